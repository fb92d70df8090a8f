package org.coreplatform.builder.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.CheckOptions;
import org.coreplatform.description.model.MicrokitBoards;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.Target;
import org.coreplatform.sdk.profile.BoardProfile;

/// What a build depends on apart from its files.
///
/// @param profile whose rules to use, unless the description or its name decides
/// @param board the board with the memory that is fitted
/// @param microkit what descriptions of Microkit's profile are checked for
/// @param searchPath folders in which programs are looked for after the description's own
public record BuildSettings(
        Optional<Profile> profile, BoardProfile board, Target microkit, List<Path> searchPath) {

    public BuildSettings {
        searchPath = List.copyOf(searchPath);
    }

    /// {@return the usual settings for a board}
    public static BuildSettings forBoard(BoardProfile board) {
        return new BuildSettings(Optional.empty(), board, MicrokitBoards.standard(), List.of());
    }

    /// {@return how to check descriptions}
    CheckOptions checkOptions() {
        return new CheckOptions(profile, Target.of(board), microkit, Optional.empty());
    }
}
