package org.coreplatform.sdk.image;

import java.util.List;

/// What the monitor's program segment holds: whom it watches, by PD index.
///
/// @param subjects the protection domains; index = PD index
public record MonitorProgram(List<Subject> subjects) {

    public MonitorProgram {
        subjects = List.copyOf(subjects);
    }

    /// A protection domain as the monitor knows it.
    ///
    /// @param name for its reports
    /// @param passive whether it will ask to become passive
    /// @param stackBytes tells a stack overflow from other page faults
    public record Subject(String name, boolean passive, long stackBytes) {}
}
