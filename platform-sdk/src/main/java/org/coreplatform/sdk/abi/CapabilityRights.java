package org.coreplatform.sdk.abi;

/// Bits of a capability-rights word (seL4 `seL4_CapRights`).
public final class CapabilityRights {
    public static final int WRITE = 1;
    public static final int READ = 2;
    public static final int GRANT = 4;
    public static final int GRANT_REPLY = 8;
    public static final int READ_WRITE = READ | WRITE;
    public static final int READ_WRITE_GRANT = READ | WRITE | GRANT;
    public static final int ALL = 15;

    private CapabilityRights() {}
}
