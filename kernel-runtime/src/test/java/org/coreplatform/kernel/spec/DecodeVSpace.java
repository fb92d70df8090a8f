package org.coreplatform.kernel.spec;

import static org.coreplatform.kernel.spec.Arguments.check;

import org.coreplatform.kernel.spec.LookupFault.InvalidRoot;
import org.coreplatform.kernel.spec.LookupFault.MissingCapability;
import org.coreplatform.sdk.abi.InvocationLabel;

/// What invocations of page tables, frames and ASID capabilities mean.
final class DecodeVSpace {
    private static final int EXECUTE_NEVER = 1;

    private DecodeVSpace() {}

    /// The address space that a capability argument names.
    private record Space(long root, int asid) {}

    private static Capability.PageTable mappedTable(Arguments in) {
        if (in.extraCapability(0) instanceof Capability.PageTable table && table.mapped()) {
            return table;
        }
        throw Refusal.invalidCapability(1);
    }

    private static Space space(Arguments in, Capability.PageTable table) {
        long root =
                VSpaces.root(in.state(), table.asid())
                        .orElseThrow(() -> Refusal.failedLookup(false, new InvalidRoot()));
        check(root == table.base(), () -> Refusal.invalidCapability(1));
        return new Space(root, table.asid());
    }

    static Operation table(Arguments in, Capability.PageTable table) {
        if (in.label() == InvocationLabel.RISCV_PAGE_TABLE_UNMAP) {
            check(Derivation.isFinal(in.state(), in.slot()), Refusal::revokeFirst);
            check(!VSpaces.isRoot(in.state(), table), Refusal::revokeFirst);
            return new Operation.UnmapTable(in.slot(), table);
        }
        check(in.label() == InvocationLabel.RISCV_PAGE_TABLE_MAP, Refusal::illegalOperation);
        in.need(2, 1);
        check(!table.mapped(), () -> Refusal.invalidCapability(0));
        Capability.PageTable root = mappedTable(in);
        long address = in.word(0);
        check(Decode.isBelow(address, Parameters.USER_TOP), () -> Refusal.invalidArgument(0));
        Space space = space(in, root);
        VSpaces.Place place = VSpaces.walk(in.state(), space.root(), address);
        check(
                place.sizeBits() > VSpaces.PAGE_BITS && VSpaces.entry(in.state(), place) == null,
                Refusal::deleteFirst);
        return new Operation.MapTable(in.slot(), table.mappedAt(space.asid(), 0), address);
    }

    static Operation frame(Arguments in, Capability.Frame frame) {
        return switch (in.shortLabel()) {
            case InvocationLabel.RISCV_PAGE_MAP -> mapPage(in, frame);
            case InvocationLabel.RISCV_PAGE_UNMAP -> new Operation.UnmapPage(in.slot(), frame);
            case InvocationLabel.RISCV_PAGE_GET_ADDRESS -> new Operation.GetAddress(frame);
            default -> throw Refusal.illegalOperation();
        };
    }

    private static Operation mapPage(Arguments in, Capability.Frame frame) {
        in.need(3, 1);
        long address = in.word(0);
        Space space = space(in, mappedTable(in));
        long last = address + Bits.longMask(frame.sizeBits());
        check(Decode.isBelow(last, Parameters.USER_TOP), () -> Refusal.invalidArgument(0));
        check((address & Bits.longMask(frame.sizeBits())) == 0, Refusal::alignment);
        VSpaces.Place place = VSpaces.walk(in.state(), space.root(), address);
        check(
                place.sizeBits() == frame.sizeBits(),
                () -> Refusal.failedLookup(false, new MissingCapability(place.sizeBits())));
        if (frame.asid() != 0) {
            check(frame.asid() == space.asid(), () -> Refusal.invalidCapability(1));
            check(frame.address() == address, () -> Refusal.invalidArgument(0));
        } else {
            check(VSpaces.entry(in.state(), place) == null, Refusal::deleteFirst);
        }
        return new Operation.MapPage(
                in.slot(),
                frame.mappedAt(space.asid(), address),
                frame.rights().masked(in.word(1)),
                (in.word(2) & EXECUTE_NEVER) == 0);
    }

    static Operation asidControl(Arguments in) {
        check(
                in.label() == InvocationLabel.RISCV_ASID_CONTROL_MAKE_POOL,
                Refusal::illegalOperation);
        in.need(2, 2);
        int number = 0;
        while (in.state().asidPools().contains(number)) {
            number++;
        }
        check(number < Parameters.ASID_POOLS, Refusal::deleteFirst);
        check(
                in.extraCapability(0) instanceof Capability.Untyped untyped
                        && untyped.sizeBits() == VSpaces.PAGE_BITS
                        && !untyped.device(),
                () -> Refusal.invalidCapability(1));
        SlotId untyped = in.extraSlot(0);
        check(!Derivation.hasChildren(in.state(), untyped), Refusal::revokeFirst);
        SlotId target = in.lookUpEmpty(in.extraCapability(1), in.word(0), in.word(1));
        return new Operation.MakeAsidPool(untyped, number, target);
    }

    static Operation asidPool(Arguments in, Capability.AsidPool pool) {
        check(in.label() == InvocationLabel.RISCV_ASID_POOL_ASSIGN, Refusal::illegalOperation);
        in.need(0, 1);
        if (!(in.extraCapability(0) instanceof Capability.PageTable table) || table.mapped()) {
            throw Refusal.invalidCapability(1);
        }
        Long object = in.state().asidPools().get(pool.firstAsid() >> Parameters.ASID_POOL_BITS);
        check(object != null, () -> Refusal.failedLookup(false, new InvalidRoot()));
        check(object != null && object == pool.object(), () -> Refusal.invalidCapability(0));
        int end = pool.firstAsid() + (1 << Parameters.ASID_POOL_BITS);
        int asid = Math.max(pool.firstAsid(), 1);
        while (asid < end && in.state().asids().contains(asid)) {
            asid++;
        }
        check(asid < end, Refusal::deleteFirst);
        return new Operation.AssignAsid(in.extraSlot(0), table, asid);
    }
}
