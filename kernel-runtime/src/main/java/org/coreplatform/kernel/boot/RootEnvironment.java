package org.coreplatform.kernel.boot;

import org.coreplatform.board.catalog.Board;
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
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadState;
import org.coreplatform.kernel.object.UntypedMemory;
import org.coreplatform.kernel.object.VmRights;
import org.coreplatform.kernel.sched.SchedContexts;
import org.coreplatform.kernel.vspace.AddressSpaces;
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
    private final Frame ipcBuffer;
    private final AsidPool asidPool;

    /// @param radix of the root CNode
    RootEnvironment(Board board, BootLayout layout, int radix) {
        this.layout = layout;
        cnode = new CNode(layout.rootObjects(), radix);
        long page = layout.rootObjects() + Math.max(cnode.sizeBytes(), PdAddressSpace.PAGE_BYTES);
        thread = new Tcb(page, 0);
        page += PdAddressSpace.PAGE_BYTES;
        schedContext = new SchedContext(page, SchedContext.MIN_SIZE_BITS);
        page += PdAddressSpace.PAGE_BYTES;
        vspace = new PageTable(page);
        page += PdAddressSpace.PAGE_BYTES;
        ipcBuffer = new Frame(page, PdAddressSpace.PAGE_BITS, false);
        // The first ASID pool is part of the kernel's own memory.
        asidPool = new AsidPool(board.profile().dramBase(), 0);
        fill(board.profile().cores());
    }

    private void fill(int cores) {
        put(BootLayout.SLOT_TCB, new ThreadCapability(thread));
        int guardBits = Long.SIZE - cnode.radix();
        put(BootLayout.SLOT_CNODE, new CNodeCapability(cnode, guardBits, 0));
        put(BootLayout.SLOT_VSPACE, new PageTableCapability(vspace, ASID, 0));
        put(BootLayout.SLOT_IRQ_CONTROL, new IrqControlCapability());
        put(BootLayout.SLOT_ASID_CONTROL, new AsidControlCapability());
        put(BootLayout.SLOT_ASID_POOL, new AsidPoolCapability(asidPool));
        put(BootLayout.SLOT_IPC_BUFFER, frame(ipcBuffer));
        put(BootLayout.SLOT_DOMAIN, new DomainCapability());
        put(BootLayout.SLOT_SCHED_CONTEXT, new SchedContextCapability(schedContext));
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

    private static FrameCapability frame(Frame frame) {
        return new FrameCapability(frame, VmRights.READ_WRITE, 0, 0);
    }

    private void put(int slot, Capability capability) {
        Derivation.insertRoot(capability, cnode.slot(slot));
    }

    private void copy(int from, int to) {
        Derivation.insert(cnode.slot(from).capability, cnode.slot(from), thread.slot(to));
    }

    /// Gives the root task its address space and budget, and starts it.
    void start(AddressSpaces spaces, SchedContexts schedContexts) {
        spaces.addPool(asidPool);
        spaces.assign(ASID, vspace);
        schedContexts.configure(
                schedContext, 0, BUDGET_TICKS, BUDGET_TICKS, SchedContext.MIN_REFILLS);
        thread.counters.name = "root task";
        thread.priority = PRIORITY;
        thread.mcp = PRIORITY;
        thread.state = ThreadState.RUNNING;
        schedContexts.bind(schedContext, thread);
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
