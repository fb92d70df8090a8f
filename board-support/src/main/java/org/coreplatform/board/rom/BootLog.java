package org.coreplatform.board.rom;

import java.util.function.Supplier;

/// Is told, step by step, how a system comes to be.
@FunctionalInterface
public interface BootLog {
    /// Nobody listens.
    BootLog NONE = _ -> {};

    /// Notes a step that has been done.
    ///
    /// @param words what was done, without a full stop; asked for only when somebody listens
    void note(Supplier<String> words);
}
