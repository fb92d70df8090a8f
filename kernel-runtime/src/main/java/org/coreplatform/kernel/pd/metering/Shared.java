package org.coreplatform.kernel.pd.metering;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// Remembers the transformed classes of the SDK and the library, which most programs contain alike.
///
/// Such classes refer to each other only, so equal ones become equal ones in every program.
public final class Shared {
    private final Predicate<String> isCommon;
    private final Map<ByteBuffer, ProgramClass> known = new HashMap<>(); // never iterated

    /// @param isCommon tells by its binary name whether a class refers to others of its kind only
    public Shared(Predicate<String> isCommon) {
        this.isCommon = isCommon;
    }

    /// {@return whether programs have a class in common}
    ///
    /// @param className binary name
    boolean isCommon(String className) {
        return isCommon.test(className);
    }

    /// {@return the transformed class}
    ///
    /// @param original before the transformation
    /// @param transformation makes it, unless it is known
    ProgramClass find(ProgramClass original, Supplier<byte[]> transformation) {
        if (!isCommon(original.name())) {
            return new ProgramClass(original.name(), transformation.get());
        }
        ByteBuffer key = ByteBuffer.wrap(original.bytes());
        ProgramClass transformed = known.get(key);
        if (transformed == null) {
            transformed = new ProgramClass(original.name(), transformation.get());
            known.put(key, transformed);
        }
        return transformed;
    }
}
