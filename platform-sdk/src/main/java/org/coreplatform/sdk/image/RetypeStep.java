package org.coreplatform.sdk.image;

import org.coreplatform.sdk.abi.ObjectType;

/// One `UntypedRetype` of the initialiser.
///
/// Steps of type `UNTYPED` either skip memory up to a wanted address or cut out a block that later
/// steps allocate from.
///
/// @param untypedSlot slot of the untyped capability
/// @param type what to make
/// @param userBits the request's size
/// @param count how many, 1 to 256
/// @param firstSlot slot of the first new capability
public record RetypeStep(
        int untypedSlot, ObjectType type, int userBits, int count, int firstSlot) {}
