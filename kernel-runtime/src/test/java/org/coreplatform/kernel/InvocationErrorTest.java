package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.image.BootLayout;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The replies to invocations that are wrong, as the reference kernel gives them.
final class InvocationErrorTest {
    private static final List<Integer> ROOT = List.of(BootLayout.SLOT_CNODE);
    private static final int ALL = CapabilityRights.ALL;

    private final List<DynamicTest> cases = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> untyped() {
        expect(
                "invocation of an empty slot",
                "L2 0",
                lab -> lab.call(lab.freeSlot(), 7, List.of()));
        expect("label other than retype", "L3", lab -> lab.call(lab.untyped(), 2, ROOT));
        expect(
                "retype without a root",
                "L7",
                lab ->
                        lab.call(
                                lab.untyped(),
                                InvocationLabel.UNTYPED_RETYPE,
                                List.of(),
                                1,
                                0,
                                0,
                                0,
                                300,
                                1));
        expect("retype with five words", "L7", lab -> retype(lab, lab.untyped(), 1, 0, 0, 0, 300));
        expect("retype to type 11", "L1 0", lab -> retype(lab, 11, 0, 0, 0));
        expect("retype of size 64", "L4 0,0x26", lab -> retype(lab, 0, 64, 0, 0));
        expect(
                "retype to CNode of size 0",
                "L1 1",
                lab -> retype(lab, ObjectType.CNODE.number(), 0, 0, 0));
        expect("retype to CNode of size 34", "L4 0,0x26", lab -> retype(lab, 4, 34, 0, 0));
        expect("retype to untyped of size 3", "L1 1", lab -> retype(lab, 0, 3, 0, 0));
        expect("retype to scheduling context of size 6", "L1 1", lab -> retype(lab, 5, 6, 0, 0));
        expect("node depth 65", "L4 1,0x40", lab -> retype(lab, 2, 0, 0, 65));
        expect("node depth 5", "L6 0,4,5,0,0x2f", lab -> retype(lab, 2, 0, 0, 5));
        expect(
                "node is a ObjectType.TCB",
                "L6 0,2,0x40",
                lab -> retype(lab, 2, 0, BootLayout.SLOT_TCB, 64));
        expect("offset beyond the CNode", "L4 0,0x1ffff", lab -> window(lab, 1 << 17, 1));
        expect("no objects", "L4 1,0x100", lab -> window(lab, 300, 0));
        expect("257 objects", "L4 1,0x100", lab -> window(lab, 300, 257));
        expect("window passes the end", "L4 1,1", lab -> window(lab, (1 << 17) - 1, 2));
        expect("window is occupied", "L8", lab -> window(lab, BootLayout.SLOT_TCB, 1));
        expect("object does not fit", "L10 0x4000", lab -> retype(lab, small(lab), 0, 15));
        expect("object does not fit the rest", "L10 0x3000", InvocationErrorTest::restOfMemory);
        expect("no memory is left", "L10 0", InvocationErrorTest::noMemoryLeft);
        expect(
                "occupied window comes before memory",
                "L8",
                lab ->
                        lab.call(
                                small(lab),
                                InvocationLabel.UNTYPED_RETYPE,
                                ROOT,
                                0,
                                15,
                                0,
                                0,
                                BootLayout.SLOT_TCB,
                                1));
        expect(
                "device memory becomes no ObjectType.TCB",
                "L1 1",
                lab -> retype(lab, lab.deviceUntyped(0x1000_0000), 1, 0));
        return cases.stream();
    }

    @TestFactory
    Stream<DynamicTest> copies() {
        expect(
                "copy to an occupied slot",
                "L8",
                lab -> copy(lab, BootLayout.SLOT_TCB, 64, BootLayout.SLOT_TCB, 64));
        expect(
                "copy from an empty slot",
                "L6 1,2,0x40",
                lab -> copy(lab, lab.freeSlot(), 64, lab.freeSlot(), 64));
        expect(
                "source depth 0",
                "L4 1,0x40",
                lab -> copy(lab, lab.freeSlot(), 64, BootLayout.SLOT_TCB, 0));
        expect(
                "target depth 65",
                "L4 1,0x40",
                lab -> copy(lab, lab.freeSlot(), 65, BootLayout.SLOT_TCB, 64));
        expect(
                "target depth 17",
                "L6 0,4,0x11,0,0x2f",
                lab -> copy(lab, 300, 17, BootLayout.SLOT_TCB, 64));
        expect(
                "target depth 10",
                "L6 0,4,0xa,0,0x2f",
                lab -> copy(lab, 300, 10, BootLayout.SLOT_TCB, 64));
        expect(
                "source root is an endpoint",
                "L6 1,1",
                lab ->
                        lab.call(
                                BootLayout.SLOT_CNODE,
                                InvocationLabel.CNODE_COPY,
                                List.of(lab.create(ObjectType.ENDPOINT)),
                                lab.freeSlot(),
                                64,
                                BootLayout.SLOT_TCB,
                                64,
                                ALL));
        expect(
                "copy with four words",
                "L7",
                lab ->
                        lab.call(
                                BootLayout.SLOT_CNODE,
                                InvocationLabel.CNODE_COPY,
                                ROOT,
                                lab.freeSlot(),
                                64,
                                BootLayout.SLOT_TCB,
                                64));
        expect(
                "copy of an unmapped table",
                "L3",
                lab -> copyOf(lab, lab.create(ObjectType.PAGE_TABLE)));
        expect("copy of interrupt control", "L3", lab -> copyOf(lab, BootLayout.SLOT_IRQ_CONTROL));
        expect(
                "copy of untyped memory with children",
                "L9",
                lab -> {
                    lab.create(ObjectType.ENDPOINT);
                    return copyOf(lab, lab.untyped());
                });
        expect(
                "badge on a badge",
                "L3",
                lab -> mintOf(lab, lab.mint(lab.create(ObjectType.ENDPOINT), ALL, 5), 6));
        expect(
                "mutation of an endpoint",
                "L3",
                lab -> mutate(lab, lab.create(ObjectType.ENDPOINT), 0));
        expect(
                "mutation of a notification",
                "L3",
                lab -> mutate(lab, lab.create(ObjectType.NOTIFICATION), 7));
        expect(
                "guard and radix of 65",
                "L3",
                lab -> mutate(lab, lab.create(ObjectType.CNODE, 4), 61));
        expect(
                "guard and radix of 64",
                "L0",
                lab -> mutate(lab, lab.create(ObjectType.CNODE, 4), 60));
        expect(
                "cancelling the sends of a notification",
                "L3",
                lab ->
                        onSlot(
                                lab,
                                InvocationLabel.CNODE_CANCEL_BADGED_SENDS,
                                lab.create(ObjectType.NOTIFICATION)));
        expect(
                "cancelling the sends without all rights",
                "L3",
                lab ->
                        onSlot(
                                lab,
                                InvocationLabel.CNODE_CANCEL_BADGED_SENDS,
                                lab.mint(lab.create(ObjectType.ENDPOINT), 7, 5)));
        expect(
                "revoking an empty slot",
                "L0",
                lab -> onSlot(lab, InvocationLabel.CNODE_REVOKE, lab.freeSlot()));
        expect(
                "deleting an empty slot",
                "L0",
                lab -> onSlot(lab, InvocationLabel.CNODE_DELETE, lab.freeSlot()));
        expect(
                "move onto itself",
                "L8",
                lab -> move(lab, BootLayout.SLOT_TCB, BootLayout.SLOT_TCB));
        expect("move from an empty slot", "L6 1,2,0x40", lab -> move(lab, 5000, 5001));
        return cases.stream();
    }

    @TestFactory
    Stream<DynamicTest> rotations() {
        expect("pivot is the source", "L3", lab -> rotate(lab, lab.freeSlot(), 2, 2));
        expect("pivot is the target", "L3", lab -> rotate(lab, 2, 2, 1));
        expect(
                "source is empty",
                "L6 1,2,0x40",
                lab -> rotate(lab, 5000, BootLayout.SLOT_TCB, 5001));
        expect(
                "pivot is empty",
                "L6 0,2,0x40",
                lab -> rotate(lab, 5000, 5001, BootLayout.SLOT_TCB));
        expect(
                "target is occupied",
                "L8",
                lab -> rotate(lab, BootLayout.SLOT_VSPACE, 2, BootLayout.SLOT_TCB));
        expect(
                "rotation of endpoints",
                "L3",
                lab ->
                        rotate(
                                lab,
                                5000,
                                lab.create(ObjectType.ENDPOINT),
                                lab.create(ObjectType.REPLY)));
        expect(
                "target is the source: they swap",
                "L0",
                lab -> {
                    int reply = lab.create(ObjectType.REPLY);
                    int tcb = lab.create(ObjectType.TCB);
                    Reply rotated = rotate(lab, reply, tcb, reply);
                    assertEquals(12, lab.identify(reply));
                    assertEquals(8, lab.identify(tcb));
                    return rotated;
                });
        return cases.stream();
    }

    @TestFactory
    Stream<DynamicTest> guards() {
        expect("guard 5, slot 3", "L0", lab -> inGuarded(lab, 0x53, 8));
        expect("wrong guard", "L6 0,4,8,5,4", lab -> inGuarded(lab, 0x43, 8));
        expect("one bit too many", "L6 0,4,9,5,4", lab -> inGuarded(lab, 0x53, 9));
        expect("three bits", "L6 0,4,3,5,4", lab -> inGuarded(lab, 0x53, 3));
        expect("right guard, seven bits", "L6 0,3,7,8", lab -> inGuarded(lab, 0x28 | 2, 7));
        return cases.stream();
    }

    @TestFactory
    Stream<DynamicTest> threads() {
        expect("label 1", "L3", lab -> lab.call(lab.create(ObjectType.TCB), 1, List.of(), 0));
        expect(
                "registers of oneself",
                "L3",
                lab -> lab.call(1, InvocationLabel.TCB_READ_REGISTERS, List.of(), 0, 1));
        expect(
                "0 registers",
                "L4 1,0x20",
                lab -> onTcb(lab, InvocationLabel.TCB_READ_REGISTERS, List.of(), 0, 0));
        expect(
                "33 registers",
                "L4 1,0x20",
                lab -> onTcb(lab, InvocationLabel.TCB_READ_REGISTERS, List.of(), 0, 33));
        expect(
                "32 registers, one given",
                "L7",
                lab -> onTcb(lab, InvocationLabel.TCB_WRITE_REGISTERS, List.of(), 0, 32, 1));
        expect(
                "no CSpace",
                "L3",
                lab -> configure(lab, lab.freeSlot(), BootLayout.SLOT_VSPACE, 0, 0));
        expect(
                "VSpace that is none",
                "L3",
                lab ->
                        configure(
                                lab,
                                BootLayout.SLOT_CNODE,
                                lab.create(ObjectType.PAGE_TABLE),
                                0,
                                0));
        expect(
                "buffer that is no frame",
                "L3",
                lab ->
                        configure(
                                lab,
                                BootLayout.SLOT_CNODE,
                                BootLayout.SLOT_VSPACE,
                                BootLayout.SLOT_TCB,
                                0x1000));
        expect(
                "misaligned buffer",
                "L5",
                lab ->
                        configure(
                                lab,
                                BootLayout.SLOT_CNODE,
                                BootLayout.SLOT_VSPACE,
                                lab.create(ObjectType.PAGE),
                                0x1008));
        expect(
                "buffer in device memory",
                "L3",
                lab ->
                        configure(
                                lab,
                                BootLayout.SLOT_CNODE,
                                BootLayout.SLOT_VSPACE,
                                deviceFrame(lab),
                                0x1000));
        expect(
                "priority above the authority's",
                "L4 0,0",
                lab ->
                        onTcb(
                                lab,
                                InvocationLabel.TCB_SET_PRIORITY,
                                List.of(lab.create(ObjectType.TCB)),
                                5));
        expect(
                "authority that is no thread",
                "L2 1",
                lab ->
                        onTcb(
                                lab,
                                InvocationLabel.TCB_SET_PRIORITY,
                                List.of(BootLayout.SLOT_CNODE),
                                5));
        expect(
                "scheduling context that is none",
                "L2 2",
                lab -> schedParams(lab, BootLayout.SLOT_CNODE, 0));
        expect(
                "fault handler that is none",
                "L2 3",
                lab -> schedParams(lab, 0, BootLayout.SLOT_CNODE));
        expect(
                "fault handler that cannot be answered",
                "L2 3",
                lab -> schedParams(lab, 0, lab.mint(lab.create(ObjectType.ENDPOINT), 3, 1)));
        expect(
                "binding nothing",
                "L7",
                lab -> onTcb(lab, InvocationLabel.TCB_BIND_NOTIFICATION, List.of()));
        expect(
                "binding an endpoint",
                "L3",
                lab ->
                        onTcb(
                                lab,
                                InvocationLabel.TCB_BIND_NOTIFICATION,
                                List.of(lab.create(ObjectType.ENDPOINT))));
        expect(
                "unbinding nothing",
                "L3",
                lab -> onTcb(lab, InvocationLabel.TCB_UNBIND_NOTIFICATION, List.of()));
        expect(
                "no flags",
                "L0 0",
                lab -> onTcb(lab, InvocationLabel.TCB_SET_FLAGS, List.of(), 0, 0));
        expect(
                "flags 3",
                "L0 1",
                lab -> onTcb(lab, InvocationLabel.TCB_SET_FLAGS, List.of(), 0, 3));
        expect(
                "clearing flag 1",
                "L0 0",
                lab -> onTcb(lab, InvocationLabel.TCB_SET_FLAGS, List.of(), 1, 0));
        return cases.stream();
    }

    @TestFactory
    Stream<DynamicTest> scheduling() {
        expect("budget of 19 us", "L4 0x14,0x333333333333333", lab -> budget(lab, 8, 19, 100, 0));
        expect("no budget", "L4 0x14,0x333333333333333", lab -> budget(lab, 8, 0, 100, 0));
        expect("budget of -1", "L4 0x14,0x333333333333333", lab -> budget(lab, 8, -1, 100, 0));
        expect("budget above the period", "L4 0x14,0x3e8", lab -> budget(lab, 8, 2000, 1000, 0));
        expect("a refill more in 2^7", "L4 0,0", lab -> budget(lab, 7, 100, 1000, 1));
        expect("nine refills more in 2^8", "L4 0,8", lab -> budget(lab, 8, 100, 1000, 9));
        expect("eight refills more in 2^8", "L0", lab -> budget(lab, 8, 100, 1000, 8));
        expect("longest period", "L0", lab -> budget(lab, 8, 100, 0x333333333333333L, 0));
        expect(
                "configuring something else",
                "L2 1",
                lab ->
                        lab.call(
                                lab.layout.schedControlSlot(),
                                InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS,
                                List.of(BootLayout.SLOT_TCB),
                                100,
                                1000,
                                0,
                                0,
                                0));
        expect(
                "second context of a thread",
                "L3",
                lab -> onContext(lab, InvocationLabel.SCHED_CONTEXT_BIND, BootLayout.SLOT_TCB));
        expect(
                "unbinding one's own",
                "L3",
                lab ->
                        lab.call(
                                BootLayout.SLOT_SCHED_CONTEXT,
                                InvocationLabel.SCHED_CONTEXT_UNBIND,
                                List.of()));
        expect(
                "unbinding oneself",
                "L3",
                lab ->
                        lab.call(
                                BootLayout.SLOT_SCHED_CONTEXT,
                                InvocationLabel.SCHED_CONTEXT_UNBIND_OBJECT,
                                List.of(BootLayout.SLOT_TCB)));
        expect(
                "unbinding what is not bound",
                "L3",
                lab ->
                        onContext(
                                lab,
                                InvocationLabel.SCHED_CONTEXT_UNBIND_OBJECT,
                                lab.create(ObjectType.TCB)));
        expect(
                "binding an endpoint to a context",
                "L2 1",
                lab ->
                        onContext(
                                lab,
                                InvocationLabel.SCHED_CONTEXT_BIND,
                                lab.create(ObjectType.ENDPOINT)));
        expect(
                "yield to nobody",
                "L3",
                lab -> onContext(lab, InvocationLabel.SCHED_CONTEXT_YIELD_TO, BootLayout.SLOT_TCB));
        expect(
                "yield to oneself",
                "L3",
                lab ->
                        lab.call(
                                BootLayout.SLOT_SCHED_CONTEXT,
                                InvocationLabel.SCHED_CONTEXT_YIELD_TO,
                                List.of()));
        return cases.stream();
    }

    @TestFactory
    Stream<DynamicTest> interruptsAndDomains() {
        expect("interrupt 0", "L4 1,0x60", lab -> irq(lab, 0));
        expect("interrupt 97", "L4 1,0x60", lab -> irq(lab, 97));
        expect("the kernel's timer", "L9", lab -> irq(lab, 96));
        expect(
                "interrupt in use",
                "L9",
                lab -> {
                    irq(lab, 10);
                    return irq(lab, 10);
                });
        expect(
                "interrupt signals an endpoint",
                "L2 0",
                lab ->
                        onIrq(
                                lab,
                                InvocationLabel.IRQ_SET_IRQ_HANDLER,
                                List.of(lab.create(ObjectType.ENDPOINT))));
        expect("wrong label for a handler", "L3", lab -> onIrq(lab, 3, List.of()));
        expect(
                "domain 16",
                "L1 0",
                lab ->
                        lab.call(
                                BootLayout.SLOT_DOMAIN,
                                InvocationLabel.DOMAIN_SET_SET,
                                List.of(1),
                                16));
        expect(
                "domain of nobody",
                "L7",
                lab ->
                        lab.call(
                                BootLayout.SLOT_DOMAIN,
                                InvocationLabel.DOMAIN_SET_SET,
                                List.of(),
                                0));
        expect(
                "no domain",
                "L7",
                lab -> lab.call(BootLayout.SLOT_DOMAIN, InvocationLabel.DOMAIN_SET_SET, List.of()));
        expect(
                "domain of an endpoint",
                "L1 1",
                lab ->
                        lab.call(
                                BootLayout.SLOT_DOMAIN,
                                InvocationLabel.DOMAIN_SET_SET,
                                List.of(lab.create(ObjectType.ENDPOINT)),
                                0));
        expect("schedule entry 99", "L4 0,0x62", lab -> schedule(lab, 99, 0, 1));
        expect("end marker with a domain", "L1 1", lab -> schedule(lab, 1, 1, 0));
        expect("end marker at the start", "L1 2", lab -> schedule(lab, 0, 0, 0));
        expect(
                "start at an end marker",
                "L1 0",
                lab ->
                        lab.call(
                                BootLayout.SLOT_DOMAIN,
                                InvocationLabel.DOMAIN_SCHEDULE_SET_START,
                                List.of(),
                                5));
        expect(
                "start at 100",
                "L4 0,0x63",
                lab ->
                        lab.call(
                                BootLayout.SLOT_DOMAIN,
                                InvocationLabel.DOMAIN_SCHEDULE_SET_START,
                                List.of(),
                                100));
        return cases.stream();
    }

    @TestFactory
    Stream<DynamicTest> addressSpaces() {
        expect(
                "page without tables",
                "L6 0,2,0x1e",
                lab -> map(lab, lab.create(ObjectType.PAGE), 0x1000));
        expect(
                "page with one table",
                "L6 0,2,0x15",
                lab -> {
                    table(lab, 0x1000);
                    return map(lab, lab.create(ObjectType.PAGE), 0x1000);
                });
        expect(
                "large page where a table is",
                "L6 0,2,0xc",
                lab -> {
                    tables(lab, 0x20_0000);
                    return map(lab, lab.create(ObjectType.MEGA_PAGE), 0x20_0000);
                });
        expect("misaligned page", "L5", lab -> map(lab, lab.create(ObjectType.PAGE), 0x1008));
        expect(
                "page of the kernel",
                "L1 0",
                lab -> map(lab, lab.create(ObjectType.PAGE), 0x3f_ffff_f000L));
        expect("table of the kernel", "L1 0", lab -> table(lab, 0x3f_ffff_f000L));
        expect(
                "table that is mapped",
                "L2 0",
                lab -> {
                    int table = lab.create(ObjectType.PAGE_TABLE);
                    table(lab, table, 0x1000);
                    return table(lab, table, 0x1000);
                });
        expect(
                "no table is missing",
                "L8",
                lab -> {
                    tables(lab, 0x1000);
                    return table(lab, 0x1000);
                });
        expect(
                "page where another one is",
                "L8",
                lab -> {
                    tables(lab, 0x1000);
                    map(lab, lab.create(ObjectType.PAGE), 0x1000);
                    return map(lab, lab.create(ObjectType.PAGE), 0x1000);
                });
        expect("mapped page elsewhere", "L1 0", lab -> mapTwice(lab, 0x1000, 0x2000));
        expect("mapped page again", "L0", lab -> mapTwice(lab, 0x1000, 0x1000));
        expect(
                "VSpace that is not one",
                "L2 1",
                lab ->
                        lab.call(
                                lab.create(ObjectType.PAGE),
                                InvocationLabel.RISCV_PAGE_MAP,
                                List.of(lab.create(ObjectType.PAGE_TABLE)),
                                0x1000,
                                3,
                                0));
        expect(
                "lower table as VSpace",
                "L2 1",
                lab -> {
                    int table = lab.create(ObjectType.PAGE_TABLE);
                    table(lab, table, 0x1000);
                    return lab.call(
                            lab.create(ObjectType.PAGE),
                            InvocationLabel.RISCV_PAGE_MAP,
                            List.of(table),
                            0x1000,
                            3,
                            0);
                });
        expect("mapped page in another VSpace", "L2 1", lab -> mapInTwoSpaces(lab, true));
        expect("the walk comes first", "L6 0,2,0x1e", lab -> mapInTwoSpaces(lab, false));
        expect(
                "unmapping a root",
                "L9",
                lab ->
                        lab.call(
                                BootLayout.SLOT_VSPACE,
                                InvocationLabel.RISCV_PAGE_TABLE_UNMAP,
                                List.of()));
        expect(
                "unmapping a copy",
                "L9",
                lab -> {
                    int table = lab.create(ObjectType.PAGE_TABLE);
                    table(lab, table, 0x1000);
                    lab.copy(table);
                    return lab.call(table, InvocationLabel.RISCV_PAGE_TABLE_UNMAP, List.of());
                });
        expect(
                "unmapping an unmapped page",
                "L0",
                lab ->
                        lab.call(
                                lab.create(ObjectType.PAGE),
                                InvocationLabel.RISCV_PAGE_UNMAP,
                                List.of()));
        expect(
                "second address-space id",
                "L2 1",
                lab -> {
                    int table = lab.create(ObjectType.PAGE_TABLE);
                    lab.done(
                            BootLayout.SLOT_ASID_POOL,
                            InvocationLabel.RISCV_ASID_POOL_ASSIGN,
                            List.of(table));
                    return lab.call(
                            BootLayout.SLOT_ASID_POOL,
                            InvocationLabel.RISCV_ASID_POOL_ASSIGN,
                            List.of(table));
                });
        return cases.stream();
    }

    private void expect(String claim, String expected, Function<Lab, Reply> request) {
        cases.add(
                dynamicTest(
                        claim,
                        () -> assertEquals(expected, request.apply(new Lab()).toString(), claim)));
    }

    // Requests.

    private static int small(Lab lab) {
        return lab.create(ObjectType.UNTYPED, 14);
    }

    private static Reply retype(Lab lab, int untyped, long... words) {
        if (words.length != 2) {
            return lab.call(untyped, InvocationLabel.UNTYPED_RETYPE, ROOT, words);
        }
        return lab.call(
                untyped,
                InvocationLabel.UNTYPED_RETYPE,
                ROOT,
                words[0],
                words[1],
                0,
                0,
                lab.freeSlot(),
                1);
    }

    private static Reply retype(Lab lab, int type, long size, long node, long depth) {
        return lab.call(
                lab.untyped(),
                InvocationLabel.UNTYPED_RETYPE,
                ROOT,
                type,
                size,
                node,
                depth,
                lab.freeSlot(),
                1);
    }

    private static Reply window(Lab lab, long offset, long count) {
        return lab.call(
                lab.untyped(), InvocationLabel.UNTYPED_RETYPE, ROOT, 2, 0, 0, 0, offset, count);
    }

    private static Reply restOfMemory(Lab lab) {
        int block = small(lab);
        retype(lab, block, ObjectType.ENDPOINT.number(), 0);
        retype(lab, block, ObjectType.TCB.number(), 0);
        assertEquals("L10 0x3000", retype(lab, block, 0, 14).toString());
        return retype(lab, block, 0, 14);
    }

    private static Reply noMemoryLeft(Lab lab) {
        int block = small(lab);
        retype(lab, block, 0, 14);
        return retype(lab, block, ObjectType.ENDPOINT.number(), 0);
    }

    private static Reply copy(Lab lab, long to, long toDepth, long from, long fromDepth) {
        return lab.call(
                BootLayout.SLOT_CNODE,
                InvocationLabel.CNODE_COPY,
                ROOT,
                to,
                toDepth,
                from,
                fromDepth,
                ALL);
    }

    private static Reply copyOf(Lab lab, int slot) {
        return copy(lab, lab.freeSlot(), 64, slot, 64);
    }

    private static Reply mintOf(Lab lab, int slot, long badge) {
        return lab.call(
                BootLayout.SLOT_CNODE,
                InvocationLabel.CNODE_MINT,
                ROOT,
                lab.freeSlot(),
                64,
                slot,
                64,
                ALL,
                badge);
    }

    private static Reply mutate(Lab lab, int slot, long data) {
        return lab.call(
                BootLayout.SLOT_CNODE,
                InvocationLabel.CNODE_MUTATE,
                ROOT,
                lab.freeSlot(),
                64,
                slot,
                64,
                data);
    }

    private static Reply onSlot(Lab lab, int label, long slot) {
        return lab.call(BootLayout.SLOT_CNODE, label, List.of(), slot, 64);
    }

    private static Reply move(Lab lab, long to, long from) {
        return lab.call(BootLayout.SLOT_CNODE, InvocationLabel.CNODE_MOVE, ROOT, to, 64, from, 64);
    }

    private static Reply rotate(Lab lab, long target, long pivot, long source) {
        return lab.call(
                BootLayout.SLOT_CNODE,
                InvocationLabel.CNODE_ROTATE,
                List.of(BootLayout.SLOT_CNODE, BootLayout.SLOT_CNODE),
                target,
                64,
                0,
                pivot,
                64,
                0,
                source,
                64);
    }

    private static Reply inGuarded(Lab lab, long index, long depth) {
        int node = lab.create(ObjectType.CNODE, 4);
        int guarded = lab.freeSlot();
        lab.done(
                BootLayout.SLOT_CNODE,
                InvocationLabel.CNODE_MUTATE,
                ROOT,
                guarded,
                64,
                node,
                64,
                5 << 6 | 4);
        return lab.call(guarded, InvocationLabel.CNODE_DELETE, List.of(), index, depth);
    }

    private static Reply onTcb(Lab lab, int label, List<Integer> capabilities, long... words) {
        return lab.call(lab.create(ObjectType.TCB), label, capabilities, words);
    }

    private static Reply configure(Lab lab, int cspace, int vspace, int buffer, long address) {
        return onTcb(
                lab, InvocationLabel.TCB_CONFIGURE, List.of(cspace, vspace, buffer), 0, 0, address);
    }

    private static int deviceFrame(Lab lab) {
        int slot = lab.freeSlot();
        lab.retype(lab.deviceUntyped(0x1000_0000), ObjectType.PAGE, 0, slot, 1);
        return slot;
    }

    private static Reply schedParams(Lab lab, int context, int handler) {
        return onTcb(
                lab,
                InvocationLabel.TCB_SET_SCHED_PARAMS,
                List.of(BootLayout.SLOT_TCB, context, handler),
                1,
                1);
    }

    private static Reply budget(Lab lab, int bits, long budget, long period, long extra) {
        return lab.call(
                lab.layout.schedControlSlot(),
                InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS,
                List.of(lab.create(ObjectType.SCHED_CONTEXT, bits)),
                budget,
                period,
                extra,
                0,
                0);
    }

    private static Reply onContext(Lab lab, int label, int capability) {
        return lab.call(lab.create(ObjectType.SCHED_CONTEXT, 8), label, List.of(capability));
    }

    private static Reply irq(Lab lab, long irq) {
        return lab.call(
                BootLayout.SLOT_IRQ_CONTROL,
                InvocationLabel.RISCV_IRQ_ISSUE_IRQ_HANDLER_TRIGGER,
                ROOT,
                irq,
                0,
                lab.freeSlot(),
                64);
    }

    private static Reply onIrq(Lab lab, int label, List<Integer> capabilities) {
        int slot = lab.freeSlot();
        lab.done(
                BootLayout.SLOT_IRQ_CONTROL,
                InvocationLabel.IRQ_ISSUE_IRQ_HANDLER,
                ROOT,
                10,
                slot,
                64);
        return lab.call(slot, label, capabilities);
    }

    private static Reply schedule(Lab lab, long entry, long domain, long duration) {
        return lab.call(
                BootLayout.SLOT_DOMAIN,
                InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE,
                List.of(),
                entry,
                domain,
                duration);
    }

    private static Reply table(Lab lab, long address) {
        return table(lab, lab.create(ObjectType.PAGE_TABLE), address);
    }

    private static Reply table(Lab lab, int table, long address) {
        return lab.call(
                table,
                InvocationLabel.RISCV_PAGE_TABLE_MAP,
                List.of(BootLayout.SLOT_VSPACE),
                address,
                0);
    }

    private static void tables(Lab lab, long address) {
        table(lab, address);
        table(lab, address);
    }

    private static Reply map(Lab lab, int frame, long address) {
        return lab.call(
                frame,
                InvocationLabel.RISCV_PAGE_MAP,
                List.of(BootLayout.SLOT_VSPACE),
                address,
                3,
                0);
    }

    private static Reply mapTwice(Lab lab, long first, long second) {
        int frame = lab.create(ObjectType.PAGE);
        tables(lab, 0x1000);
        map(lab, frame, first);
        return map(lab, frame, second);
    }

    private static Reply mapInTwoSpaces(Lab lab, boolean withTables) {
        int frame = lab.create(ObjectType.PAGE);
        tables(lab, 0x1000);
        map(lab, frame, 0x1000);
        int other = lab.create(ObjectType.PAGE_TABLE);
        lab.done(BootLayout.SLOT_ASID_POOL, InvocationLabel.RISCV_ASID_POOL_ASSIGN, List.of(other));
        for (int i = 0; withTables && i < 2; i++) {
            lab.done(
                    lab.create(ObjectType.PAGE_TABLE),
                    InvocationLabel.RISCV_PAGE_TABLE_MAP,
                    List.of(other),
                    0x1000,
                    0);
        }
        return lab.call(frame, InvocationLabel.RISCV_PAGE_MAP, List.of(other), 0x1000, 3, 0);
    }
}
