package org.coreplatform.kernel.boot;

import java.util.Optional;

/// The world outside a machine, its devices' outer sides aside.
///
/// What comes from outside is planned among the board's events, before whatever else happens at its
/// cycle. If that is more than a turn of a core away, the same inputs at the same cycles are the
/// same run, whoever plans them, and whenever.
public interface Host {
    /// Nobody.
    Host NONE = Optional::empty;

    /// Asked now and then while programs run, and whenever nothing does.
    ///
    /// @return when and why the machine is to stop, if there is a new wish
    Optional<Stop> poll();

    /// Told when nothing happens before a cycle, to which time is about to be skipped. May wait,
    /// and may plan something for an earlier one.
    ///
    /// @param cycle not before now
    default void idleUntil(long cycle) {}

    /// Told that nothing will happen any more. May wait until there is something from outside, and
    /// may plan it.
    ///
    /// @return whether the machine is to go on
    default boolean awaitInput() {
        return false;
    }
}
