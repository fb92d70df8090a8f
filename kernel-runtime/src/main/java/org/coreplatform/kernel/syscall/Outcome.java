package org.coreplatform.kernel.syscall;

/// How an invocation ended.
enum Outcome {
    /// Done; there are no results.
    DONE,
    /// Done; the results have been written, or will be when the thread runs again.
    ANSWERED,
    /// Refused; the [Request] says why.
    FAILED,
    /// Stopped in the middle; the thread makes the system call again.
    PREEMPTED
}
