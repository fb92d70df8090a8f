package org.coreplatform.kernel.object;

import org.coreplatform.kernel.object.Capability.NullCapability;
import org.jspecify.annotations.Nullable;

/// A place for one capability, and its place in the derivation list.
public final class Slot {
    public Capability capability = NullCapability.NULL;

    public @Nullable Slot previous;
    public @Nullable Slot next;

    /// Whether this is the original, whose derived capabilities can be revoked.
    public boolean revocable;

    /// Whether it was the first with its badge.
    public boolean firstBadged;

    /// {@return whether it holds no capability}
    public boolean isEmpty() {
        return capability instanceof NullCapability;
    }
}
