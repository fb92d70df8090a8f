package org.coreplatform.builder.lowering;

import org.coreplatform.sdk.abi.ObjectType;

/// A kernel object before it has an address.
///
/// @param name unique
/// @param type its kind
/// @param userBits the size that the retype request carries
/// @param placement where it has to lie
/// @param purpose whom it is for, for the table of memory use
public record PlannedObject(
        String name, ObjectType type, int userBits, Placement placement, Purpose purpose) {

    /// {@return how many bytes it takes, as a power of two}
    public int sizeBits() {
        return type.sizeBits(userBits);
    }

    /// {@return how many bytes it takes}
    public long sizeBytes() {
        return 1L << sizeBits();
    }

    /// What memory is used for.
    ///
    /// @param owner the protection domain or region
    /// @param use what the owner does with it
    public record Purpose(String owner, Use use) {}

    /// The kinds of use that a person can do something about.
    public enum Use {
        PROGRAM("program"),
        STACK("stack"),
        HEAP("heap"),
        REGION("memory region"),
        KERNEL("kernel objects");

        private final String words;

        Use(String words) {
            this.words = words;
        }

        /// {@return what a report calls it}
        public String words() {
            return words;
        }
    }
}
