package org.coreplatform.sdk.image;

import org.coreplatform.sdk.abi.ObjectType;

/// A kernel object.
///
/// @param name unique, such as `tcb_pump` or `frame_mr_ring_0000`
/// @param type its kind
/// @param userBits the size that the retype request carries ([ObjectType#sizeBits])
/// @param physicalAddress where it lies
/// @param slot slot of its capability in the initialiser's CNode
public record ObjectSpec(
        String name, ObjectType type, int userBits, long physicalAddress, int slot) {

    /// {@return how many bytes it takes}
    public long sizeBytes() {
        return 1L << type.sizeBits(userBits);
    }
}
