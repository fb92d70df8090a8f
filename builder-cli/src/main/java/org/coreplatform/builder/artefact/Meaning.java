package org.coreplatform.builder.artefact;

import java.util.List;
import org.coreplatform.builder.artefact.Authority.Held;
import org.coreplatform.sdk.abi.PdBadge;
import org.coreplatform.sdk.abi.PdCSpace;
import org.coreplatform.sdk.image.CNodeSpec.Target;
import org.coreplatform.sdk.image.SystemSpec;

/// Says in words what a capability is for.
final class Meaning {
    private final SystemSpec spec;
    private final List<String> names;
    private final Authority authority;

    Meaning(SystemSpec spec, List<String> names, Authority authority) {
        this.spec = spec;
        this.names = names;
        this.authority = authority;
    }

    /// {@return what a thread can do with a capability}
    String of(int thread, Held held) {
        return switch (held.capability().target()) {
            case Target.IrqHandler(int number) ->
                    "acknowledges interrupt " + spec.irqHandlers().get(number).irq();
            case Target.KernelObject(int number) -> of(thread, held, number);
        };
    }

    private String of(int thread, Held held, int object) {
        int owner = authority.owner(object);
        boolean own = owner == thread;
        String whose = own ? "own" : owner == SystemSpec.NONE ? "nobody's" : names.get(owner);
        return switch (spec.objects().get(object).type()) {
            case ENDPOINT -> own ? "receives" : endpoint(held, whose);
            case NOTIFICATION -> own ? "receives" : "notifies " + whose + bits(held);
            case TCB -> own ? "own thread" : "controls " + whose;
            case SCHED_CONTEXT -> own ? "own time" : "gives time of " + whose;
            case PAGE_TABLE -> own ? "own address space" : "page tables of " + whose;
            case REPLY -> own ? "replies" : "reply object of " + whose;
            case CNODE -> "slots";
            case PAGE, MEGA_PAGE, GIGA_PAGE -> "memory";
            case UNTYPED -> "untyped memory";
        };
    }

    private static String endpoint(Held held, String whose) {
        long badge = held.capability().data();
        int id = PdBadge.id(badge);
        if (held.pointer() == PdCSpace.MONITOR_ENDPOINT) {
            return "asks " + whose + " to make it passive";
        }
        if ((badge & PdBadge.PPC) != 0) {
            return "calls %s on its channel %d".formatted(whose, id);
        }
        if ((badge & PdBadge.FAULT) != 0) {
            return "sends faults to %s as child %d".formatted(whose, id);
        }
        return held.pointer() == PdCSpace.FAULT_ENDPOINT
                ? "sends faults to " + whose
                : "sends to " + whose;
    }

    private static String bits(Held held) {
        long badge = held.capability().data();
        return Long.bitCount(badge) == 1
                ? " on its channel " + Long.numberOfTrailingZeros(badge)
                : " with badge 0x" + Long.toHexString(badge);
    }
}
