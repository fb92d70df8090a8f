package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SCHEDULE_SET_START;
import static org.coreplatform.sdk.abi.InvocationLabel.DOMAIN_SET_SET;
import static org.coreplatform.sdk.abi.InvocationLabel.IRQ_SET_IRQ_HANDLER;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_ASID_POOL_ASSIGN;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_PAGE_MAP;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_PAGE_TABLE_MAP;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_PAGE_TABLE_UNMAP;
import static org.coreplatform.sdk.abi.InvocationLabel.RISCV_PAGE_UNMAP;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_BIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_UNBIND;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_UNBIND_OBJECT;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTEXT_YIELD_TO;
import static org.coreplatform.sdk.abi.InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS;
import static org.coreplatform.sdk.abi.KernelError.ALIGNMENT_ERROR;
import static org.coreplatform.sdk.abi.KernelError.DELETE_FIRST;
import static org.coreplatform.sdk.abi.KernelError.FAILED_LOOKUP;
import static org.coreplatform.sdk.abi.KernelError.ILLEGAL_OPERATION;
import static org.coreplatform.sdk.abi.KernelError.INVALID_ARGUMENT;
import static org.coreplatform.sdk.abi.KernelError.INVALID_CAPABILITY;
import static org.coreplatform.sdk.abi.KernelError.RANGE_ERROR;
import static org.coreplatform.sdk.abi.KernelError.REVOKE_FIRST;
import static org.coreplatform.sdk.abi.KernelError.TRUNCATED_MESSAGE;
import static org.coreplatform.sdk.abi.LookupFailure.MISSING_CAPABILITY;
import static org.coreplatform.sdk.image.BootLayout.SLOT_ASID_POOL;
import static org.coreplatform.sdk.image.BootLayout.SLOT_DOMAIN;
import static org.coreplatform.sdk.image.BootLayout.SLOT_IRQ_CONTROL;
import static org.coreplatform.sdk.image.BootLayout.SLOT_SCHED_CONTEXT;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.coreplatform.sdk.image.BootLayout.SLOT_VSPACE;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.ObjectType;

/// The errors of invocations of scheduling contexts, interrupts, domains and address spaces.
final class ObjectErrorVectors {
    private static final long MAX_PERIOD_MICROS = 0x333_3333_3333_3333L;

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "a budget of nothing is too small",
                            s ->
                                    configure(s, 8, 0, 1_000, 0)
                                            .is(RANGE_ERROR, 0x14, MAX_PERIOD_MICROS)),
                    v(
                            "a budget of 19 microseconds is too small",
                            s ->
                                    configure(s, 8, 19, 1_000, 0)
                                            .is(RANGE_ERROR, 0x14, MAX_PERIOD_MICROS)),
                    v(
                            "a budget of -1 microseconds is too big",
                            s ->
                                    configure(s, 8, -1, 1_000, 0)
                                            .is(RANGE_ERROR, 0x14, MAX_PERIOD_MICROS)),
                    v(
                            "a budget above the period",
                            s -> configure(s, 8, 2_000, 1_000, 0).is(RANGE_ERROR, 0x14, 0x3e8)),
                    v(
                            "the smallest scheduling context takes no extra refills",
                            s -> configure(s, 7, 1_000, 2_000, 1).is(RANGE_ERROR, 0, 0)),
                    v(
                            "one of 8 bits takes 8 extra refills, but not 9",
                            s -> {
                                configure(s, 8, 1_000, 2_000, 9).is(RANGE_ERROR, 0, 8);
                                configure(s, 8, 1_000, 2_000, 8).ok();
                            }),
                    v(
                            "the longest period is fine",
                            s -> configure(s, 8, 1_000, MAX_PERIOD_MICROS, 0).ok()),
                    v(
                            "what is no scheduling context has no budget",
                            s ->
                                    s.root()
                                            .call(
                                                    s.kernel().layout().schedControlSlot(),
                                                    SCHED_CONTROL_CONFIGURE_FLAGS,
                                                    List.of(SLOT_TCB),
                                                    100,
                                                    100,
                                                    0,
                                                    0,
                                                    0)
                                            .is(INVALID_CAPABILITY, 1)),
                    v(
                            "binding and unbinding scheduling contexts that do not match",
                            ObjectErrorVectors::schedContextBinding),
                    v(
                            "yielding to one's own or to an unbound scheduling context",
                            ObjectErrorVectors::yielding),
                    v("interrupts that do not exist or are taken", ObjectErrorVectors::interrupts),
                    v(
                            "domains that do not exist and threads that are none",
                            ObjectErrorVectors::domains),
                    v("domain schedules that cannot be", ObjectErrorVectors::domainSchedules),
                    v("pages and tables in the wrong place", ObjectErrorVectors::mapping),
                    v(
                            "tables that are roots or have copies cannot be unmapped",
                            ObjectErrorVectors::unmapping));

    private ObjectErrorVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    private static Answer configure(Script s, int bits, long budget, long period, long extra) {
        return s.root()
                .call(
                        s.kernel().layout().schedControlSlot(),
                        SCHED_CONTROL_CONFIGURE_FLAGS,
                        List.of(s.make(ObjectType.SCHED_CONTEXT, bits)),
                        budget,
                        period,
                        extra,
                        0,
                        0);
    }

    private static void schedContextBinding(Script s) {
        int sc = s.schedContext(1_000, 1_000);
        Actor thread = s.thread("has its own", 10);
        Actor root = s.root();
        root.call(sc, SCHED_CONTEXT_BIND, List.of(thread.tcb())).is(ILLEGAL_OPERATION);
        root.call(sc, SCHED_CONTEXT_BIND, List.of(s.endpoint())).is(INVALID_CAPABILITY, 1);
        root.call(SLOT_SCHED_CONTEXT, SCHED_CONTEXT_UNBIND, List.of()).is(ILLEGAL_OPERATION);
        root.call(SLOT_SCHED_CONTEXT, SCHED_CONTEXT_UNBIND_OBJECT, List.of(SLOT_TCB))
                .is(ILLEGAL_OPERATION);
        root.call(sc, SCHED_CONTEXT_UNBIND_OBJECT, List.of(thread.tcb())).is(ILLEGAL_OPERATION);
    }

    private static void yielding(Script s) {
        int unbound = s.schedContext(1_000, 1_000);
        s.root().call(unbound, SCHED_CONTEXT_YIELD_TO, List.of()).is(ILLEGAL_OPERATION);
        s.root().call(SLOT_SCHED_CONTEXT, SCHED_CONTEXT_YIELD_TO, List.of()).is(ILLEGAL_OPERATION);
    }

    private static void interrupts(Script s) {
        int slot = s.slot();
        int timer = s.timerIrq();
        s.root().issueHandler(SLOT_IRQ_CONTROL, 0, slot).is(RANGE_ERROR, 1, timer);
        s.root().issueHandler(SLOT_IRQ_CONTROL, timer + 1, slot).is(RANGE_ERROR, 1, timer);
        for (int kept = 96; kept <= timer; kept++) {
            s.root().issueHandler(SLOT_IRQ_CONTROL, kept, slot).is(REVOKE_FIRST);
        }
        s.root().issueHandler(SLOT_IRQ_CONTROL, 10, slot).ok();
        s.root().issueHandler(SLOT_IRQ_CONTROL, 10, s.slot()).is(REVOKE_FIRST);
        s.root().call(slot, IRQ_SET_IRQ_HANDLER, List.of(s.endpoint())).is(INVALID_CAPABILITY, 0);
        s.root().call(slot, 1, List.of()).is(ILLEGAL_OPERATION);
    }

    private static void domains(Script s) {
        Actor root = s.root();
        root.call(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(SLOT_TCB), 16).is(INVALID_ARGUMENT, 0);
        root.call(SLOT_DOMAIN, DOMAIN_SET_SET, List.of()).is(TRUNCATED_MESSAGE);
        root.call(SLOT_DOMAIN, DOMAIN_SET_SET, List.of(s.endpoint()), 0).is(INVALID_ARGUMENT, 1);
    }

    private static void domainSchedules(Script s) {
        Actor root = s.root();
        root.call(SLOT_DOMAIN, DOMAIN_SCHEDULE_CONFIGURE, List.of(), 99, 0, 1)
                .is(RANGE_ERROR, 0, 0x62);
        root.call(SLOT_DOMAIN, DOMAIN_SCHEDULE_CONFIGURE, List.of(), 1, 1, 0)
                .is(INVALID_ARGUMENT, 1);
        root.call(SLOT_DOMAIN, DOMAIN_SCHEDULE_CONFIGURE, List.of(), 0, 0, 0)
                .is(INVALID_ARGUMENT, 2);
        root.call(SLOT_DOMAIN, DOMAIN_SCHEDULE_SET_START, List.of(), 1).is(INVALID_ARGUMENT, 0);
        root.call(SLOT_DOMAIN, DOMAIN_SCHEDULE_SET_START, List.of(), 100).is(RANGE_ERROR, 0, 0x63);
    }

    private static void mapping(Script s) {
        int page = s.make(ObjectType.PAGE, 0);
        int mega = s.make(ObjectType.MEGA_PAGE, 0);
        int upper = s.make(ObjectType.PAGE_TABLE, 0);
        int lower = s.make(ObjectType.PAGE_TABLE, 0);
        long address = 0x1000_0000;
        map(s, page, address).is(FAILED_LOOKUP, 0, MISSING_CAPABILITY, 0x1e);
        mapTable(s, upper, address).ok();
        map(s, page, address).is(FAILED_LOOKUP, 0, MISSING_CAPABILITY, 0x15);
        mapTable(s, lower, address).ok();
        map(s, mega, address).is(FAILED_LOOKUP, 0, MISSING_CAPABILITY, 0xc);
        map(s, page, address + 8).is(ALIGNMENT_ERROR);
        map(s, page, 0x3f_ffff_f000L).is(INVALID_ARGUMENT, 0);
        mapTable(s, s.make(ObjectType.PAGE_TABLE, 0), 0x3f_ffff_f000L).is(INVALID_ARGUMENT, 0);
        mapTable(s, lower, address).is(INVALID_CAPABILITY, 0);
        mapTable(s, s.make(ObjectType.PAGE_TABLE, 0), address).is(DELETE_FIRST);
        map(s, page, address).ok();
        map(s, page, address).ok();
        map(s, page, address + 0x1000).is(INVALID_ARGUMENT, 0);
        map(s, s.make(ObjectType.PAGE, 0), address).is(DELETE_FIRST);
        s.root()
                .call(page, RISCV_PAGE_MAP, List.of(upper), address, 3, 0)
                .is(INVALID_CAPABILITY, 1);
    }

    private static Answer map(Script s, int page, long address) {
        return s.root().call(page, RISCV_PAGE_MAP, List.of(SLOT_VSPACE), address, 3, 0);
    }

    private static Answer mapTable(Script s, int table, long address) {
        return s.root().call(table, RISCV_PAGE_TABLE_MAP, List.of(SLOT_VSPACE), address, 0);
    }

    private static void unmapping(Script s) {
        int root = s.make(ObjectType.PAGE_TABLE, 0);
        s.root().call(SLOT_ASID_POOL, RISCV_ASID_POOL_ASSIGN, List.of(root)).ok();
        s.root()
                .call(SLOT_ASID_POOL, RISCV_ASID_POOL_ASSIGN, List.of(root))
                .is(INVALID_CAPABILITY, 1);
        s.root().call(root, RISCV_PAGE_TABLE_UNMAP, List.of()).is(REVOKE_FIRST);
        int table = s.make(ObjectType.PAGE_TABLE, 0);
        mapTable(s, table, 0).ok();
        int copy = s.copied(table, Script.ALL_RIGHTS);
        s.root().call(table, RISCV_PAGE_TABLE_UNMAP, List.of()).is(REVOKE_FIRST);
        s.root().delete(copy).ok();
        s.root().call(table, RISCV_PAGE_TABLE_UNMAP, List.of()).ok();
        s.root().call(s.make(ObjectType.PAGE, 0), RISCV_PAGE_UNMAP, List.of()).ok();
    }
}
