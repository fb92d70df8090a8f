package org.coreplatform.sdk.abi;

/// System call numbers, as in register a7 (seL4 MCS, RISC-V; seL4 manual "System Calls").
public final class SystemCall {
    /// Send to `a0` and wait for the reply.
    public static final int CALL = -1;

    /// Send through the reply capability `a6`, then receive from `a0`.
    public static final int REPLY_RECV = -2;

    /// Send to `t0` without blocking, then receive from `a0` with reply object `a6`.
    public static final int NB_SEND_RECV = -3;

    /// Send to `a6` without blocking, then wait on `a0`.
    public static final int NB_SEND_WAIT = -4;

    /// Send to `a0`, blocking until received.
    public static final int SEND = -5;

    /// Send to `a0`; dropped when nobody waits.
    public static final int NB_SEND = -6;

    /// Receive from `a0` with reply object `a6`.
    public static final int RECV = -7;

    /// Receive from `a0` with reply object `a6`; badge 0 when there is nothing.
    public static final int NB_RECV = -8;

    /// Receive from `a0` without a reply object.
    public static final int WAIT = -9;

    /// Receive from `a0` without a reply object; badge 0 when there is nothing.
    public static final int NB_WAIT = -10;

    /// Give up what is left of the head refill.
    public static final int YIELD = -11;

    /// Print the character in `a0` on the debug console.
    public static final int DEBUG_PUT_CHAR = -12;

    /// Return in `a0` the kind of the capability at `a0`.
    public static final int DEBUG_CAP_IDENTIFY = -15;

    /// Name the thread whose TCB capability is in `a0`.
    public static final int DEBUG_NAME_THREAD = -17;

    private SystemCall() {}
}
