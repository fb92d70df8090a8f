package org.coreplatform.board.device;

/// Sees what the actuators do, at the moment at which they do it.
public interface ActuatorObserver {
    /// The stepper motor has finished a step.
    ///
    /// @param cycle cycles since power-on
    /// @param position steps done since power-on
    void stepped(long cycle, long position);

    /// An output has changed.
    ///
    /// @param cycle cycles since power-on
    /// @param output 0 to 15
    /// @param value its value from now on
    void outputChanged(long cycle, int output, int value);

    /// The brake was engaged or released.
    ///
    /// @param cycle cycles since power-on
    void brakeChanged(long cycle, boolean engaged);
}
