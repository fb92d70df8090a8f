package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.BootLayout;
import org.junit.jupiter.api.Test;

/// What revocation and deletion take away, and what they leave.
final class DerivationTest {
    private static final long ENDPOINT = 4;
    private static final int ALL = CapabilityRights.ALL;

    private final Lab lab = new Lab();

    private void checkKinds(long kind, int... slots) {
        for (int slot : slots) {
            assertEquals(kind, lab.identify(slot), "slot " + slot);
        }
    }

    @Test
    void revokingACopyLeavesItsCopies() {
        int original = lab.create(ObjectType.ENDPOINT);
        int copy = lab.copy(original);
        int copyOfCopy = lab.copy(copy);
        lab.revoke(copy);
        checkKinds(ENDPOINT, original, copy, copyOfCopy);
    }

    @Test
    void revokingTheOriginalTakesCopiesAndMintedCapabilities() {
        int original = lab.create(ObjectType.ENDPOINT);
        int copy = lab.copy(original);
        int minted = lab.mint(copy, ALL, 5);
        lab.revoke(original);
        checkKinds(ENDPOINT, original);
        checkKinds(0, copy, minted);
    }

    @Test
    void equalBadgesFromTwoMintsAreIndependent() {
        int original = lab.create(ObjectType.ENDPOINT);
        int one = lab.mint(original, ALL, 5);
        int two = lab.mint(original, ALL, 5);
        lab.revoke(one);
        lab.revoke(two);
        checkKinds(ENDPOINT, original, one, two);
    }

    @Test
    void revokingAMintedCapabilityTakesItsCopies() {
        int minted = lab.mint(lab.create(ObjectType.ENDPOINT), ALL, 5);
        int copy = lab.copy(minted);
        int copyOfCopy = lab.copy(copy);
        lab.revoke(minted);
        checkKinds(ENDPOINT, minted);
        checkKinds(0, copy, copyOfCopy);
    }

    @Test
    void copiesOfADeletedMintedCapabilitySurviveItAndAreNoOriginals() {
        int original = lab.create(ObjectType.ENDPOINT);
        int minted = lab.mint(original, ALL, 5);
        int copy = lab.copy(minted);
        int other = lab.copy(copy);
        lab.delete(minted);
        lab.revoke(copy);
        checkKinds(ENDPOINT, copy, other);
        lab.revoke(original);
        checkKinds(0, copy, other);
    }

    @Test
    void aCopyOfUntypedMemoryTakesTheAllocation() {
        int block = lab.create(ObjectType.UNTYPED, 14);
        int copy = lab.copy(block);
        assertEquals("L10 0", retype(block, ObjectType.ENDPOINT, 0).toString());
        assertEquals("L0", retype(copy, ObjectType.ENDPOINT, 0).toString());
    }

    private Reply retype(int block, ObjectType type, int bits) {
        return lab.call(
                block,
                InvocationLabel.UNTYPED_RETYPE,
                List.of(BootLayout.SLOT_CNODE),
                type.number(),
                bits,
                0,
                0,
                lab.freeSlot(),
                1);
    }

    @Test
    void revokingAThreadTakesTheCopy() {
        int tcb = lab.create(ObjectType.TCB);
        int copy = lab.copy(tcb);
        lab.revoke(tcb);
        checkKinds(12, tcb);
        checkKinds(0, copy);
    }

    @Test
    void revokingUntypedMemoryMakesAllOfItFree() {
        int block = lab.create(ObjectType.UNTYPED, 14);
        int child = lab.freeSlot();
        lab.retype(block, ObjectType.TCB, 0, child, 1);
        lab.retype(block, ObjectType.ENDPOINT, 0, lab.freeSlot(), 1);
        lab.delete(child);
        assertEquals("L10 0x37f0", retype(block, ObjectType.UNTYPED, 14).toString());
        lab.revoke(block);
        assertEquals("L0", retype(block, ObjectType.UNTYPED, 14).toString());
    }

    @Test
    void memoryIsZeroWhenItIsUsedAgain() {
        int block = lab.create(ObjectType.UNTYPED, 14);
        int frame = lab.freeSlot();
        lab.retype(block, ObjectType.PAGE, 0, frame, 1);
        long address = lab.address(frame);
        lab.board.memory().store(address + 8, 8, 42);
        lab.revoke(block);
        lab.retype(block, ObjectType.PAGE, 0, frame, 1);
        assertEquals(address, lab.address(frame));
        assertEquals(0, lab.board.memory().load(address + 8, 8));
    }

    @Test
    void aCNodeThatHoldsItselfCanBeDestroyed() {
        int block = lab.create(ObjectType.UNTYPED, 14);
        int node = lab.freeSlot();
        lab.retype(block, ObjectType.CNODE, 4, node, 1);
        move(node, node, 3);
        checkKinds(0, node);
        lab.revoke(block);
        assertEquals("L0", retype(block, ObjectType.UNTYPED, 14).toString());
    }

    @Test
    void twoCNodesThatHoldEachOtherCanBeDestroyed() {
        int block = lab.create(ObjectType.UNTYPED, 14);
        int one = lab.freeSlot();
        int two = lab.freeSlot();
        lab.retype(block, ObjectType.CNODE, 4, one, 1);
        lab.retype(block, ObjectType.CNODE, 4, two, 1);
        int kept = lab.copy(one);
        move(two, one, 5);
        move(one, kept, 2);
        lab.delete(kept);
        lab.revoke(block);
        assertEquals("L0", retype(block, ObjectType.UNTYPED, 14).toString());
    }

    /// Copies a capability to a slot of a CNode of radix 4, and deletes it where it was.
    private void move(int from, int node, int index) {
        int guarded = lab.freeSlot();
        lab.done(
                BootLayout.SLOT_CNODE,
                InvocationLabel.CNODE_MINT,
                List.of(BootLayout.SLOT_CNODE),
                guarded,
                Lab.DEPTH,
                node,
                Lab.DEPTH,
                ALL,
                60);
        lab.done(
                guarded,
                InvocationLabel.CNODE_COPY,
                List.of(BootLayout.SLOT_CNODE),
                index,
                Lab.DEPTH,
                from,
                Lab.DEPTH,
                ALL);
        lab.delete(guarded);
        lab.delete(from);
    }

    @Test
    void aChainOfCNodesGoesWithItsMemory() {
        int block = lab.create(ObjectType.UNTYPED, 20);
        int outer = lab.freeSlot();
        lab.retype(block, ObjectType.CNODE, 4, outer, 1);
        int last = outer;
        int endpoint = lab.create(ObjectType.ENDPOINT);
        for (int i = 0; i < 50; i++) {
            int inner = lab.freeSlot();
            lab.retype(block, ObjectType.CNODE, 4, inner, 1);
            move(lab.copy(endpoint), last, 7);
            int kept = lab.copy(inner);
            move(inner, last, 3);
            if (last != outer) {
                lab.delete(last);
            }
            last = kept;
        }
        lab.delete(last);
        lab.delete(outer);
        assertEquals("L10", retype(block, ObjectType.UNTYPED, 20).toString().substring(0, 3));
        lab.revoke(block);
        assertEquals("L0", retype(block, ObjectType.UNTYPED, 20).toString());
        checkKinds(ENDPOINT, endpoint);
    }

    @Test
    void cancellingBadgedSendsRestartsThoseWithTheBadge() {
        lab.rootPriority(100);
        int endpoint = lab.create(ObjectType.ENDPOINT);
        int five = lab.mint(endpoint, ALL, 5);
        int six = lab.mint(endpoint, ALL, 6);
        lab.start(120, new Program().send(five, 1));
        lab.start(120, new Program().send(six, 2));
        lab.done(
                BootLayout.SLOT_CNODE,
                InvocationLabel.CNODE_CANCEL_BADGED_SENDS,
                List.of(),
                five,
                Lab.DEPTH);
        assertEquals(6, lab.systemCall(SystemCall.WAIT, endpoint, 0)[0]);
        assertEquals(5, lab.systemCall(SystemCall.WAIT, endpoint, 0)[0]);
    }

    @Test
    void deletingABadgedCopyDoesNotDisturbSenders() {
        lab.rootPriority(100);
        int endpoint = lab.create(ObjectType.ENDPOINT);
        int badged = lab.mint(endpoint, ALL, 5);
        lab.start(120, new Program().send(badged, 1).say("sent"));
        lab.delete(badged);
        long[] registers = lab.systemCall(SystemCall.WAIT, endpoint, 0);
        assertEquals(5, registers[0]);
        assertEquals(1, MessageInfo.label(registers[1]));
        assertEquals("sent", lab.takeLog());
    }

    @Test
    void aDeletedThreadsCapabilitiesGoWithIt() {
        lab.rootPriority(100);
        int node = lab.create(ObjectType.CNODE, 4);
        int tcb = lab.create(ObjectType.TCB);
        lab.done(
                tcb,
                InvocationLabel.TCB_CONFIGURE,
                List.of(node, BootLayout.SLOT_VSPACE, 0),
                60,
                0,
                0);
        lab.delete(node);
        assertEquals(
                "L3",
                lab.call(
                                tcb,
                                InvocationLabel.TCB_CONFIGURE,
                                List.of(BootLayout.SLOT_CNODE, BootLayout.SLOT_VSPACE, 0),
                                0,
                                0,
                                0)
                        .toString());
        lab.delete(tcb);
        checkKinds(0, node, tcb);
    }

    @Test
    void aDeletedFrameIsNotMappedAnyMore() {
        lab.rootPriority(100);
        for (int i = 0; i < 2; i++) {
            lab.done(
                    lab.create(ObjectType.PAGE_TABLE),
                    InvocationLabel.RISCV_PAGE_TABLE_MAP,
                    List.of(BootLayout.SLOT_VSPACE),
                    0x1000,
                    0);
        }
        int frame = lab.create(ObjectType.PAGE);
        int copy = lab.copy(frame);
        lab.done(
                copy,
                InvocationLabel.RISCV_PAGE_MAP,
                List.of(BootLayout.SLOT_VSPACE),
                0x1000,
                CapabilityRights.READ_WRITE,
                1);
        int notification = lab.create(ObjectType.NOTIFICATION);
        var program = new Program().store(0x1008, 5).load(0x1008).say(UserContext.A0);
        lab.start(120, program.waitFor(notification).load(0x1008).say("still mapped"));
        assertEquals("5", lab.takeLog());
        lab.delete(copy);
        lab.systemCall(SystemCall.SEND, notification, 0);
        assertEquals("", lab.takeLog());
    }
}
