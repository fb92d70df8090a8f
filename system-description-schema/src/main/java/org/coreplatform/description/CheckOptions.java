package org.coreplatform.description;

import java.util.Optional;
import org.coreplatform.description.model.MicrokitBoards;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.xml.FileSizes;
import org.coreplatform.sdk.profile.BoardProfile;

/// How to check descriptions.
///
/// @param profile whose rules to use, unless the description or its name decides
/// @param corePlatform the target for descriptions of the Core Platform's profile
/// @param microkit the target for descriptions of Microkit's profile
/// @param files finds the files that a description names, unless they are not to be looked for
public record CheckOptions(
        Optional<Profile> profile,
        Target corePlatform,
        Target microkit,
        Optional<FileSizes> files) {

    /// {@return the usual checks for a board}
    public static CheckOptions forBoard(BoardProfile board) {
        return new CheckOptions(
                Optional.empty(), Target.of(board), MicrokitBoards.standard(), Optional.empty());
    }

    /// {@return the target for a profile}
    public Target target(Profile chosen) {
        return chosen == Profile.CORE_PLATFORM ? corePlatform : microkit;
    }

    /// {@return the same checks with this profile's rules}
    public CheckOptions withProfile(Profile chosen) {
        return new CheckOptions(Optional.of(chosen), corePlatform, microkit, files);
    }

    /// {@return the same checks with this target for Microkit's descriptions}
    public CheckOptions withMicrokit(Target target) {
        return new CheckOptions(profile, corePlatform, target, files);
    }

    /// {@return the same checks, which also look for the files that a description names}
    public CheckOptions withFiles(FileSizes found) {
        return new CheckOptions(profile, corePlatform, microkit, Optional.of(found));
    }
}
