package org.coreplatform.board.time;

/// The counter that executing code counts down, one per machine.
///
/// The engine for Java PDs supplies one whose home is a static field that transformed code can
/// reach without a call.
public interface CycleMeter {
    /// {@return cycles left before something is due; negative when it is overdue}
    int remaining();

    /// Sets the cycles left.
    void setRemaining(int cycles);
}
