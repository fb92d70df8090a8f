package org.coreplatform.pd;

import org.coreplatform.kernel.pd.language.Traceable;
import org.jspecify.annotations.Nullable;

/// The methods of `java.lang.Throwable`. Where the host composes a message from its own state or
/// from transformed code, a fixed one stands instead.
public final class ThrowableLibrary {
    private ThrowableLibrary() {}

    public static @Nullable String getMessage(Throwable self) {
        if (self instanceof Traceable) {
            return self.getMessage();
        }
        if (self instanceof NullPointerException) {
            return "a null reference was used";
        }
        if (self instanceof ClassCastException) {
            return "an object is not of the type that it was cast to";
        }
        if (self instanceof ArrayStoreException) {
            return "an object is not of the type that an array's elements have";
        }
        return self.getMessage();
    }

    public static @Nullable String getLocalizedMessage(Throwable self) {
        return self instanceof Traceable ? self.getLocalizedMessage() : getMessage(self);
    }

    public static String toString(Throwable self) {
        return self instanceof Traceable ? self.toString() : toStringOfSuper(self);
    }

    /// {@return what `Throwable.toString` gives}
    public static String toStringOfSuper(Throwable self) {
        String message = getLocalizedMessage(self);
        String name = self.getClass().getName();
        if (message == null) {
            return name;
        }
        StringBuilder text = new StringBuilder();
        StringBuilderLibrary.append(text, name);
        StringBuilderLibrary.append(text, ": ");
        StringBuilderLibrary.append(text, message);
        return StringBuilderLibrary.toString(text);
    }

    /// {@return the message of an exception that has only a cause}
    public static @Nullable String describe(@Nullable Throwable cause) {
        return cause == null ? null : toString(cause);
    }

    /// Forgets the suppressed exception: nothing could ask for it.
    @SuppressWarnings("UnusedVariable") // the signature is that of the replaced method
    public static void addSuppressed(Throwable self, Throwable suppressed) {}
}
