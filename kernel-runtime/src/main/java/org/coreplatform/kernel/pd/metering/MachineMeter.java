package org.coreplatform.kernel.pd.metering;

import org.coreplatform.board.time.CycleMeter;
import org.jspecify.annotations.Nullable;

/// What transformed code counts down, as the runtime sees it: cycles for the machine, stack and
/// heap for the PD that runs.
public interface MachineMeter extends CycleMeter {
    /// {@return bytes of stack that the running PD has left}
    int stack();

    void setStack(int bytes);

    /// {@return bytes of heap that the running PD may still allocate}
    int heap();

    void setHeap(int bytes);

    /// Copies what transformed code has put aside of a loop's local variables, for as long as
    /// another PD runs.
    ///
    /// @param words as many as [MeterClass#WORDS]
    /// @param references as many as [MeterClass#REFERENCES]
    void saveLocals(long[] words, @Nullable Object[] references);

    /// Puts them back.
    void restoreLocals(long[] words, @Nullable Object[] references);
}
