package org.coreplatform.builder.artefact.page;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.builder.artefact.page.PageView.Link;
import org.coreplatform.builder.diagram.FindingsByPlace;
import org.coreplatform.builder.diagram.Ids;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.model.Channel;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;

/// Links to the parts of a page: into the picture if there is one, otherwise to tables.
///
/// @param hasPicture whether there is a picture
record Links(SystemDescription system, boolean hasPicture) {

    String to(ProtectionDomain pd) {
        return hasPicture ? "#" + Ids.of(pd) : "";
    }

    String to(MemoryRegion region) {
        return hasPicture ? "#" + Ids.of(region) : "";
    }

    static String rowOf(ProtectionDomain pd) {
        return "row-" + Ids.of(pd);
    }

    static String rowOf(MemoryRegion region) {
        return "row-" + Ids.of(region);
    }

    /// {@return links to what a diagnostic points at}
    List<Link> to(Diagnostic found) {
        FindingsByPlace places = new FindingsByPlace(List.of(found));
        List<Link> links = new ArrayList<>();
        for (ProtectionDomain pd : system.protectionDomains()) {
            if (places.isAt(pd.origin())
                    || places.isAt(pd.image().origin())
                    || isAtMap(places, pd)) {
                links.add(new Link(pd.name(), "#" + rowOf(pd)));
            }
        }
        for (MemoryRegion region : system.memoryRegions()) {
            if (places.isAt(region.origin())) {
                links.add(new Link(region.name(), "#" + rowOf(region)));
            }
        }
        for (int i = 0; hasPicture && i < system.channels().size(); i++) {
            Channel channel = system.channels().get(i);
            if (places.isAt(channel.origin())
                    || channel.ends().stream().anyMatch(end -> places.isAt(end.origin()))) {
                String text =
                        "channel %s – %s"
                                .formatted(
                                        channel.first().pd().name(), channel.second().pd().name());
                links.add(new Link(text, "#" + Ids.ofChannel(i)));
            }
        }
        return links;
    }

    private static boolean isAtMap(FindingsByPlace places, ProtectionDomain pd) {
        return pd.maps().stream().map(Mapping::origin).anyMatch(places::isAt)
                || pd.interrupts().stream().anyMatch(each -> places.isAt(each.origin()));
    }
}
