package org.coreplatform.sdk.abi;

/// Object types of `UntypedRetype` (seL4 MCS, RV64) with their sizes.
public enum ObjectType {
    /// Size given by the user, 4 to 38 bits.
    UNTYPED(4),
    TCB(11),
    ENDPOINT(4),
    NOTIFICATION(6),
    /// Size given by the user as the radix; a slot takes 32 bytes.
    CNODE(5),
    /// Size given by the user, at least 7 bits.
    SCHED_CONTEXT(7),
    REPLY(5),
    GIGA_PAGE(30),
    PAGE(12),
    MEGA_PAGE(21),
    PAGE_TABLE(12);

    private static final ObjectType[] BY_NUMBER = values();

    private final int baseBits;

    ObjectType(int baseBits) {
        this.baseBits = baseBits;
    }

    /// {@return the number that a retype request carries}
    public int number() {
        return ordinal();
    }

    /// {@return how many types there are; a number from here on is not one}
    public static int count() {
        return BY_NUMBER.length;
    }

    /// {@return the type with this number}
    ///
    /// @param number 0 to [#count()] - 1
    public static ObjectType of(int number) {
        return BY_NUMBER[number];
    }

    /// {@return the object's size as a power of two in bytes}
    ///
    /// @param userBits the request's size: log2 bytes for [#UNTYPED] and [#SCHED_CONTEXT], the
    ///     radix for [#CNODE], ignored for the others
    public int sizeBits(int userBits) {
        return switch (this) {
            case UNTYPED, SCHED_CONTEXT -> userBits;
            case CNODE -> userBits + baseBits;
            default -> baseBits;
        };
    }

    /// {@return whether the objects are frames, which may also come from device memory}
    public boolean isFrame() {
        return this == PAGE || this == MEGA_PAGE || this == GIGA_PAGE;
    }
}
