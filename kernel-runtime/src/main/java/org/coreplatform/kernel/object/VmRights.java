package org.coreplatform.kernel.object;

/// What a frame capability lets user code do with the page (seL4 `vm_rights_t`).
public final class VmRights {
    public static final int KERNEL_ONLY = 1;
    public static final int READ_ONLY = 2;
    public static final int READ_WRITE = 3;

    private VmRights() {}
}
