package org.coreplatform.kernel.boot;

import org.coreplatform.kernel.object.ThreadRegisters;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.image.BootLayout;

/// A capability invocation of the root task, as its system-call stub would send it.
///
/// The factories name the invocations as the seL4 manual does, with slots of the root CNode for
/// capabilities.
final class Invocation {
    /// Address bits that resolve in the root CNode: all of them.
    private static final int FULL_DEPTH = Long.SIZE;

    private final String name;
    private final long capability;
    private final int label;
    private final int[] capabilities;
    private final long[] words;

    private Invocation(String name, long capability, int label, int[] capabilities, long[] words) {
        this.name = name;
        this.capability = capability;
        this.label = label;
        this.capabilities = capabilities;
        this.words = words;
    }

    /// {@return the manual's name for it}
    String name() {
        return name;
    }

    /// {@return address of the invoked capability}
    long capability() {
        return capability;
    }

    /// {@return one of [InvocationLabel]}
    int label() {
        return label;
    }

    /// {@return how many capabilities it passes}
    int capabilityCount() {
        return capabilities.length;
    }

    /// {@return address of a capability that it passes}
    int capability(int index) {
        return capabilities[index];
    }

    /// {@return how many words it passes}
    int wordCount() {
        return words.length;
    }

    /// {@return a word that it passes}
    long word(int index) {
        return words[index];
    }

    private static int[] passing(int... slots) {
        return slots;
    }

    static Invocation retype(int untyped, ObjectType type, int userBits, int count, int slot) {
        return new Invocation(
                "Untyped_Retype",
                untyped,
                InvocationLabel.UNTYPED_RETYPE,
                passing(BootLayout.SLOT_CNODE),
                new long[] {type.number(), userBits, 0, 0, slot, count});
    }

    /// Copies within the root CNode.
    static Invocation copy(int target, int source, int rights) {
        return copyTo(BootLayout.SLOT_CNODE, target, FULL_DEPTH, source, rights);
    }

    static Invocation copyTo(int cnode, int target, int depth, int source, int rights) {
        return new Invocation(
                "CNode_Copy",
                cnode,
                InvocationLabel.CNODE_COPY,
                passing(BootLayout.SLOT_CNODE),
                new long[] {target, depth, source, FULL_DEPTH, rights});
    }

    /// Mints within the root CNode.
    static Invocation mint(int target, int source, int rights, long data) {
        return mintTo(BootLayout.SLOT_CNODE, target, FULL_DEPTH, source, rights, data);
    }

    static Invocation mintTo(int cnode, int target, int depth, int source, int rights, long data) {
        return new Invocation(
                "CNode_Mint",
                cnode,
                InvocationLabel.CNODE_MINT,
                passing(BootLayout.SLOT_CNODE),
                new long[] {target, depth, source, FULL_DEPTH, rights, data});
    }

    static Invocation irqControlGet(int irq, boolean edge, int slot) {
        return new Invocation(
                "IRQControl_GetTrigger",
                BootLayout.SLOT_IRQ_CONTROL,
                InvocationLabel.RISCV_IRQ_ISSUE_IRQ_HANDLER_TRIGGER,
                passing(BootLayout.SLOT_CNODE),
                new long[] {irq, edge ? 1 : 0, slot, FULL_DEPTH});
    }

    static Invocation irqHandlerSetNotification(int handler, int notification) {
        return new Invocation(
                "IRQHandler_SetNotification",
                handler,
                InvocationLabel.IRQ_SET_IRQ_HANDLER,
                passing(notification),
                new long[0]);
    }

    static Invocation asidPoolAssign(int table) {
        return new Invocation(
                "ASIDPool_Assign",
                BootLayout.SLOT_ASID_POOL,
                InvocationLabel.RISCV_ASID_POOL_ASSIGN,
                passing(table),
                new long[0]);
    }

    static Invocation pageTableMap(int table, int vspace, long address) {
        return new Invocation(
                "PageTable_Map",
                table,
                InvocationLabel.RISCV_PAGE_TABLE_MAP,
                passing(vspace),
                new long[] {address, 0});
    }

    static Invocation pageMap(int frame, int vspace, long address, int rights, boolean executable) {
        return new Invocation(
                "Page_Map",
                frame,
                InvocationLabel.RISCV_PAGE_MAP,
                passing(vspace),
                new long[] {address, rights, executable ? 0 : 1});
    }

    static Invocation pageGetAddress(int frame) {
        return new Invocation(
                "Page_GetAddress",
                frame,
                InvocationLabel.RISCV_PAGE_GET_ADDRESS,
                passing(),
                new long[0]);
    }

    static Invocation schedControlConfigure(
            int control, int context, long budgetMicros, long periodMicros, long badge) {
        return new Invocation(
                "SchedControl_ConfigureFlags",
                control,
                InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS,
                passing(context),
                new long[] {budgetMicros, periodMicros, 0, badge, 0});
    }

    static Invocation bindNotification(int tcb, int notification) {
        return new Invocation(
                "TCB_BindNotification",
                tcb,
                InvocationLabel.TCB_BIND_NOTIFICATION,
                passing(notification),
                new long[0]);
    }

    static Invocation configure(int tcb, int cspace, int vspace, int buffer, long bufferAddress) {
        return new Invocation(
                "TCB_Configure",
                tcb,
                InvocationLabel.TCB_CONFIGURE,
                passing(cspace, vspace, buffer),
                new long[] {0, 0, bufferAddress});
    }

    /// @param faultEndpoint slot of the fault handler, 0 for none
    static Invocation setSchedParams(int tcb, int priority, int schedContext, int faultEndpoint) {
        return new Invocation(
                "TCB_SetSchedParams",
                tcb,
                InvocationLabel.TCB_SET_SCHED_PARAMS,
                passing(BootLayout.SLOT_TCB, schedContext, faultEndpoint),
                new long[] {priority, priority});
    }

    /// Writes every register: pc and sp as given, the others 0.
    static Invocation writeRegisters(int tcb, long pc, long sp) {
        long[] words = new long[2 + ThreadRegisters.COUNT];
        words[1] = ThreadRegisters.COUNT;
        words[2 + ThreadRegisters.PC] = pc;
        words[2 + ThreadRegisters.SP] = sp;
        return new Invocation(
                "TCB_WriteRegisters", tcb, InvocationLabel.TCB_WRITE_REGISTERS, passing(), words);
    }

    static Invocation setDomain(int tcb, int domain) {
        return new Invocation(
                "DomainSet_Set",
                BootLayout.SLOT_DOMAIN,
                InvocationLabel.DOMAIN_SET_SET,
                passing(tcb),
                new long[] {domain});
    }

    /// @param ticks 0 for an end marker
    static Invocation configureDomainSchedule(int entry, int domain, long ticks) {
        return new Invocation(
                "DomainSet_ScheduleConfigure",
                BootLayout.SLOT_DOMAIN,
                InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE,
                passing(),
                new long[] {entry, domain, ticks});
    }

    static Invocation startDomainSchedule(int entry) {
        return new Invocation(
                "DomainSet_ScheduleSetStart",
                BootLayout.SLOT_DOMAIN,
                InvocationLabel.DOMAIN_SCHEDULE_SET_START,
                passing(),
                new long[] {entry});
    }

    static Invocation resume(int tcb) {
        return new Invocation(
                "TCB_Resume", tcb, InvocationLabel.TCB_RESUME, passing(), new long[0]);
    }

    static Invocation suspend(int tcb) {
        return new Invocation(
                "TCB_Suspend", tcb, InvocationLabel.TCB_SUSPEND, passing(), new long[0]);
    }
}
