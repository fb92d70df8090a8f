package org.coreplatform.sdk.abi;

/// Labels of capability invocations (seL4 15.0 and 16.0, RV64 MCS; Microkit 2.2 and 2.3).
public final class InvocationLabel {
    public static final int UNTYPED_RETYPE = 1;
    public static final int TCB_READ_REGISTERS = 2;
    public static final int TCB_WRITE_REGISTERS = 3;
    public static final int TCB_COPY_REGISTERS = 4;
    public static final int TCB_CONFIGURE = 5;
    public static final int TCB_SET_PRIORITY = 6;
    public static final int TCB_SET_MC_PRIORITY = 7;
    public static final int TCB_SET_SCHED_PARAMS = 8;
    public static final int TCB_SET_TIMEOUT_ENDPOINT = 9;
    public static final int TCB_SET_IPC_BUFFER = 10;
    public static final int TCB_SET_SPACE = 11;
    public static final int TCB_SUSPEND = 12;
    public static final int TCB_RESUME = 13;
    public static final int TCB_BIND_NOTIFICATION = 14;
    public static final int TCB_UNBIND_NOTIFICATION = 15;
    public static final int TCB_SET_TLS_BASE = 16;
    public static final int TCB_SET_FLAGS = 17;
    public static final int CNODE_REVOKE = 18;
    public static final int CNODE_DELETE = 19;
    public static final int CNODE_CANCEL_BADGED_SENDS = 20;
    public static final int CNODE_COPY = 21;
    public static final int CNODE_MINT = 22;
    public static final int CNODE_MOVE = 23;
    public static final int CNODE_MUTATE = 24;
    public static final int CNODE_ROTATE = 25;
    public static final int IRQ_ISSUE_IRQ_HANDLER = 26;
    public static final int IRQ_ACK_IRQ = 27;
    public static final int IRQ_SET_IRQ_HANDLER = 28;
    public static final int IRQ_CLEAR_IRQ_HANDLER = 29;
    public static final int DOMAIN_SET_SET = 30;
    public static final int DOMAIN_SCHEDULE_CONFIGURE = 31;
    public static final int DOMAIN_SCHEDULE_SET_START = 32;
    public static final int SCHED_CONTROL_CONFIGURE_FLAGS = 33;
    public static final int SCHED_CONTEXT_BIND = 34;
    public static final int SCHED_CONTEXT_UNBIND = 35;
    public static final int SCHED_CONTEXT_UNBIND_OBJECT = 36;
    public static final int SCHED_CONTEXT_CONSUMED = 37;
    public static final int SCHED_CONTEXT_YIELD_TO = 38;
    public static final int RISCV_PAGE_TABLE_MAP = 39;
    public static final int RISCV_PAGE_TABLE_UNMAP = 40;
    public static final int RISCV_PAGE_MAP = 41;
    public static final int RISCV_PAGE_UNMAP = 42;
    public static final int RISCV_PAGE_GET_ADDRESS = 43;
    public static final int RISCV_ASID_CONTROL_MAKE_POOL = 44;
    public static final int RISCV_ASID_POOL_ASSIGN = 45;
    public static final int RISCV_IRQ_ISSUE_IRQ_HANDLER_TRIGGER = 46;

    private InvocationLabel() {}
}
