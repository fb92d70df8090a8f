package org.coreplatform.kernel.boot;

import java.util.List;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.mmu.PageTableEntry;
import org.coreplatform.kernel.capability.CapabilityRules;
import org.coreplatform.kernel.capability.Derivation;
import org.coreplatform.kernel.object.AsidPool;
import org.coreplatform.kernel.object.CNode;
import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.Capability.AsidControlCapability;
import org.coreplatform.kernel.object.Capability.AsidPoolCapability;
import org.coreplatform.kernel.object.Capability.CNodeCapability;
import org.coreplatform.kernel.object.Capability.DomainCapability;
import org.coreplatform.kernel.object.Capability.FrameCapability;
import org.coreplatform.kernel.object.Capability.IrqControlCapability;
import org.coreplatform.kernel.object.Capability.PageTableCapability;
import org.coreplatform.kernel.object.Capability.SchedContextCapability;
import org.coreplatform.kernel.object.Capability.SchedControlCapability;
import org.coreplatform.kernel.object.Capability.ThreadCapability;
import org.coreplatform.kernel.object.Capability.UntypedCapability;
import org.coreplatform.kernel.object.Frame;
import org.coreplatform.kernel.object.PageTable;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadState;
import org.coreplatform.kernel.object.UntypedMemory;
import org.coreplatform.kernel.object.VmRights;
import org.coreplatform.kernel.sched.SchedContexts;
import org.coreplatform.kernel.vspace.AddressSpaces;
import org.coreplatform.sdk.abi.BootInfoLayout;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.image.BootLayout;

/// What the kernel makes when it boots: the root task with its objects, and all capabilities that
/// there are, in the root task's CNode ([BootLayout]).
final class RootEnvironment {
    private static final int PRIORITY = 255;
    private static final long BUDGET_TICKS = 50_000;
    private static final int ASID = 1;

    private final BootLayout layout;
    private final CNode cnode;
    private final Tcb thread;
    private final SchedContext schedContext;
    private final PageTable vspace;
    private final Frame bootInfo;
    private final Frame ipcBuffer;
    private final List<PageTable> paging;
    private final AsidPool asidPool;

    /// @param radix of the root CNode
    RootEnvironment(Board board, BootLayout layout, int radix) {
        this.layout = layout;
        cnode = new CNode(layout.rootObjects(), radix);
        long page = layout.rootObjects() + Math.max(cnode.sizeBytes(), PdAddressSpace.PAGE_BYTES);
        thread = new Tcb(page, 0);
        schedContext = new SchedContext(page + thread.sizeBytes(), SchedContext.MIN_SIZE_BITS);
        page += PdAddressSpace.PAGE_BYTES;
        bootInfo = new Frame(page, PdAddressSpace.PAGE_BITS, false);
        page += PdAddressSpace.PAGE_BYTES;
        vspace = new PageTable(page);
        page += PdAddressSpace.PAGE_BYTES;
        ipcBuffer = new Frame(page, PdAddressSpace.PAGE_BITS, false);
        // The first ASID pool and the tables below the root are part of the kernel's own memory.
        long own = board.profile().dramBase();
        asidPool = new AsidPool(own, 0);
        paging =
                List.of(
                        new PageTable(own + PdAddressSpace.PAGE_BYTES),
                        new PageTable(own + 2 * PdAddressSpace.PAGE_BYTES));
        fill(board.profile().cores());
        BootInfo.write(board, layout, radix, bootInfo.physicalAddress());
    }

    private void fill(int cores) {
        put(BootLayout.SLOT_TCB, new ThreadCapability(thread));
        int guardBits = Long.SIZE - cnode.radix();
        put(BootLayout.SLOT_CNODE, new CNodeCapability(cnode, guardBits, 0));
        put(BootLayout.SLOT_VSPACE, new PageTableCapability(vspace, ASID, 0));
        put(BootLayout.SLOT_IRQ_CONTROL, new IrqControlCapability());
        put(BootLayout.SLOT_ASID_CONTROL, new AsidControlCapability());
        put(BootLayout.SLOT_ASID_POOL, new AsidPoolCapability(asidPool));
        put(BootLayout.SLOT_BOOT_INFO, mapped(bootInfo, BootInfoLayout.ADDRESS));
        put(BootLayout.SLOT_IPC_BUFFER, mapped(ipcBuffer, BootInfoLayout.IPC_BUFFER_ADDRESS));
        put(BootLayout.SLOT_DOMAIN, new DomainCapability());
        put(BootLayout.SLOT_SCHED_CONTEXT, new SchedContextCapability(schedContext));
        for (int i = 0; i < paging.size(); i++) {
            long covered = BootInfoLayout.IPC_BUFFER_ADDRESS & -tableBytes(i);
            put(BootLayout.SLOT_PAGING + i, new PageTableCapability(paging.get(i), ASID, covered));
        }
        for (int core = 0; core < cores; core++) {
            put(layout.schedControlSlot() + core, new SchedControlCapability(core));
        }
        for (int i = 0; i < layout.imageFrames(); i++) {
            long address = layout.imageStart() + i * PdAddressSpace.PAGE_BYTES;
            var page = new Frame(address, PdAddressSpace.PAGE_BITS, false);
            put(layout.imageFrameSlot() + i, frame(page));
        }
        int slot = layout.untypedSlot();
        for (BootLayout.Untyped block : layout.untypeds()) {
            var memory =
                    new UntypedMemory(block.physicalAddress(), block.sizeBits(), block.device());
            put(slot++, new UntypedCapability(memory, 0));
        }
        copy(BootLayout.SLOT_CNODE, Tcb.CSPACE);
        copy(BootLayout.SLOT_VSPACE, Tcb.VSPACE);
        copy(BootLayout.SLOT_IPC_BUFFER, Tcb.IPC_BUFFER);
    }

    /// {@return the bytes that a table below the root covers, the first or the second}
    private static long tableBytes(int index) {
        return 1L << PageTableEntry.pageBits(index);
    }

    private static FrameCapability mapped(Frame frame, long address) {
        return new FrameCapability(frame, VmRights.READ_WRITE, ASID, address);
    }

    private static FrameCapability frame(Frame frame) {
        return new FrameCapability(frame, VmRights.READ_WRITE, 0, 0);
    }

    private void put(int slot, Capability capability) {
        Derivation.insertRoot(capability, cnode.slot(slot));
    }

    private void copy(int from, int to) {
        Slot source = cnode.slot(from);
        Derivation.insert(CapabilityRules.derived(source.capability), source, thread.slot(to));
    }

    /// Gives the root task its address space and budget, and starts it.
    void start(AddressSpaces spaces, SchedContexts schedContexts) {
        spaces.addPool(asidPool);
        spaces.assign(ASID, vspace);
        paging.forEach(t -> spaces.mapTable(vspace, t, BootInfoLayout.IPC_BUFFER_ADDRESS));
        map(spaces, BootLayout.SLOT_IPC_BUFFER);
        map(spaces, BootLayout.SLOT_BOOT_INFO);
        thread.context.setRegister(UserContext.A0, BootInfoLayout.ADDRESS);
        schedContexts.configure(
                schedContext, 0, BUDGET_TICKS, BUDGET_TICKS, SchedContext.MIN_REFILLS);
        thread.counters.name = "root task";
        thread.priority = PRIORITY;
        thread.mcp = PRIORITY;
        thread.state = ThreadState.RUNNING;
        schedContexts.bind(schedContext, thread);
    }

    private void map(AddressSpaces spaces, int slot) {
        if (cnode.slot(slot).capability instanceof FrameCapability page) {
            spaces.mapPage(vspace, page, page.address(), VmRights.READ_WRITE, false);
        }
    }

    Tcb thread() {
        return thread;
    }

    /// {@return physical address of the root task's IPC buffer}
    long ipcBuffer() {
        return ipcBuffer.physicalAddress();
    }

    CNode cnode() {
        return cnode;
    }
}
