package org.coreplatform.description.model;

/// A scheduling priority; a larger value runs first.
public record Priority(long value) {
    /// {@return whether this one runs before the other}
    public boolean isHigherThan(Priority other) {
        return Long.compareUnsigned(value, other.value) > 0;
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
