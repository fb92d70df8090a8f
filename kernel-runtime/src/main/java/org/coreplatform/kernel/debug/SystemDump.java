package org.coreplatform.kernel.debug;

import java.util.List;
import java.util.Locale;
import org.coreplatform.kernel.invariant.Population;
import org.coreplatform.kernel.object.AsidPool;
import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.Capability.CNodeCapability;
import org.coreplatform.kernel.object.Capability.EndpointCapability;
import org.coreplatform.kernel.object.Capability.NotificationCapability;
import org.coreplatform.kernel.object.Endpoint;
import org.coreplatform.kernel.object.KernelObject;
import org.coreplatform.kernel.object.PageTable;
import org.coreplatform.kernel.object.Reply;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.kernel.object.SlotHolder;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.UntypedMemory;
import org.coreplatform.kernel.trace.Utilisation;
import org.coreplatform.sdk.abi.CapabilityRights;

/// What there is, in words: tables of threads, and objects with their capabilities as capDL.
final class SystemDump {
    private final Population population;

    SystemDump(Population population) {
        this.population = population;
    }

    /// {@return all threads that capabilities name, in the order in which these are found}
    List<Tcb> threads() {
        return population.objects().stream()
                .filter(Tcb.class::isInstance)
                .map(Tcb.class::cast)
                .toList();
    }

    /// {@return a line for each thread: what it does, where and how it is scheduled}
    String scheduler() {
        var text = new StringBuilder("threads\n");
        text.append(line("name", "state", "pc", "priority", "core", "waits for a refill"));
        for (Tcb thread : threads()) {
            text.append(
                    line(
                            thread.counters.name,
                            thread.state.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            "%x".formatted(thread.context.faultIp()),
                            Integer.toString(thread.priority),
                            Integer.toString(thread.core),
                            thread.inReleaseQueue ? "yes" : "no"));
        }
        return text.toString();
    }

    /// {@return a line for each thread: cycles, of these in the kernel, entries of it, how often it
    /// was scheduled}
    String utilisation() {
        var text = new StringBuilder("utilisation\n");
        text.append(line("name", "cycles", "in the kernel", "entries", "schedules", ""));
        for (Tcb thread : threads()) {
            Utilisation used = thread.counters.utilisation;
            text.append(
                    line(
                            thread.counters.name,
                            Long.toString(used.cycles),
                            Long.toString(used.kernelCycles),
                            Long.toString(used.kernelEntries),
                            Long.toString(used.schedules),
                            ""));
        }
        return text.toString();
    }

    private static String line(
            String name, String second, String third, String fourth, String fifth, String last) {
        return "%-24s %-24s %-16s %-9s %-9s %s"
                        .formatted(name, second, third, fourth, fifth, last)
                        .stripTrailing()
                + "\n";
    }

    /// {@return all objects, and what the slots of those that have some hold}
    String capDl() {
        var text = new StringBuilder("arch riscv\n\nobjects {\n");
        for (KernelObject object : population.objects()) {
            text.append(
                    "%s = %s (%d bits)\n".formatted(name(object), kind(object), object.sizeBits()));
        }
        text.append("}\n\ncaps {\n");
        for (KernelObject object : population.objects()) {
            if (object instanceof SlotHolder holder) {
                text.append(name(object)).append(" {\n");
                appendSlots(text, holder);
                text.append("}\n");
            }
        }
        return text.append("}\n").toString();
    }

    private static void appendSlots(StringBuilder text, SlotHolder holder) {
        for (int i = 0; i < holder.slotCount(); i++) {
            Slot slot = holder.isUntouched(i) ? null : holder.slot(i);
            if (slot != null && !slot.isEmpty()) {
                text.append("0x%x: %s\n".formatted(i, capability(slot.capability)));
            }
        }
    }

    private static String capability(Capability capability) {
        KernelObject object = capability.object();
        String name = object == null ? authority(capability) : name(object);
        return name
                + switch (capability) {
                    case EndpointCapability c -> details(c.rights(), c.badge());
                    case NotificationCapability c -> details(c.rights(), c.badge());
                    case CNodeCapability c ->
                            " (guard: 0x%x, guard_size: %d)".formatted(c.guard(), c.guardBits());
                    default -> "";
                };
    }

    /// {@return the name of what a capability without an object allows}
    private static String authority(Capability capability) {
        return capability
                .getClass()
                .getSimpleName()
                .replace("Capability", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String details(int rights, long badge) {
        String letters =
                ((rights & CapabilityRights.READ) != 0 ? "R" : "")
                        + ((rights & CapabilityRights.WRITE) != 0 ? "W" : "")
                        + ((rights & CapabilityRights.GRANT) != 0 ? "G" : "")
                        + ((rights & CapabilityRights.GRANT_REPLY) != 0 ? "P" : "");
        return " (%s, badge: 0x%x)".formatted(letters, badge);
    }

    private static String name(KernelObject object) {
        return "%s_%x".formatted(kind(object), object.physicalAddress());
    }

    private static String kind(KernelObject object) {
        return switch (object) {
            case UntypedMemory _ -> "ut";
            case Endpoint _ -> "ep";
            case SchedContext _ -> "sc";
            case Reply _ -> "rtreply";
            case PageTable _ -> "pt";
            case AsidPool _ -> "asid_pool";
            default -> object.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }
}
