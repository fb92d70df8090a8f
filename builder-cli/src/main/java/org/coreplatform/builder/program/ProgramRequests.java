package org.coreplatform.builder.program;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.builder.artefact.Wirings;
import org.coreplatform.builder.program.ExpectedEvent.EntryPoint;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.description.model.Channel;
import org.coreplatform.description.model.ChannelEnd;
import org.coreplatform.description.model.Interrupt;
import org.coreplatform.description.model.ProgramImage;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;

/// Reads from a description what it asks of programs.
public final class ProgramRequests {
    private final SystemDescription system;

    private ProgramRequests(SystemDescription system) {
        this.system = system;
    }

    /// {@return a request for each PD, by PD index}
    public static List<ProgramRequest> of(SystemDescription system) {
        ProgramRequests requests = new ProgramRequests(system);
        return system.protectionDomains().stream().map(requests::request).toList();
    }

    private ProgramRequest request(ProtectionDomain pd) {
        ProgramImage image = pd.image();
        return new ProgramRequest(
                new Named(pd.name(), pd.origin().at("name")),
                new Named(image.path(), image.origin().at("path")),
                image.main().map(main -> new Named(main, image.origin().at("main"))),
                Wirings.of(system, pd),
                events(pd));
    }

    private List<ExpectedEvent> events(ProtectionDomain pd) {
        List<ExpectedEvent> events = new ArrayList<>();
        for (Channel channel : system.channels()) {
            addArrivals(pd, channel.first(), channel.second(), events);
            addArrivals(pd, channel.second(), channel.first(), events);
        }
        for (Interrupt interrupt : pd.interrupts()) {
            Span span = interrupt.origin().at("irq");
            String because = "raises interrupt %d".formatted(interrupt.irq());
            events.add(new ExpectedEvent(EntryPoint.NOTIFIED_INTERRUPT, span, because));
        }
        for (ProtectionDomain child : system.protectionDomains()) {
            if (child.parent().filter(parent -> parent.pd().is(pd)).isPresent()) {
                Span span = child.origin().at("name");
                String because = "`%s` is its child and can fault".formatted(child.name());
                events.add(new ExpectedEvent(EntryPoint.FAULT, span, because));
            }
        }
        return events;
    }

    /// What can arrive at an end from its peer.
    private static void addArrivals(
            ProtectionDomain pd, ChannelEnd own, ChannelEnd peer, List<ExpectedEvent> events) {
        if (!own.pd().is(pd)) {
            return;
        }
        Span span = peer.origin().at("pd");
        if (peer.mayNotify()) {
            String because = "`%s` may notify it".formatted(peer.pd().name());
            events.add(new ExpectedEvent(EntryPoint.NOTIFIED_CHANNEL, span, because));
        }
        if (peer.mayCall()) {
            String because = "`%s` calls it".formatted(peer.pd().name());
            events.add(new ExpectedEvent(EntryPoint.PROTECTED_CALL, span, because));
        }
    }
}
