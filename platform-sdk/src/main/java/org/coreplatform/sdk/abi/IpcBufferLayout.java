package org.coreplatform.sdk.abi;

/// Layout of the 1 KiB IPC buffer, in bytes from its start (seL4 `seL4_IPCBuffer`, 64 bit).
public final class IpcBufferLayout {
    public static final int TAG = 0;

    /// Message register 0; register i is at `MESSAGE + 8 * i`.
    public static final int MESSAGE = 8;

    public static final int USER_DATA = 968;

    /// Capability addresses to send, badges of unwrapped capabilities received: 3 words.
    public static final int CAPS_OR_BADGES = 976;

    public static final int RECEIVE_CNODE = 1000;
    public static final int RECEIVE_INDEX = 1008;
    public static final int RECEIVE_DEPTH = 1016;
    public static final int SIZE_BYTES = 1024;

    private IpcBufferLayout() {}
}
