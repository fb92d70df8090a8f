package org.coreplatform.kernel.pd;

import org.coreplatform.sdk.image.MonitorProgram;

/// Makes the programs of the runtime itself.
public interface BuiltinPrograms {
    /// {@return the monitor}
    ///
    /// @param program whom it watches
    BuiltinProgram monitor(MonitorProgram program);
}
