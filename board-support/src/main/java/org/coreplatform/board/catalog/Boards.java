package org.coreplatform.board.catalog;

import java.util.List;
import java.util.Optional;

/// The boards that exist.
public final class Boards {
    /// All boards; the first one is the default.
    public static final List<BoardModel> ALL = List.of(new QemuVirtRiscv64());

    private Boards() {}

    /// {@return the board that `--board` names}
    public static Optional<BoardModel> named(String name) {
        return ALL.stream().filter(board -> board.profile().name().equals(name)).findFirst();
    }
}
