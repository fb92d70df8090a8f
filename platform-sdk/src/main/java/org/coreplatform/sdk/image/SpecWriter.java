package org.coreplatform.sdk.image;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.image.AddressSpaceSpec.FrameMapping;
import org.coreplatform.sdk.image.AddressSpaceSpec.TableMapping;
import org.coreplatform.sdk.image.CNodeSpec.CapabilitySpec;
import org.coreplatform.sdk.image.CNodeSpec.Target;
import org.coreplatform.sdk.image.PdSpec.ChannelSpec;
import org.coreplatform.sdk.image.PdSpec.InterruptSpec;
import org.coreplatform.sdk.image.PdSpec.MapSpec;

/// Encodes a [SystemSpec]. Objects and mappings come in long runs of neighbours, so their
/// addresses, slots and names are written as differences from the one before.
final class SpecWriter {
    private final FieldWriter out = new FieldWriter();

    byte[] encode(SystemSpec spec) {
        out.string(spec.board()).number(spec.memoryBytes()).string(spec.profile());
        out.number(spec.rootCNodeRadix()).number(spec.imageBytes());
        objects(spec.objects());
        list(spec.retypes(), this::retype);
        list(spec.irqHandlers(), this::irqHandler);
        list(spec.addressSpaces(), this::addressSpace);
        list(spec.schedContexts(), this::schedContext);
        list(spec.threads(), this::thread);
        list(spec.cnodes(), this::cnode);
        list(spec.regions(), this::region);
        list(spec.protectionDomains(), this::protectionDomain);
        spec.domains().ifPresent(domains -> DomainScheduleCodec.write(domains, out));
        return out.toByteArray();
    }

    private <T> void list(List<T> elements, Consumer<T> element) {
        out.number(elements.size());
        for (T next : elements) {
            element.accept(next);
        }
    }

    private void objects(List<ObjectSpec> objects) {
        out.number(objects.size());
        String name = "";
        long address = 0;
        long slot = 0;
        for (ObjectSpec object : objects) {
            int shared = sharedPrefix(name, object.name());
            out.number(shared).string(object.name().substring(shared));
            out.u8(object.type().number()).number(object.userBits());
            out.signed(object.physicalAddress() - address).signed(object.slot() - slot);
            name = object.name();
            address = object.physicalAddress() + object.sizeBytes();
            slot = object.slot() + 1L;
        }
    }

    /// Chars that both names begin with; never the first half of a surrogate pair alone.
    static int sharedPrefix(String a, String b) {
        int end = Math.min(a.length(), b.length());
        int shared = 0;
        while (shared < end && a.charAt(shared) == b.charAt(shared)) {
            shared++;
        }
        boolean splits = shared > 0 && Character.isHighSurrogate(a.charAt(shared - 1));
        return splits ? shared - 1 : shared;
    }

    private void retype(RetypeStep step) {
        out.number(step.untypedSlot()).u8(step.type().number()).number(step.userBits());
        out.number(step.count()).number(step.firstSlot());
    }

    private void irqHandler(IrqHandlerSpec irq) {
        out.number(irq.irq()).flag(irq.edge()).number(irq.slot());
        out.number(irq.notification()).number(irq.badge());
    }

    private void addressSpace(AddressSpaceSpec space) {
        out.number(space.rootTable());
        list(space.tables(), this::table);
        out.number(space.frames().size());
        long number = 0;
        long address = 0;
        for (FrameMapping frame : space.frames()) {
            out.signed(frame.frame() - number).signed((frame.address() >> 12) - address);
            out.u8((frame.rights() << 1) | (frame.executable() ? 1 : 0));
            number = frame.frame() + 1L;
            address = (frame.address() >> 12) + 1;
        }
    }

    private void table(TableMapping table) {
        out.number(table.table()).number(table.address());
    }

    private void schedContext(SchedContextSpec context) {
        out.number(context.schedContext());
        out.number(context.budgetMicros()).number(context.periodMicros());
        out.number(context.badge()).number(context.core());
    }

    private void thread(ThreadSpec thread) {
        out.number(thread.tcb()).string(thread.name());
        out.number(thread.cspaceRoot()).number(thread.vspaceRoot());
        out.number(thread.ipcBufferFrame()).number(thread.ipcBufferAddress());
        out.number(thread.schedContext());
        out.number(thread.notification() + 1L).number(thread.faultEndpoint() + 1L);
        out.number(thread.faultBadge()).number(thread.priority());
        out.number(thread.entry()).number(thread.stackPointer());
    }

    private void cnode(CNodeSpec cnode) {
        out.number(cnode.cnode());
        list(cnode.capabilities(), this::capability);
    }

    private void capability(CapabilitySpec capability) {
        out.number(capability.slot());
        switch (capability.target()) {
            case Target.KernelObject object -> out.u8(0).number(object.number());
            case Target.IrqHandler handler -> out.u8(1).number(handler.number());
        }
        out.u8(capability.rights()).number(capability.data());
    }

    private void region(RegionSpec region) {
        out.string(region.name()).number(region.sizeBytes());
        out.number(region.physicalAddress()).flag(region.device());
    }

    private void protectionDomain(PdSpec pd) {
        out.string(pd.name()).number(pd.thread());
        out.number(pd.parent() + 1L).number(pd.childId()).flag(pd.passive());
        out.number(pd.stackBytes()).number(pd.heapBytes());
        list(pd.channels(), this::channel);
        list(pd.interrupts(), this::interrupt);
        list(pd.maps(), this::map);
    }

    private void channel(ChannelSpec channel) {
        out.number(channel.id()).number(channel.peer()).number(channel.peerId());
        out.flag(channel.mayNotify()).flag(channel.mayCall());
    }

    private void interrupt(InterruptSpec interrupt) {
        out.number(interrupt.id()).number(interrupt.irq());
    }

    private void map(MapSpec map) {
        out.number(map.region()).number(map.address());
        out.flag(map.readable()).flag(map.writable()).flag(map.executable());
    }
}
