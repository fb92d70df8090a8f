package org.coreplatform.kernel.pd.metering;

import org.coreplatform.board.time.CycleMeter;

/// What transformed code counts down, as the runtime sees it: cycles for the machine, stack and
/// heap for the PD that runs.
public interface MachineMeter extends CycleMeter {
    /// {@return bytes of stack that the running PD has left}
    int stack();

    void setStack(int bytes);

    /// {@return bytes of heap that the running PD may still allocate}
    int heap();

    void setHeap(int bytes);
}
