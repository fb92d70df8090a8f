package org.coreplatform.kernel.boot;

import java.util.List;
import org.coreplatform.board.rom.BootLog;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.image.AddressSpaceSpec;
import org.coreplatform.sdk.image.AddressSpaceSpec.FrameMapping;
import org.coreplatform.sdk.image.AddressSpaceSpec.TableMapping;
import org.coreplatform.sdk.image.BootLayout;
import org.coreplatform.sdk.image.CNodeSpec;
import org.coreplatform.sdk.image.CNodeSpec.CapabilitySpec;
import org.coreplatform.sdk.image.CNodeSpec.Target;
import org.coreplatform.sdk.image.DomainScheduleSpec;
import org.coreplatform.sdk.image.IrqHandlerSpec;
import org.coreplatform.sdk.image.ObjectSpec;
import org.coreplatform.sdk.image.RetypeStep;
import org.coreplatform.sdk.image.SchedContextSpec;
import org.coreplatform.sdk.image.SystemSpec;
import org.coreplatform.sdk.image.ThreadSpec;

/// Makes the system that a [SystemSpec] describes, by system calls of the root task alone.
///
/// The order is that of Microkit's initialiser: objects, interrupts, address spaces, scheduling
/// contexts, threads, CSpaces; then every thread is resumed and the root task suspends itself.
final class Initialiser {
    private final RootTask task;
    private final SystemSpec spec;
    private final BootLayout layout;
    private final BootNotes notes;
    private final boolean[] mapped;
    private int nextCopy;

    /// @param task the root task, which nobody else uses
    /// @param layout where the kernel put the root task's capabilities
    /// @param log is told of each step
    Initialiser(RootTask task, SystemSpec spec, BootLayout layout, BootLog log) {
        this.task = task;
        this.spec = spec;
        this.layout = layout;
        notes = new BootNotes(log, spec);
        mapped = new boolean[spec.objects().size()];
        nextCopy = spec.firstFreeSlot();
    }

    /// Makes the system and starts it.
    ///
    /// @throws BootFailure naming the object and the invocation that the kernel refused
    void run() {
        notes.begun();
        spec.retypes().forEach(this::retype);
        spec.objects().forEach(this::checkAddress);
        notes.framesChecked();
        spec.irqHandlers().forEach(this::issueIrqHandler);
        spec.addressSpaces().forEach(this::buildAddressSpace);
        spec.schedContexts().forEach(this::configure);
        for (int thread = 0; thread < spec.threads().size(); thread++) {
            configure(thread);
        }
        spec.cnodes().forEach(this::fill);
        spec.domains().ifPresent(this::configure);
        start();
        notes.finished();
        var suspend = Invocation.suspend(BootLayout.SLOT_TCB);
        if (spec.domains().isPresent()) {
            DomainScheduleSpec domains = spec.domains().get();
            int entry = domains.firstEntry() + domains.start();
            task.callLast(Invocation.startDomainSchedule(entry), suspend);
        } else {
            task.callLast(suspend);
        }
    }

    /// Writes the schedule of domains behind the kernel's turn, in which this task runs.
    private void configure(DomainScheduleSpec domains) {
        int entry = domains.firstEntry();
        for (DomainScheduleSpec.Entry each : domains.entries()) {
            perform(
                    Invocation.configureDomainSchedule(entry, each.domain(), each.ticks()),
                    "entry %d of the schedule of domains".formatted(entry));
            notes.configured(domains, entry++, each);
        }
    }

    /// Lets all threads run, in the order of the image; the monitor is the last one.
    ///
    /// PDs on other cores begin at once, and PDs of other domains before the monitor has its turn.
    /// They may want something of the monitor, which is as important as this task: then it goes
    /// first, and gets its turn to begin to listen.
    private void start() {
        List<ThreadSpec> threads = spec.threads();
        boolean isLate =
                spec.domains().isPresent()
                        || spec.schedContexts().stream().anyMatch(context -> context.core() != 0);
        if (isLate) {
            resume(threads.getLast());
            task.yieldTurn();
            threads = threads.subList(0, threads.size() - 1);
        }
        threads.forEach(this::resume);
    }

    private void resume(ThreadSpec thread) {
        perform(Invocation.resume(slot(thread.tcb())), thread.name());
        notes.resumed(thread);
    }

    private void retype(RetypeStep step) {
        Invocation retype =
                Invocation.retype(
                        step.untypedSlot(),
                        step.type(),
                        step.userBits(),
                        step.count(),
                        step.firstSlot());
        InvocationReply reply = task.call(retype);
        if (!reply.succeeded()) {
            throw failure(retype, nameAt(step.firstSlot()), reply);
        }
        notes.retyped(step);
    }

    private String nameAt(int slot) {
        return spec.objects().stream()
                .filter(object -> object.slot() == slot)
                .map(ObjectSpec::name)
                .findFirst()
                .orElse("the capability of slot " + slot);
    }

    private void checkAddress(ObjectSpec object) {
        if (!object.type().isFrame()) {
            return;
        }
        long address = perform(Invocation.pageGetAddress(object.slot()), object.name());
        if (address != object.physicalAddress()) {
            throw new BootFailure(
                    "%s lies at 0x%x, but the image says 0x%x"
                            .formatted(object.name(), address, object.physicalAddress()));
        }
    }

    private void issueIrqHandler(IrqHandlerSpec handler) {
        String subject = "interrupt " + handler.irq();
        perform(Invocation.irqControlGet(handler.irq(), handler.edge(), handler.slot()), subject);
        int signal =
                mintCopy(handler.notification(), CapabilityRights.WRITE, handler.badge(), subject);
        perform(Invocation.irqHandlerSetNotification(handler.slot(), signal), subject);
        notes.issued(handler);
    }

    private void buildAddressSpace(AddressSpaceSpec space) {
        int vspace = slot(space.rootTable());
        perform(Invocation.asidPoolAssign(vspace), name(space.rootTable()));
        for (TableMapping table : space.tables()) {
            perform(
                    Invocation.pageTableMap(slot(table.table()), vspace, table.address()),
                    name(table.table()));
            notes.mapped(space.rootTable(), table);
        }
        for (FrameMapping frame : space.frames()) {
            map(frame, vspace);
        }
        notes.mappedFrames(space);
    }

    /// A frame capability holds one mapping, so further ones take a copy each.
    private void map(FrameMapping mapping, int vspace) {
        int frame = slot(mapping.frame());
        String subject = name(mapping.frame()) + " at 0x" + Long.toHexString(mapping.address());
        if (mapped[mapping.frame()]) {
            int copy = nextCopy++;
            perform(Invocation.copy(copy, frame, CapabilityRights.ALL), subject);
            frame = copy;
        }
        mapped[mapping.frame()] = true;
        perform(
                Invocation.pageMap(
                        frame, vspace, mapping.address(), mapping.rights(), mapping.executable()),
                subject);
    }

    private void configure(SchedContextSpec context) {
        perform(
                Invocation.schedControlConfigure(
                        layout.schedControlSlot() + context.core(),
                        slot(context.schedContext()),
                        context.budgetMicros(),
                        context.periodMicros(),
                        context.badge()),
                name(context.schedContext()));
        notes.configured(context);
    }

    private void configure(int index) {
        ThreadSpec thread = spec.threads().get(index);
        int tcb = slot(thread.tcb());
        if (thread.notification() != SystemSpec.NONE) {
            perform(Invocation.bindNotification(tcb, slot(thread.notification())), thread.name());
        }
        if (spec.domains().isPresent()) {
            int domain = spec.domains().get().threadDomains().get(index);
            perform(Invocation.setDomain(tcb, domain), thread.name());
        }
        perform(
                Invocation.configure(
                        tcb,
                        slot(thread.cspaceRoot()),
                        slot(thread.vspaceRoot()),
                        slot(thread.ipcBufferFrame()),
                        thread.ipcBufferAddress()),
                thread.name());
        perform(
                Invocation.setSchedParams(
                        tcb, thread.priority(), slot(thread.schedContext()), faultEndpoint(thread)),
                thread.name());
        perform(
                Invocation.writeRegisters(tcb, thread.entry(), thread.stackPointer()),
                thread.name());
        task.nameThread(tcb, thread.name());
        notes.configured(thread, index);
    }

    private int faultEndpoint(ThreadSpec thread) {
        if (thread.faultEndpoint() == SystemSpec.NONE) {
            return 0;
        }
        return mintCopy(
                thread.faultEndpoint(),
                CapabilityRights.READ_WRITE_GRANT,
                thread.faultBadge(),
                thread.name());
    }

    private int mintCopy(int object, int rights, long badge, String subject) {
        int copy = nextCopy++;
        perform(Invocation.mint(copy, slot(object), rights, badge), subject);
        return copy;
    }

    private void fill(CNodeSpec cnode) {
        int depth = spec.objects().get(cnode.cnode()).userBits();
        for (CapabilitySpec capability : cnode.capabilities()) {
            fill(slot(cnode.cnode()), depth, capability);
            notes.filled(cnode, capability);
        }
    }

    private void fill(int cnode, int depth, CapabilitySpec capability) {
        int source =
                switch (capability.target()) {
                    case Target.KernelObject(int number) -> slot(number);
                    case Target.IrqHandler(int number) -> spec.irqHandlers().get(number).slot();
                };
        Invocation invocation =
                capability.data() == 0
                        ? Invocation.copyTo(
                                cnode, capability.slot(), depth, source, capability.rights())
                        : Invocation.mintTo(
                                cnode,
                                capability.slot(),
                                depth,
                                source,
                                capability.rights(),
                                capability.data());
        InvocationReply reply = task.call(invocation);
        if (!reply.succeeded()) {
            String subject = "%s in slot %d".formatted(nameAt(source), capability.slot());
            throw failure(invocation, subject, reply);
        }
    }

    /// {@return the first word of the results, 0 for none}
    ///
    /// @param subject whom it is for, in a failure
    private long perform(Invocation invocation, String subject) {
        InvocationReply reply = task.call(invocation);
        if (!reply.succeeded()) {
            throw failure(invocation, subject, reply);
        }
        return reply.words().isEmpty() ? 0 : reply.words().getFirst();
    }

    private static BootFailure failure(
            Invocation invocation, String subject, InvocationReply reply) {
        return new BootFailure(
                "the kernel refuses %s for %s: %s"
                        .formatted(invocation.name(), subject, reply.explanation()));
    }

    private int slot(int object) {
        return spec.objects().get(object).slot();
    }

    private String name(int object) {
        return spec.objects().get(object).name();
    }
}
