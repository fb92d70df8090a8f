package org.coreplatform.kernel.pd.language;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Computes the live size of a PD's heap by model sizes, at a moment when the PD is quiescent.
///
/// Objects wait in a list of their own, so the shape of the heap does not matter to the host's
/// stack.
public final class Tracer {
    // Only asked for membership: its order never shows.
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> waiting = new ArrayDeque<>();
    private long bytes;

    private Tracer() {}

    /// {@return the model bytes of everything that can be reached}
    ///
    /// @param statics an object of the generated class [Desugaring#ROOTS]
    /// @param roots objects that are alive beside what the static fields hold
    public static long liveBytes(Traceable statics, Object... roots) {
        Tracer tracer = new Tracer();
        statics.trace(tracer);
        for (Object root : roots) {
            tracer.visit(root);
        }
        while (!tracer.waiting.isEmpty()) {
            tracer.measure(tracer.waiting.removeLast());
        }
        return tracer.bytes;
    }

    /// Called by generated code: an object of the program has so many bytes.
    public void add(int objectBytes) {
        bytes += objectBytes;
    }

    /// Called by generated code: an object of the program refers to this.
    public void visit(@Nullable Object reference) {
        if (reference != null && seen.add(reference)) {
            waiting.addLast(reference);
        }
    }

    private void measure(Object object) {
        switch (object) {
            case Traceable traceable -> traceable.trace(this);
            case Object[] array -> {
                bytes += ObjectSizes.array(array.length, Long.BYTES);
                for (Object element : array) {
                    visit(element);
                }
            }
            default -> bytes += ObjectSizes.leaf(object);
        }
        if (object instanceof Throwable throwable) {
            visit(throwable.getCause());
        }
    }
}
