package org.coreplatform.board.catalog;

import java.util.Optional;
import org.coreplatform.sdk.profile.BoardProfile;

/// A kind of board: its data, and how to make one.
public interface BoardModel {
    /// {@return the board with the memory that it usually has}
    BoardProfile profile();

    /// {@return what is wrong with fitting this much memory, in words for the user}
    Optional<String> memoryProblem(long bytes);

    /// {@return a new board, powered on}
    ///
    /// @param profile this model's profile, perhaps with another amount of memory that has no
    ///     [#memoryProblem]
    Board create(BoardProfile profile);
}
