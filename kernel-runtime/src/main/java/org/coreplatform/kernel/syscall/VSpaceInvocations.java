package org.coreplatform.kernel.syscall;

import org.coreplatform.board.mmu.PageTableEntry;
import org.coreplatform.kernel.capability.CapabilityRules;
import org.coreplatform.kernel.capability.Derivation;
import org.coreplatform.kernel.object.AsidPool;
import org.coreplatform.kernel.object.Capability.AsidPoolCapability;
import org.coreplatform.kernel.object.Capability.FrameCapability;
import org.coreplatform.kernel.object.Capability.PageTableCapability;
import org.coreplatform.kernel.object.Capability.UntypedCapability;
import org.coreplatform.kernel.object.PageTable;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.vspace.AddressSpaces;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.jspecify.annotations.Nullable;

/// Invocations of page tables, pages and ASIDs.
final class VSpaceInvocations {
    private static final long EXECUTE_NEVER = 1;

    private final AddressSpaces spaces;

    VSpaceInvocations(AddressSpaces spaces) {
        this.spaces = spaces;
    }

    // Page tables.

    Outcome invokePageTable(Request request, PageTableCapability table) {
        return switch (request.label()) {
            case InvocationLabel.RISCV_PAGE_TABLE_MAP -> mapTable(request, table);
            case InvocationLabel.RISCV_PAGE_TABLE_UNMAP -> unmapTable(request, table);
            default -> request.illegalOperation();
        };
    }

    private Outcome mapTable(Request request, PageTableCapability table) {
        if (request.isShorterThan(2, 1)) {
            return request.truncatedMessage();
        }
        if (table.isMapped()) {
            return request.invalidCapability(0);
        }
        if (!isVSpace(request)) {
            return request.invalidCapability(1);
        }
        long address = request.word(0);
        if (!AddressSpaces.isUserAddress(address)) {
            return request.invalidArgument(0);
        }
        PageTable root = vspaceRoot(request);
        if (root == null) {
            return Outcome.FAILED;
        }
        int level = spaces.endLevel(root, address);
        if (level == PageTableEntry.LEVELS - 1
                || (spaces.endEntry(root, address) & PageTableEntry.VALID) != 0) {
            return request.deleteFirst();
        }
        spaces.mapTable(root, table.object(), address);
        long covered = address & -(1L << PageTableEntry.pageBits(level));
        request.slot().capability = table.mapped(vspaceAsid(request), covered);
        return Outcome.DONE;
    }

    private Outcome unmapTable(Request request, PageTableCapability table) {
        if (!Derivation.isFinal(request.slot())
                || (table.isMapped() && spaces.root(table.asid()) == table.object())) {
            return request.revokeFirst();
        }
        if (table.isMapped()) {
            spaces.unmapTable(table);
            spaces.clearTable(table.object());
            request.slot().capability = table.unmapped();
        }
        return Outcome.DONE;
    }

    /// {@return whether the first extra capability is a table that is part of an address space}
    private static boolean isVSpace(Request request) {
        return request.extra(0).capability instanceof PageTableCapability table && table.isMapped();
    }

    private static int vspaceAsid(Request request) {
        return request.extra(0).capability instanceof PageTableCapability table ? table.asid() : 0;
    }

    /// {@return the root table that the first extra capability names, null after an error}
    private @Nullable PageTable vspaceRoot(Request request) {
        PageTable root = spaces.root(vspaceAsid(request));
        if (root == null) {
            request.invalidRoot();
            return null;
        }
        if (root != request.extra(0).capability.object()) {
            request.invalidCapability(1);
            return null;
        }
        return root;
    }

    // Pages.

    Outcome invokePage(Request request, FrameCapability frame) {
        return switch (request.label()) {
            case InvocationLabel.RISCV_PAGE_MAP -> mapPage(request, frame);
            case InvocationLabel.RISCV_PAGE_UNMAP -> {
                if (frame.isMapped()) {
                    spaces.unmapPage(frame);
                    request.slot().capability = frame.unmapped();
                }
                yield Outcome.DONE;
            }
            case InvocationLabel.RISCV_PAGE_GET_ADDRESS ->
                    request.answer(frame.object().physicalAddress());
            default -> request.illegalOperation();
        };
    }

    private Outcome mapPage(Request request, FrameCapability frame) {
        if (request.isShorterThan(3, 1)) {
            return request.truncatedMessage();
        }
        if (!isVSpace(request)) {
            return request.invalidCapability(1);
        }
        PageTable root = vspaceRoot(request);
        if (root == null) {
            return Outcome.FAILED;
        }
        long address = request.word(0);
        long size = frame.object().sizeBytes();
        if (!AddressSpaces.isUserAddress(address + size - 1)) {
            return request.invalidArgument(0);
        }
        if ((address & (size - 1)) != 0) {
            return request.alignmentError();
        }
        int bits = PageTableEntry.pageBits(spaces.endLevel(root, address));
        if (bits != frame.object().sizeBits()) {
            return request.missingCapability(false, bits);
        }
        int asid = vspaceAsid(request);
        if (frame.isMapped() && frame.asid() != asid) {
            return request.invalidCapability(1);
        }
        if (frame.isMapped() && frame.address() != address) {
            return request.invalidArgument(0);
        }
        if (!frame.isMapped() && (spaces.endEntry(root, address) & PageTableEntry.VALID) != 0) {
            return request.deleteFirst();
        }
        int rights = CapabilityRules.maskVm(frame.rights(), (int) request.word(1));
        boolean execute = (request.word(2) & EXECUTE_NEVER) == 0;
        spaces.mapPage(root, frame, address, rights, execute);
        request.slot().capability = frame.mapped(asid, address);
        return Outcome.DONE;
    }

    // ASIDs.

    Outcome invokeAsidControl(Request request) {
        if (request.label() != InvocationLabel.RISCV_ASID_CONTROL_MAKE_POOL) {
            return request.illegalOperation();
        }
        if (request.isShorterThan(2, 2)) {
            return request.truncatedMessage();
        }
        int number = spaces.freePool();
        if (number < 0) {
            return request.deleteFirst();
        }
        Slot source = request.extra(0);
        if (!(source.capability instanceof UntypedCapability untyped)
                || untyped.object().sizeBits() != PdAddressSpace.PAGE_BITS
                || untyped.object().isDevice()) {
            return request.invalidCapability(1);
        }
        if (Derivation.hasChildren(source)) {
            return request.revokeFirst();
        }
        Slot target =
                request.lookupEmpty(request.extra(1).capability, request.word(0), request.word(1));
        if (target == null) {
            return Outcome.FAILED;
        }
        long address = untyped.object().physicalAddress();
        var pool = new AsidPool(address, AddressSpaces.poolBase(number));
        source.capability = untyped.withWatermark(untyped.object().sizeBytes());
        Derivation.insert(new AsidPoolCapability(pool), source, target);
        spaces.addPool(pool);
        return Outcome.DONE;
    }

    Outcome invokeAsidPool(Request request, AsidPool pool) {
        if (request.label() != InvocationLabel.RISCV_ASID_POOL_ASSIGN) {
            return request.illegalOperation();
        }
        if (request.isShorterThan(0, 1)) {
            return request.truncatedMessage();
        }
        Slot slot = request.extra(0);
        if (!(slot.capability instanceof PageTableCapability table) || table.isMapped()) {
            return request.invalidCapability(1);
        }
        AsidPool current = spaces.pool(pool.base());
        if (current == null) {
            return request.invalidRoot();
        }
        if (current != pool) {
            return request.invalidCapability(0);
        }
        int asid = AddressSpaces.freeAsid(pool);
        if (asid == 0) {
            return request.deleteFirst();
        }
        spaces.assign(asid, table.object());
        slot.capability = table.mapped(asid, 0);
        return Outcome.DONE;
    }
}
