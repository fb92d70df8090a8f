package org.coreplatform.kernel.boot;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.board.rom.BootLog;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.image.AddressSpaceSpec;
import org.coreplatform.sdk.image.AddressSpaceSpec.FrameMapping;
import org.coreplatform.sdk.image.AddressSpaceSpec.TableMapping;
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

/// The steps of the initialiser in words.
final class BootNotes {
    private static final int FEW = 3;

    private final BootLog log;
    private final SystemSpec spec;

    BootNotes(BootLog log, SystemSpec spec) {
        this.log = log;
        this.spec = spec;
    }

    void begun() {
        log.note(() -> "the kernel has booted; its root task makes the system");
    }

    void retyped(RetypeStep step) {
        log.note(
                () ->
                        step.type() == ObjectType.UNTYPED
                                ? "set aside %d blocks of 2^%d bytes from untyped memory"
                                        .formatted(step.count(), step.userBits())
                                : "made " + made(step));
    }

    private String made(RetypeStep step) {
        List<String> names = new ArrayList<>();
        int end = step.firstSlot() + step.count();
        for (ObjectSpec object : spec.objects()) {
            if (object.slot() >= step.firstSlot() && object.slot() < end) {
                names.add("%s at 0x%x".formatted(object.name(), object.physicalAddress()));
            }
        }
        return step.type().isFrame() && names.size() > FEW
                ? "%d frames, %s to %s".formatted(names.size(), names.getFirst(), names.getLast())
                : String.join(", ", names);
    }

    void framesChecked() {
        log.note(() -> "every frame lies where the image says");
    }

    void issued(IrqHandlerSpec handler) {
        log.note(
                () ->
                        "interrupt %d, %s, signals %s with badge 0x%x"
                                .formatted(
                                        handler.irq(),
                                        handler.edge() ? "edge" : "level",
                                        name(handler.notification()),
                                        handler.badge()));
    }

    void mapped(int vspace, TableMapping table) {
        log.note(
                () ->
                        "%s: mapped %s for 0x%x"
                                .formatted(name(vspace), name(table.table()), table.address()));
    }

    /// Pages that follow each other and may be used alike are one step.
    void mappedFrames(AddressSpaceSpec space) {
        List<FrameMapping> frames = space.frames();
        int start = 0;
        for (int i = 1; i <= frames.size(); i++) {
            if (i == frames.size() || !continues(frames.get(i - 1), frames.get(i))) {
                FrameMapping first = frames.get(start);
                FrameMapping last = frames.get(i - 1);
                log.note(() -> mapped(name(space.rootTable()), first, last));
                start = i;
            }
        }
    }

    private boolean continues(FrameMapping before, FrameMapping next) {
        return before.address() + size(before) == next.address()
                && before.rights() == next.rights()
                && before.executable() == next.executable();
    }

    private long size(FrameMapping mapping) {
        return spec.objects().get(mapping.frame()).sizeBytes();
    }

    private String mapped(String vspace, FrameMapping first, FrameMapping last) {
        return "%s: mapped 0x%x..0x%x, %s%s: %s%s"
                .formatted(
                        vspace,
                        first.address(),
                        last.address() + size(last),
                        rights(first.rights()),
                        first.executable() ? " execute" : "",
                        name(first.frame()),
                        first.equals(last) ? "" : " to " + name(last.frame()));
    }

    void configured(SchedContextSpec context) {
        log.note(
                () ->
                        "%s: budget %d us in every %d us on core %d"
                                .formatted(
                                        name(context.schedContext()),
                                        context.budgetMicros(),
                                        context.periodMicros(),
                                        context.core()));
    }

    /// @param entry index in the kernel's schedule
    void configured(DomainScheduleSpec domains, int entry, DomainScheduleSpec.Entry configured) {
        log.note(
                () ->
                        configured.isEnd()
                                ? "schedule of domains: entry %d is an end".formatted(entry)
                                : "schedule of domains: entry %d is a turn of `%s`, %d ticks"
                                        .formatted(
                                                entry,
                                                domains.name(configured.domain()),
                                                configured.ticks()));
    }

    void configured(ThreadSpec thread, int index) {
        log.note(
                () ->
                        "%s: `%s`, priority %d, entry 0x%x%s%s"
                                .formatted(
                                        name(thread.tcb()),
                                        thread.name(),
                                        thread.priority(),
                                        thread.entry(),
                                        spec.domains()
                                                .map(
                                                        each ->
                                                                ", in `%s`"
                                                                        .formatted(
                                                                                each.domainOf(
                                                                                        index)))
                                                .orElse(""),
                                        thread.faultEndpoint() == SystemSpec.NONE
                                                ? ", faults go to nobody"
                                                : ", faults go to "
                                                        + name(thread.faultEndpoint())));
    }

    void filled(CNodeSpec cnode, CapabilitySpec capability) {
        log.note(
                () ->
                        "%s: slot %d holds %s, %s%s"
                                .formatted(
                                        name(cnode.cnode()),
                                        capability.slot(),
                                        words(capability.target()),
                                        rights(capability.rights()),
                                        data(capability)));
    }

    private String data(CapabilitySpec capability) {
        if (capability.data() == 0) {
            return "";
        }
        boolean isCNode =
                capability.target() instanceof Target.KernelObject(int number)
                        && spec.objects().get(number).type() == ObjectType.CNODE;
        return ", %s 0x%x".formatted(isCNode ? "guard" : "badge", capability.data());
    }

    private String words(Target target) {
        return switch (target) {
            case Target.KernelObject(int number) -> name(number);
            case Target.IrqHandler(int number) ->
                    "interrupt " + spec.irqHandlers().get(number).irq();
        };
    }

    void resumed(ThreadSpec thread) {
        log.note(() -> "`%s` may run".formatted(thread.name()));
    }

    void finished() {
        log.note(() -> "the root task suspends itself");
    }

    private String name(int object) {
        return spec.objects().get(object).name();
    }

    private static String rights(int bits) {
        List<String> words = new ArrayList<>();
        addIf(words, bits & CapabilityRights.READ, "read");
        addIf(words, bits & CapabilityRights.WRITE, "write");
        addIf(words, bits & CapabilityRights.GRANT, "grant");
        addIf(words, bits & CapabilityRights.GRANT_REPLY, "grant-reply");
        return words.isEmpty() ? "no rights" : String.join(" ", words);
    }

    private static void addIf(List<String> words, int bit, String word) {
        if (bit != 0) {
            words.add(word);
        }
    }
}
