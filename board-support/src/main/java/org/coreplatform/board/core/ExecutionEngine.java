package org.coreplatform.board.core;

/// Executes user code.
///
/// An engine keeps what it needs per context in [UserContext#engineState()]. It raises traps
/// through [Core#trap], calls [Core#expire] when the meter has run out, and when the outcome is
/// `SWITCH` it suspends the context and returns from [#resume]. It may run the context that the
/// kernel switched to ([Core#currentContext()]) before it returns, unless
/// [Core#isPauseRequested()], as long as the effect is the same.
public interface ExecutionEngine {
    /// Runs a context from its [UserContext#nextIp()] until it is switched away from.
    ///
    /// @param core the core that executes
    /// @param context what to execute
    void resume(Core core, UserContext context);
}
