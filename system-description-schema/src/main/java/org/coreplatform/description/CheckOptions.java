package org.coreplatform.description;

import java.util.Optional;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.Target;
import org.coreplatform.sdk.profile.BoardProfile;

/// How to check descriptions.
///
/// @param profile whose rules to use, unless the description or its name decides
/// @param corePlatform the target for descriptions of the Core Platform's profile
/// @param microkit the target for descriptions of Microkit's profile, if it is supported
public record CheckOptions(
        Optional<Profile> profile, Target corePlatform, Optional<Target> microkit) {

    /// {@return the usual checks for a board}
    public static CheckOptions forBoard(BoardProfile board) {
        return new CheckOptions(Optional.empty(), Target.of(board), Optional.empty());
    }

    /// {@return the same checks with this profile's rules}
    public CheckOptions withProfile(Profile chosen) {
        return new CheckOptions(Optional.of(chosen), corePlatform, microkit);
    }

    /// {@return the target for a profile, if the profile is supported}
    public Optional<Target> target(Profile chosen) {
        return chosen == Profile.CORE_PLATFORM ? Optional.of(corePlatform) : microkit;
    }

    /// {@return the same checks with this target for Microkit's descriptions}
    public CheckOptions withMicrokit(Target target) {
        return new CheckOptions(profile, corePlatform, Optional.of(target));
    }
}
