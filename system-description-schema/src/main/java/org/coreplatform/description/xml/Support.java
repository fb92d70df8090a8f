package org.coreplatform.description.xml;

import org.coreplatform.description.model.Profile;

/// Which profiles understand a part of the format.
enum Support {
    BOTH,
    /// Ours: unknown to Microkit.
    CORE_PLATFORM,
    /// Microkit's: known to the Core Platform, but not yet supported.
    MICROKIT;

    boolean in(Profile profile) {
        return switch (this) {
            case BOTH -> true;
            case CORE_PLATFORM -> profile == Profile.CORE_PLATFORM;
            case MICROKIT -> profile == Profile.MICROKIT;
        };
    }

    /// {@return whether the profile knows the part, though it may not support it yet}
    boolean isKnownTo(Profile profile) {
        return this != CORE_PLATFORM || profile == Profile.CORE_PLATFORM;
    }
}
