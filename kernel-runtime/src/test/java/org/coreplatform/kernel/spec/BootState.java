package org.coreplatform.kernel.spec;

import java.util.List;
import org.coreplatform.sdk.abi.BootInfoLayout;
import org.coreplatform.sdk.image.BootLayout;

/// The state in which the kernel hands over to the root task.
public final class BootState {
    private static final long PAGE = 1L << VSpaces.PAGE_BITS;
    private static final int SCHED_CONTEXT_BITS = 7;
    private static final long TIMESLICE = 5_000 * Parameters.TICKS_PER_MICRO;
    private static final int PRIORITY = 255;
    private static final int ASID = 1;
    private static final int LAST_SOURCE = 95;
    private static final VmRights RW = VmRights.READ_WRITE;
    private static final Scheduler IDLE =
            new Scheduler(
                    Scheduler.IDLE,
                    Scheduler.IDLE,
                    Scheduler.CHOOSE_NEW,
                    PersistentMap.empty(),
                    List.of(),
                    0,
                    0,
                    true,
                    0);
    private static final State EMPTY =
            new State(
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    PersistentMap.empty(),
                    IDLE,
                    Domains.atBoot(),
                    Cores.AT_BOOT,
                    0,
                    "");

    private final Transition t = new Transition(EMPTY);
    private final BootLayout layout;
    private final int radix;
    private final long cnode;
    private final long thread;
    private final long schedContext;
    private final long vspace;
    private final long bootInfo;
    private final long buffer;
    private final long firstTable;

    private BootState(BootLayout layout, int radix, long firstAsidPool) {
        this.layout = layout;
        this.radix = radix;
        cnode = layout.rootObjects();
        thread = cnode + Math.max(1L << (radix + 5), PAGE);
        schedContext = thread + PAGE / 2;
        bootInfo = thread + PAGE;
        vspace = bootInfo + PAGE;
        buffer = vspace + PAGE;
        firstTable = firstAsidPool + PAGE;
    }

    /// {@return the state at time 0}
    ///
    /// @param layout where the root objects and the untyped memory are
    /// @param rootCNodeRadix radix of the root CNode
    /// @param firstAsidPool address of the ASID pool that is part of the kernel's memory
    public static State of(BootLayout layout, int rootCNodeRadix, long firstAsidPool) {
        var boot = new BootState(layout, rootCNodeRadix, firstAsidPool);
        boot.makeObjects(firstAsidPool);
        boot.fill(firstAsidPool);
        boot.describe();
        boot.start();
        return boot.t.state();
    }

    private void makeObjects(long pool) {
        t.put(thread, Tcb.inactive(0));
        t.put(schedContext, SchedContext.INACTIVE);
        for (long table : List.of(vspace, firstTable, firstTable + PAGE)) {
            t.putTable(table, PersistentMap.empty());
        }
        t.setAsidPools(t.asidPools().with(0, pool));
        t.setAsids(t.asids().with(ASID, vspace));
        keepInterrupts();
    }

    /// The timer's number is the kernel's, and with several cores those of interrupts between them.
    private void keepInterrupts() {
        int timer = cores() == 1 ? LAST_SOURCE + 1 : LAST_SOURCE + 3;
        for (int irq = LAST_SOURCE + 1; irq <= timer; irq++) {
            t.changeIrq(irq, kept -> kept.issuedOn(0));
        }
    }

    private int cores() {
        return layout.imageFrameSlot() - layout.schedControlSlot();
    }

    private void fill(long pool) {
        put(BootLayout.SLOT_TCB, new Capability.Tcb(thread));
        put(BootLayout.SLOT_CNODE, new Capability.CNode(cnode, radix, Long.SIZE - radix, 0));
        put(BootLayout.SLOT_VSPACE, new Capability.PageTable(vspace, true, ASID, 0));
        put(BootLayout.SLOT_IRQ_CONTROL, new Capability.IrqControl());
        put(BootLayout.SLOT_ASID_CONTROL, new Capability.AsidControl());
        put(BootLayout.SLOT_ASID_POOL, new Capability.AsidPool(pool, 0));
        putMapped(BootLayout.SLOT_IPC_BUFFER, buffer, BootInfoLayout.IPC_BUFFER_ADDRESS);
        putMapped(BootLayout.SLOT_BOOT_INFO, bootInfo, BootInfoLayout.ADDRESS);
        put(BootLayout.SLOT_DOMAIN, new Capability.Domain());
        put(
                BootLayout.SLOT_SCHED_CONTEXT,
                new Capability.SchedContext(schedContext, SCHED_CONTEXT_BITS));
        for (int slot = layout.schedControlSlot(); slot < layout.imageFrameSlot(); slot++) {
            put(slot, new Capability.SchedControl(slot - layout.schedControlSlot()));
        }
        for (int i = 0; i < layout.imageFrames(); i++) {
            put(layout.imageFrameSlot() + i, frame(layout.imageStart() + i * PAGE));
        }
        for (int i = 0; i < layout.untypeds().size(); i++) {
            BootLayout.Untyped u = layout.untypeds().get(i);
            put(
                    layout.untypedSlot() + i,
                    new Capability.Untyped(u.physicalAddress(), u.sizeBits(), u.device(), 0));
        }
    }

    /// Tells the root task what there is.
    private void describe() {
        int frames = layout.imageFrameSlot();
        int untypeds = layout.untypedSlot();
        tell(BootInfoLayout.NODES, cores());
        tell(BootInfoLayout.IPC_BUFFER, BootInfoLayout.IPC_BUFFER_ADDRESS);
        tell(BootInfoLayout.EMPTY, layout.emptySlot(), 1L << radix);
        tell(BootInfoLayout.USER_IMAGE_FRAMES, frames, frames + layout.imageFrames());
        tell(
                BootInfoLayout.USER_IMAGE_PAGING,
                BootLayout.SLOT_PAGING,
                BootLayout.SLOT_PAGING + BootLayout.PAGING_TABLES);
        tell(BootInfoLayout.INIT_THREAD_CNODE_SIZE_BITS, radix);
        tell(BootInfoLayout.SCHED_CONTROL, layout.schedControlSlot(), frames);
        tell(BootInfoLayout.UNTYPED, untypeds, untypeds + layout.untypeds().size());
        for (int i = 0; i < layout.untypeds().size(); i++) {
            BootLayout.Untyped u = layout.untypeds().get(i);
            tell(
                    BootInfoLayout.UNTYPED_LIST + i * BootInfoLayout.UNTYPED_BYTES,
                    u.physicalAddress(),
                    u.sizeBits() | (u.device() ? 1 << Byte.SIZE : 0));
        }
    }

    private void tell(int offset, long... words) {
        for (int i = 0; i < words.length; i++) {
            t.store(bootInfo + offset + (long) Long.BYTES * i, words[i]);
        }
    }

    private static Capability frame(long base) {
        return new Capability.Frame(base, VSpaces.PAGE_BITS, RW, false, 0, 0);
    }

    /// Puts a page into a slot and into the address space, with the tables that it takes.
    private void putMapped(int slot, long base, long address) {
        for (int i = 0; i < BootLayout.PAGING_TABLES; i++) {
            var id = new SlotId(cnode, BootLayout.SLOT_PAGING + i);
            var table = new Capability.PageTable(firstTable + i * PAGE, true, ASID, 0);
            if (t.isEmpty(id)) {
                t.put(id, Slot.original(table));
                VSpaces.map(t, id, table, address);
            }
        }
        var id = new SlotId(cnode, slot);
        t.put(id, Slot.original(frame(base)));
        var page = new Capability.Frame(base, VSpaces.PAGE_BITS, RW, false, ASID, address);
        VSpaces.map(t, id, page, RW, false);
    }

    private void put(int slot, Capability capability) {
        t.put(new SlotId(cnode, slot), Slot.original(capability));
    }

    private void start() {
        install(BootLayout.SLOT_CNODE, SlotId.TCB_CSPACE);
        install(BootLayout.SLOT_VSPACE, SlotId.TCB_VSPACE);
        install(BootLayout.SLOT_IPC_BUFFER, SlotId.TCB_BUFFER);
        SchedContexts.configure(t, schedContext, 0, TIMESLICE, TIMESLICE, Parameters.MIN_REFILLS);
        t.changeTcb(
                thread,
                tcb ->
                        tcb.withPriority(PRIORITY)
                                .withMaximumControlledPriority(PRIORITY)
                                .withState(new ThreadState.Running()));
        t.setRegister(thread, Registers.A0, BootInfoLayout.ADDRESS);
        SchedContexts.bind(t, schedContext, thread);
        Scheduling.schedule(t);
    }

    private void install(int slot, int tcbSlot) {
        var source = new SlotId(cnode, slot);
        Capability derived = Derivation.deriveForTransfer(t, source).orElseThrow();
        Derivation.insert(t, derived, source, new SlotId(thread, tcbSlot));
    }
}
