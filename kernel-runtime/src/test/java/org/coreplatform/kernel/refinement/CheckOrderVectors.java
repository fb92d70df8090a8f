package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_COPY;
import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_MINT;
import static org.coreplatform.sdk.abi.InvocationLabel.CNODE_ROTATE;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SET_SET;
import static org.coreplatform.sdk.abi.InvocationLabel.IRQ_ISSUE_IRQ_HANDLER;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_ASID_CONTROL_MAKE_POOL;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_PAGE_MAP;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_PAGE_TABLE_MAP;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_BIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_CONFIGURE;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_READ_REGISTERS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_SCHED_PARAMS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_SPACE;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_WRITE_REGISTERS;
import static org.coreplatform.sdk.abi.KernelError.ALIGNMENT_ERROR;
import static org.coreplatform.sdk.abi.KernelError.DELETE_FIRST;
import static org.coreplatform.sdk.abi.KernelError.FAILED_LOOKUP;
import static org.coreplatform.sdk.abi.KernelError.ILLEGAL_OPERATION;
import static org.coreplatform.sdk.abi.KernelError.INVALID_ARGUMENT;
import static org.coreplatform.sdk.abi.KernelError.INVALID_CAPABILITY;
import static org.coreplatform.sdk.abi.KernelError.RANGE_ERROR;
import static org.coreplatform.sdk.abi.KernelError.REVOKE_FIRST;
import static org.coreplatform.sdk.abi.KernelError.TRUNCATED_MESSAGE;
import static org.coreplatform.sdk.abi.LookupFailure.INVALID_ROOT;
import static org.coreplatform.sdk.abi.LookupFailure.MISSING_CAPABILITY;
import static org.coreplatform.sdk.image.BootLayout.SLOT_ASID_CONTROL;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_DOMAIN;
import static org.coreplatform.sdk.image.BootLayout.SLOT_IRQ_CONTROL;
import static org.coreplatform.sdk.image.BootLayout.SLOT_SCHED_CONTEXT;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.coreplatform.sdk.image.BootLayout.SLOT_VSPACE;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.ObjectType;

/// In which order invocations check their arguments: each request mends what was wrong with the one
/// before it.
final class CheckOrderVectors {
    private static final long MAX_PERIOD = 0x333_3333_3333_3333L;
    private static final long USER_TOP = 0x3f_ffff_f000L;
    private static final int BITS = Script.ALL_BITS;

    static final List<GoldenVector> ALL =
            List.of(
                    v("a copy", CheckOrderVectors::copy),
                    v("a mint", CheckOrderVectors::mint),
                    v("a rotation", CheckOrderVectors::rotate),
                    v("a CNode's operations in general", CheckOrderVectors::cnode),
                    v("reading registers", CheckOrderVectors::readRegisters),
                    v("writing registers", CheckOrderVectors::writeRegisters),
                    v("configuring a thread", CheckOrderVectors::configureThread),
                    v("a thread's spaces", CheckOrderVectors::setSpace),
                    v("scheduling parameters", CheckOrderVectors::schedParams),
                    v("budgets", CheckOrderVectors::configureFlags),
                    v("binding a scheduling context", CheckOrderVectors::bind),
                    v("issuing an interrupt handler", CheckOrderVectors::issue),
                    v("a thread's domain", CheckOrderVectors::domain),
                    v("an entry of the domains' schedule", CheckOrderVectors::schedule),
                    v("mapping a table", CheckOrderVectors::mapTable),
                    v("mapping a page", CheckOrderVectors::mapPage),
                    v("making an ASID pool", CheckOrderVectors::makePool));

    private CheckOrderVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name + " is checked in this order", script);
    }

    // --- CNodes ---

    private static Answer onRoot(Script s, int label, List<Integer> caps, long... words) {
        return s.root().call(SLOT_CNODE, label, caps, words);
    }

    private static void cnode(Script s) {
        s.root()
                .call(SLOT_CNODE, InvocationLabel.CNODE_ROTATE + 1, List.of(), 1)
                .is(ILLEGAL_OPERATION);
        onRoot(s, InvocationLabel.CNODE_DELETE, List.of(), 1).is(TRUNCATED_MESSAGE);
        onRoot(s, CNODE_COPY, List.of(), 1, 65).is(RANGE_ERROR, 1, BITS);
        onRoot(s, CNODE_COPY, List.of(), 1, BITS).is(TRUNCATED_MESSAGE);
    }

    private static void copy(Script s) {
        int endpoint = s.endpoint();
        int empty = s.slot();
        int target = s.slot();
        onRoot(s, CNODE_COPY, List.of(), SLOT_TCB, BITS, empty, 0).is(TRUNCATED_MESSAGE);
        onRoot(s, CNODE_COPY, List.of(endpoint), SLOT_TCB, BITS, empty, 0).is(DELETE_FIRST);
        onRoot(s, CNODE_COPY, List.of(endpoint), target, BITS, empty, 0)
                .is(FAILED_LOOKUP, 1, INVALID_ROOT);
        onRoot(s, CNODE_COPY, List.of(SLOT_CNODE), target, BITS, empty, 0).is(RANGE_ERROR, 1, BITS);
        onRoot(s, CNODE_COPY, List.of(SLOT_CNODE), target, BITS, empty, BITS)
                .is(FAILED_LOOKUP, 1, MISSING_CAPABILITY, BITS);
        onRoot(s, CNODE_COPY, List.of(SLOT_CNODE), target, BITS, SLOT_IRQ_CONTROL, BITS)
                .is(TRUNCATED_MESSAGE);
        onRoot(s, CNODE_COPY, List.of(SLOT_CNODE), target, BITS, SLOT_IRQ_CONTROL, BITS, 15)
                .is(ILLEGAL_OPERATION);
        onRoot(s, CNODE_COPY, List.of(SLOT_CNODE), target, BITS, endpoint, BITS, 15).ok();
    }

    private static void mint(Script s) {
        int used = s.memory(12);
        s.root().retype(used, ObjectType.ENDPOINT, 0, s.slot()).ok();
        int target = s.slot();
        int badged = s.minted(s.endpoint(), CapabilityRights.ALL, 1);
        onRoot(s, CNODE_MINT, List.of(SLOT_CNODE), target, BITS, badged, BITS, 15)
                .is(TRUNCATED_MESSAGE);
        onRoot(s, CNODE_MINT, List.of(SLOT_CNODE), target, BITS, used, BITS, 15, 1)
                .is(REVOKE_FIRST);
        onRoot(s, CNODE_MINT, List.of(SLOT_CNODE), target, BITS, badged, BITS, 15, 1)
                .is(ILLEGAL_OPERATION);
    }

    private static Answer rotate(Script s, int dest, int pivot, int source) {
        return onRoot(
                s,
                CNODE_ROTATE,
                List.of(SLOT_CNODE, SLOT_CNODE),
                dest,
                BITS,
                0,
                pivot,
                BITS,
                0,
                source,
                BITS);
    }

    private static void rotate(Script s) {
        int tcb = s.make(ObjectType.TCB, 0);
        int reply = s.reply();
        int endpoint = s.endpoint();
        int empty = s.slot();
        int none = s.slot();
        onRoot(s, CNODE_ROTATE, List.of(SLOT_CNODE), tcb, BITS, 0, none, 0, 0, none, 0)
                .is(TRUNCATED_MESSAGE);
        onRoot(s, CNODE_ROTATE, List.of(reply, reply), tcb, BITS, 0, none, 0, 0, none, 0)
                .is(FAILED_LOOKUP, 1, INVALID_ROOT);
        onRoot(s, CNODE_ROTATE, List.of(reply, SLOT_CNODE), tcb, BITS, 0, none, 0, 0, none, 0)
                .is(RANGE_ERROR, 1, BITS);
        onRoot(s, CNODE_ROTATE, List.of(reply, SLOT_CNODE), tcb, BITS, 0, none, 0, 0, none, BITS)
                .is(FAILED_LOOKUP, 1, INVALID_ROOT);
        rotate(s, tcb, none, none).is(ILLEGAL_OPERATION);
        rotate(s, tcb, tcb, none).is(ILLEGAL_OPERATION);
        rotate(s, tcb, empty, none).is(DELETE_FIRST);
        rotate(s, s.slot(), empty, none).is(FAILED_LOOKUP, 1, MISSING_CAPABILITY, BITS);
        rotate(s, s.slot(), empty, endpoint).is(FAILED_LOOKUP, 0, MISSING_CAPABILITY, BITS);
        rotate(s, s.slot(), reply, endpoint).is(ILLEGAL_OPERATION);
        rotate(s, s.slot(), reply, tcb).ok();
    }

    // --- Threads ---

    private static void readRegisters(Script s) {
        s.root().call(SLOT_TCB, TCB_READ_REGISTERS, List.of(), 0).is(TRUNCATED_MESSAGE);
        s.root().call(SLOT_TCB, TCB_READ_REGISTERS, List.of(), 0, 0).is(RANGE_ERROR, 1, 32);
        s.root().call(SLOT_TCB, TCB_READ_REGISTERS, List.of(), 0, 1).is(ILLEGAL_OPERATION);
    }

    private static void writeRegisters(Script s) {
        s.root().call(SLOT_TCB, TCB_WRITE_REGISTERS, List.of(), 0).is(TRUNCATED_MESSAGE);
        s.root().call(SLOT_TCB, TCB_WRITE_REGISTERS, List.of(), 0, 1).is(TRUNCATED_MESSAGE);
        s.root().call(SLOT_TCB, TCB_WRITE_REGISTERS, List.of(), 0, 1, 2).is(ILLEGAL_OPERATION);
        int tcb = s.make(ObjectType.TCB, 0);
        var words = new long[42];
        words[1] = 40;
        s.root().call(tcb, TCB_WRITE_REGISTERS, List.of(), words).ok();
    }

    private static Answer configure(
            Script s, int tcb, int cspace, int vspace, int buffer, long data, long address) {
        return s.root().call(tcb, TCB_CONFIGURE, List.of(cspace, vspace, buffer), data, 0, address);
    }

    private static void configureThread(Script s) {
        int tcb = s.make(ObjectType.TCB, 0);
        int used = s.memory(12);
        int page = s.slot();
        s.root().retype(used, ObjectType.PAGE, 0, page).ok();
        int device = s.slot();
        s.root().retype(s.deviceMemory(), ObjectType.PAGE, 0, device).ok();
        int table = s.make(ObjectType.PAGE_TABLE, 0);
        int node = s.make(ObjectType.CNODE, 4);
        s.root().call(tcb, TCB_CONFIGURE, List.of(used, used), 1, 0, 1).is(TRUNCATED_MESSAGE);
        configure(s, tcb, used, used, used, 61, 1).is(REVOKE_FIRST);
        configure(s, tcb, used, used, device, 61, 1).is(ILLEGAL_OPERATION);
        configure(s, tcb, used, used, page, 61, 1).is(ALIGNMENT_ERROR);
        configure(s, tcb, used, used, page, 61, 0x400).is(REVOKE_FIRST);
        configure(s, tcb, used, used, used, 61, 0).is(REVOKE_FIRST);
        configure(s, tcb, node, used, page, 61, 0x400).is(ILLEGAL_OPERATION);
        configure(s, tcb, node, used, page, 60, 0x400).is(REVOKE_FIRST);
        configure(s, tcb, node, table, page, 60, 0x400).is(ILLEGAL_OPERATION);
        configure(s, tcb, node, SLOT_VSPACE, page, 60, 0x400).ok();
    }

    private static void setSpace(Script s) {
        int tcb = s.make(ObjectType.TCB, 0);
        int node = s.make(ObjectType.CNODE, 4);
        int weak = s.copied(s.endpoint(), CapabilityRights.READ_WRITE);
        setSpace(s, tcb, weak, weak, weak).is(ILLEGAL_OPERATION);
        setSpace(s, tcb, weak, node, weak).is(ILLEGAL_OPERATION);
        setSpace(s, tcb, weak, node, SLOT_VSPACE).is(INVALID_CAPABILITY, 1);
        setSpace(s, tcb, 0, node, SLOT_VSPACE).ok();
        s.root().call(tcb, TCB_SET_SPACE, List.of(0, node, SLOT_VSPACE), 0).is(TRUNCATED_MESSAGE);
    }

    private static Answer setSpace(Script s, int tcb, int handler, int cspace, int vspace) {
        return s.root().call(tcb, TCB_SET_SPACE, List.of(handler, cspace, vspace), 0, 0);
    }

    private static Answer schedParams(
            Script s, int tcb, List<Integer> caps, long mcp, long priority) {
        return s.root().call(tcb, TCB_SET_SCHED_PARAMS, caps, mcp, priority);
    }

    private static void schedParams(Script s) {
        int tcb = s.make(ObjectType.TCB, 0);
        int none = s.make(ObjectType.TCB, 0);
        int reply = s.reply();
        int own = s.schedContext(1_000, 1_000);
        int other = s.schedContext(1_000, 1_000);
        s.bind(own, tcb).ok();
        schedParams(s, tcb, List.of(reply, reply), 300, 300).is(TRUNCATED_MESSAGE);
        schedParams(s, tcb, List.of(reply, reply, reply), 300, 300).is(INVALID_CAPABILITY, 1);
        schedParams(s, tcb, List.of(none, reply, reply), 1, 1).is(RANGE_ERROR, 0, 0);
        schedParams(s, tcb, List.of(SLOT_TCB, reply, reply), 300, 300).is(RANGE_ERROR, 0, 255);
        schedParams(s, tcb, List.of(SLOT_TCB, reply, reply), 9, 300).is(RANGE_ERROR, 0, 255);
        schedParams(s, tcb, List.of(SLOT_TCB, reply, reply), 9, 9).is(INVALID_CAPABILITY, 2);
        schedParams(s, tcb, List.of(SLOT_TCB, other, reply), 9, 9).is(ILLEGAL_OPERATION);
        schedParams(s, SLOT_TCB, List.of(SLOT_TCB, 0, reply), 9, 9).is(ILLEGAL_OPERATION);
        schedParams(s, none, List.of(SLOT_TCB, own, reply), 9, 9).is(ILLEGAL_OPERATION);
        schedParams(s, tcb, List.of(SLOT_TCB, own, reply), 9, 9).is(INVALID_CAPABILITY, 3);
        schedParams(s, tcb, List.of(SLOT_TCB, own, 0), 9, 9).ok();
        schedParams(s, tcb, List.of(SLOT_TCB, 0, 0), 9, 9).ok();
        s.bind(own, none).ok();
    }

    // --- Time and interrupts ---

    private static void configureFlags(Script s) {
        int control = s.kernel().layout().schedControlSlot();
        s.root()
                .call(control, SCHED_CONTROL_CONFIGURE_FLAGS, List.of(), 0, 0, 99, 0, 0)
                .is(TRUNCATED_MESSAGE);
        s.root()
                .call(control, SCHED_CONTROL_CONFIGURE_FLAGS, List.of(SLOT_TCB), 0, 0, 99, 0)
                .is(TRUNCATED_MESSAGE);
        s.configuring(SLOT_TCB, MAX_PERIOD + 1, 0, 99, 0, 0).is(RANGE_ERROR, 20, MAX_PERIOD);
        s.configuring(SLOT_TCB, 100, MAX_PERIOD + 1, 99, 0, 0).is(RANGE_ERROR, 20, MAX_PERIOD);
        s.configuring(SLOT_TCB, 19, 100, 99, 0, 0).is(RANGE_ERROR, 20, MAX_PERIOD);
        s.configuring(SLOT_TCB, 100, 19, 99, 0, 0).is(RANGE_ERROR, 20, MAX_PERIOD);
        s.configuring(SLOT_TCB, 100, 99, 99, 0, 0).is(RANGE_ERROR, 20, 99);
        s.configuring(SLOT_TCB, 100, 100, 99, 0, 0).is(INVALID_CAPABILITY, 1);
        int sc = s.make(ObjectType.SCHED_CONTEXT, 8);
        s.configuring(sc, 100, 100, 9, 0, 0).is(RANGE_ERROR, 0, 8);
        s.configuring(sc, 20, 20, 8, 0, 0).ok();
        s.configuring(sc, 20, 21, 8, 0, 0).ok();
    }

    private static void bind(Script s) {
        int inactive = s.make(ObjectType.SCHED_CONTEXT, 8);
        int notification = s.notification();
        Actor blocked = s.server("blocked", 110, s.endpoint(), s.reply());
        s.root().call(inactive, SCHED_CONTEXT_BIND, List.of()).is(TRUNCATED_MESSAGE);
        s.bind(SLOT_SCHED_CONTEXT, blocked.tcb()).is(ILLEGAL_OPERATION);
        s.bind(inactive, blocked.tcb()).is(ILLEGAL_OPERATION);
        s.bind(inactive, notification).ok();
        s.bind(s.schedContext(100, 100), notification).is(ILLEGAL_OPERATION);
        s.bind(inactive, s.notification()).is(ILLEGAL_OPERATION);
        s.bind(inactive, s.make(ObjectType.TCB, 0)).ok();
    }

    private static void issue(Script s) {
        int reply = s.reply();
        issue(s, List.of(), 0, SLOT_TCB, 65).is(TRUNCATED_MESSAGE);
        issue(s, List.of(reply), 0, SLOT_TCB, 65).is(RANGE_ERROR, 1, s.timerIrq());
        issue(s, List.of(reply), 96, SLOT_TCB, 65).is(REVOKE_FIRST);
        issue(s, List.of(reply), 5, SLOT_TCB, 65).is(FAILED_LOOKUP, 0, INVALID_ROOT);
        issue(s, List.of(SLOT_CNODE), 5, SLOT_TCB, 65).is(RANGE_ERROR, 1, BITS);
        issue(s, List.of(SLOT_CNODE), 5, SLOT_TCB, BITS).is(DELETE_FIRST);
        issue(s, List.of(SLOT_CNODE), 5, s.slot(), BITS).ok();
    }

    private static Answer issue(Script s, List<Integer> caps, int irq, int slot, int depth) {
        return s.root().call(SLOT_IRQ_CONTROL, IRQ_ISSUE_IRQ_HANDLER, caps, irq, slot, depth);
    }

    private static void domain(Script s) {
        s.root().call(SLOT_DOMAIN, DOMAIN_SET_SET, List.of()).is(TRUNCATED_MESSAGE);
        s.root().call(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(), 16).is(INVALID_ARGUMENT, 0);
        s.root().call(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(), 15).is(TRUNCATED_MESSAGE);
        s.root().call(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(s.reply()), 15).is(INVALID_ARGUMENT, 1);
        s.root().call(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(s.make(ObjectType.TCB, 0)), 15).ok();
    }

    private static Answer schedule(Script s, long... words) {
        return s.root().call(SLOT_DOMAIN, DOMAIN_SCHEDULE_CONFIGURE, List.of(), words);
    }

    private static void schedule(Script s) {
        schedule(s, 99, 16).is(TRUNCATED_MESSAGE);
        schedule(s, 99, 16, 1L << 56).is(RANGE_ERROR, 0, 98);
        schedule(s, 98, 16, 1L << 56).is(RANGE_ERROR, 0, 15);
        schedule(s, 98, 15, 1L << 56).is(INVALID_ARGUMENT, 2);
        schedule(s, 0, 15, 0).is(INVALID_ARGUMENT, 1);
        schedule(s, 0, 0, 0).is(INVALID_ARGUMENT, 2);
        schedule(s, 98, 0, 0).ok();
        schedule(s, 98, 15, (1L << 56) - 1).ok();
    }

    // --- Address spaces ---

    /// {@return the root table of an address space whose ASID pool is gone}
    private static int lostSpace(Script s) {
        int pool = s.slot();
        makePool(s, List.of(s.memory(12), SLOT_CNODE), pool, BITS).ok();
        int space = s.make(ObjectType.PAGE_TABLE, 0);
        s.root().call(pool, InvocationLabel.RISCV_ASID_POOL_ASSIGN, List.of(space)).ok();
        s.root().delete(pool).ok();
        return space;
    }

    private static Answer mapTable(Script s, int table, int space, long address) {
        return s.root().call(table, RISCV_PAGE_TABLE_MAP, List.of(space), address, 0);
    }

    private static void mapTable(Script s) {
        int lost = lostSpace(s);
        int mapped = SpaceVectors.tables(s, SLOT_VSPACE).getFirst();
        int table = s.make(ObjectType.PAGE_TABLE, 0);
        int unmapped = s.make(ObjectType.PAGE_TABLE, 0);
        s.root()
                .call(mapped, RISCV_PAGE_TABLE_MAP, List.of(unmapped), USER_TOP)
                .is(TRUNCATED_MESSAGE);
        mapTable(s, mapped, unmapped, USER_TOP).is(INVALID_CAPABILITY, 0);
        mapTable(s, table, unmapped, USER_TOP).is(INVALID_CAPABILITY, 1);
        mapTable(s, table, lost, USER_TOP).is(INVALID_ARGUMENT, 0);
        mapTable(s, table, lost, USER_TOP - 1).is(FAILED_LOOKUP, 0, INVALID_ROOT);
        mapTable(s, table, mapped, SpaceVectors.ADDRESS).is(INVALID_CAPABILITY, 1);
        mapTable(s, table, SLOT_VSPACE, SpaceVectors.ADDRESS).is(DELETE_FIRST);
        mapTable(s, table, SLOT_VSPACE, USER_TOP - 1).ok();
    }

    private static Answer mapPage(Script s, int page, int space, long address) {
        return s.root().call(page, RISCV_PAGE_MAP, List.of(space), address, 3, 0);
    }

    private static void mapPage(Script s) {
        int lost = lostSpace(s);
        int other = SpaceVectors.newSpace(s);
        int upper = SpaceVectors.tables(s, SLOT_VSPACE).getFirst();
        SpaceVectors.tables(s, other);
        int page = s.make(ObjectType.PAGE, 0);
        long address = SpaceVectors.ADDRESS;
        s.root().call(page, RISCV_PAGE_MAP, List.of(page), address, 3).is(TRUNCATED_MESSAGE);
        mapPage(s, page, page, USER_TOP + 1).is(INVALID_CAPABILITY, 1);
        mapPage(s, page, lost, USER_TOP + 1).is(FAILED_LOOKUP, 0, INVALID_ROOT);
        mapPage(s, page, upper, USER_TOP + 1).is(INVALID_CAPABILITY, 1);
        mapPage(s, page, SLOT_VSPACE, USER_TOP - 0xfff).is(INVALID_ARGUMENT, 0);
        mapPage(s, page, SLOT_VSPACE, 1).is(ALIGNMENT_ERROR);
        mapPage(s, page, SLOT_VSPACE, -1).is(ALIGNMENT_ERROR);
        mapPage(s, page, SLOT_VSPACE, 1L << 30).is(FAILED_LOOKUP, 0, MISSING_CAPABILITY, 30);
        mapPage(s, page, SLOT_VSPACE, address).ok();
        mapPage(s, page, other, 1L << 30).is(FAILED_LOOKUP, 0, MISSING_CAPABILITY, 30);
        mapPage(s, page, other, address + 0x1000).is(INVALID_CAPABILITY, 1);
        int neighbour = s.make(ObjectType.PAGE, 0);
        mapPage(s, neighbour, SLOT_VSPACE, address + 0x1000).ok();
        mapPage(s, page, SLOT_VSPACE, address + 0x1000).is(INVALID_ARGUMENT, 0);
        int copy = s.copied(page, CapabilityRights.ALL);
        mapPage(s, copy, SLOT_VSPACE, address + 0x1000).is(DELETE_FIRST);
    }

    private static void makePool(Script s) {
        int used = s.memory(12);
        s.root().retype(used, ObjectType.ENDPOINT, 0, s.slot()).ok();
        int device = s.slot();
        s.root().retype(s.deviceMemory(), ObjectType.UNTYPED, 12, device).ok();
        makePool(s, List.of(used), SLOT_TCB, 0).is(TRUNCATED_MESSAGE);
        makePool(s, List.of(s.memory(13), used), SLOT_TCB, 0).is(INVALID_CAPABILITY, 1);
        makePool(s, List.of(device, used), SLOT_TCB, 0).is(INVALID_CAPABILITY, 1);
        makePool(s, List.of(used, used), SLOT_TCB, 0).is(REVOKE_FIRST);
        int memory = s.memory(12);
        makePool(s, List.of(memory, used), SLOT_TCB, 0).is(FAILED_LOOKUP, 0, INVALID_ROOT);
        makePool(s, List.of(memory, SLOT_CNODE), SLOT_TCB, 0).is(RANGE_ERROR, 1, BITS);
        makePool(s, List.of(memory, SLOT_CNODE), SLOT_TCB, BITS).is(DELETE_FIRST);
        makePool(s, List.of(memory, SLOT_CNODE), s.slot(), BITS).ok();
    }

    private static Answer makePool(Script s, List<Integer> caps, int slot, int depth) {
        return s.root().call(SLOT_ASID_CONTROL, RISCV_ASID_CONTROL_MAKE_POOL, caps, slot, depth);
    }
}
