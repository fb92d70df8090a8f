package org.coreplatform.builder.artefact;

import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.builder.artefact.Inspection.Capability;
import org.coreplatform.builder.artefact.Inspection.Domain;
import org.coreplatform.builder.artefact.Inspection.ImageFacts;
import org.coreplatform.builder.artefact.Inspection.Region;
import org.coreplatform.builder.artefact.Inspection.Schedule;
import org.coreplatform.builder.artefact.Inspection.SchedulingDomain;
import org.coreplatform.builder.artefact.Inspection.Sharing;
import org.coreplatform.builder.artefact.Inspection.Trust;
import org.coreplatform.builder.artefact.Inspection.Turn;
import org.coreplatform.builder.layout.Quantity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Writes an [Inspection] as JSON. Addresses and badges are strings: JSON's readers lose the low
/// bits of 64-bit numbers.
final class InspectionJson {
    private final JsonGenerator json;

    private InspectionJson(JsonGenerator json) {
        this.json = json;
    }

    static String write(Inspection inspection) {
        StringWriter out = new StringWriter();
        ObjectWriteContext context =
                new ObjectWriteContext.Base() {
                    @Override
                    public boolean hasPrettyPrinter() {
                        return true;
                    }

                    @Override
                    public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
                        return new DefaultPrettyPrinter();
                    }
                };
        try (JsonGenerator json = JsonFactory.builder().build().createGenerator(context, out)) {
            new InspectionJson(json).inspection(inspection);
        }
        return out + "\n";
    }

    private void inspection(Inspection inspection) {
        json.writeStartObject();
        json.writeNumberProperty("version", 1);
        image(inspection.image());
        array("protectionDomains", inspection.domains(), this::domain);
        if (!inspection.turns().isEmpty()) {
            array("schedulingDomains", inspection.schedulingDomains(), this::schedulingDomain);
            array("domainSchedule", inspection.turns(), this::turn);
        }
        array("regions", inspection.regions(), this::region);
        array(
                "interrupts",
                inspection.interrupts(),
                interrupt -> {
                    json.writeNumberProperty("irq", interrupt.irq());
                    json.writeStringProperty("trigger", interrupt.edge() ? "edge" : "level");
                    json.writeStringProperty("holder", interrupt.holder());
                });
        array(
                "objects",
                inspection.objects(),
                object -> {
                    json.writeStringProperty("name", object.name());
                    json.writeStringProperty("type", object.type());
                    range(object.address(), object.sizeBytes());
                });
        array(
                "memory",
                inspection.memory(),
                range -> {
                    range(range.address(), range.sizeBytes());
                    json.writeStringProperty("content", range.content());
                });
        strings("warnings", inspection.warnings());
        json.writeEndObject();
    }

    private void image(ImageFacts image) {
        json.writeObjectPropertyStart("image");
        json.writeNumberProperty("formatVersion", image.formatVersion());
        json.writeStringProperty("board", image.board());
        json.writeStringProperty("profile", image.profile());
        json.writeNumberProperty("memoryBytes", image.memoryBytes());
        json.writeNumberProperty("usedBytes", image.usedBytes());
        json.writeStringProperty("sha256", image.sha256());
        array(
                "segments",
                image.segments(),
                segment -> {
                    json.writeStringProperty("name", segment.name());
                    range(segment.address(), segment.sizeBytes());
                });
        json.writeEndObject();
    }

    private void domain(Domain domain) {
        json.writeStringProperty("name", domain.name());
        schedule(domain.schedule());
        domain.parent().ifPresent(parent -> json.writeStringProperty("parent", parent));
        json.writeNumberProperty("stackBytes", domain.stackBytes());
        json.writeNumberProperty("heapBytes", domain.heapBytes());
        json.writeNumberProperty("memoryBytes", domain.memoryBytes());
        json.writeObjectPropertyStart("objectCounts");
        domain.objectCounts().forEach(c -> json.writeNumberProperty(c.type(), c.count()));
        json.writeEndObject();
        array(
                "channels",
                domain.channels(),
                end -> {
                    json.writeNumberProperty("id", end.id());
                    json.writeStringProperty("peer", end.peer());
                    json.writeNumberProperty("peerId", end.peerId());
                    json.writeBooleanProperty("mayNotify", end.mayNotify());
                    json.writeBooleanProperty("mayCall", end.mayCall());
                });
        array("capabilities", domain.capabilities(), this::capability);
        array(
                "mappings",
                domain.mappings(),
                mapping -> {
                    range(mapping.address(), mapping.sizeBytes());
                    json.writeStringProperty("permissions", mapping.permissions());
                    json.writeStringProperty("memory", mapping.memory());
                });
        strings("mayNotify", domain.mayNotify());
        strings("mayCall", domain.mayCall());
        strings("controls", domain.controls());
        array("shares", domain.shares(), this::sharing);
        array("mustTrust", domain.mustTrust(), this::trust);
    }

    private void schedule(Schedule schedule) {
        json.writeNumberProperty("priority", schedule.priority());
        json.writeNumberProperty("budgetMicros", schedule.budgetMicros());
        json.writeNumberProperty("periodMicros", schedule.periodMicros());
        json.writeBooleanProperty("passive", schedule.passive());
        json.writeNumberProperty("core", schedule.core());
        schedule.domain().ifPresent(domain -> json.writeStringProperty("domain", domain));
    }

    private void schedulingDomain(SchedulingDomain domain) {
        json.writeNumberProperty("number", domain.number());
        json.writeStringProperty("name", domain.name());
        strings("threads", domain.threads());
        json.writeNumberProperty("turns", domain.turns());
        json.writeNumberProperty("ticks", domain.ticks());
    }

    private void turn(Turn turn) {
        json.writeNumberProperty("entry", turn.entry());
        turn.domain().ifPresent(domain -> json.writeStringProperty("domain", domain));
        json.writeNumberProperty("ticks", turn.ticks());
        json.writeStringProperty("role", turn.role());
    }

    private void capability(Capability capability) {
        json.writeStringProperty("pointer", Quantity.hex(capability.pointer()));
        json.writeStringProperty("object", capability.object());
        json.writeStringProperty("type", capability.type());
        json.writeStringProperty("rights", capability.rights());
        json.writeStringProperty("badge", Quantity.hex(capability.badge()));
        json.writeStringProperty("meaning", capability.meaning());
    }

    private void sharing(Sharing sharing) {
        json.writeStringProperty("with", sharing.with());
        json.writeStringProperty("memory", sharing.memory());
        json.writeNumberProperty("sizeBytes", sharing.sizeBytes());
        json.writeStringProperty("permissions", sharing.permissions());
        json.writeStringProperty("theirs", sharing.theirs());
    }

    private void trust(Trust trust) {
        json.writeStringProperty("whom", trust.whom());
        strings("reasons", trust.reasons());
    }

    private void region(Region region) {
        json.writeStringProperty("name", region.name());
        range(region.address(), region.sizeBytes());
        json.writeBooleanProperty("device", region.device());
        strings("users", region.users());
    }

    private void range(long address, long sizeBytes) {
        json.writeStringProperty("address", Quantity.hex(address));
        json.writeNumberProperty("sizeBytes", sizeBytes);
    }

    private void strings(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    private <T> void array(String name, List<T> elements, Consumer<T> fields) {
        json.writeArrayPropertyStart(name);
        for (T element : elements) {
            json.writeStartObject();
            fields.accept(element);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
