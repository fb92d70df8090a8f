package org.coreplatform.builder.artefact.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.coreplatform.builder.artefact.page.PageView.Cell;
import org.coreplatform.builder.artefact.page.PageView.Link;
import org.coreplatform.builder.artefact.page.PageView.Row;
import org.coreplatform.builder.artefact.page.PageView.Table;
import org.coreplatform.description.model.Channel;
import org.coreplatform.description.model.ChannelEnd;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SharedCapability;
import org.coreplatform.description.model.SystemDescription;

/// What a page says about authority: who can do what to whom, and with which memory.
record AuthorityParts(SystemDescription system, Links links) {
    /// A larger matrix is too large for people and browsers.
    private static final int MAX_CELLS = 60_000;

    /// {@return a matrix of protection domains}
    Table channels() {
        List<ProtectionDomain> pds = system.protectionDomains();
        String caption =
                "What the domain of a row can do to that of a column: N notify, C call, P control as"
                        + " its parent, K use a capability to one of its objects";
        if ((long) pds.size() * pds.size() > MAX_CELLS) {
            return tooLarge(caption);
        }
        List<Map<Integer, Set<String>>> can = new ArrayList<>();
        pds.forEach(_ -> can.add(new LinkedHashMap<>()));
        for (Channel channel : system.channels()) {
            add(can, channel.first(), channel.second());
            add(can, channel.second(), channel.first());
        }
        for (ProtectionDomain pd : pds) {
            pd.parent().ifPresent(parent -> add(can, parent.pd(), pd, "P"));
        }
        for (SharedCapability capability : system.sharedCapabilities()) {
            add(can, capability.holder(), capability.target(), "K");
        }
        List<Row> rows = new ArrayList<>();
        for (ProtectionDomain from : pds) {
            List<Cell> cells = new ArrayList<>();
            for (ProtectionDomain to : pds) {
                Set<String> letters = can.get(from.index()).get(to.index());
                cells.add(
                        letters == null
                                ? new Cell("", from.is(to) ? "self" : "", "")
                                : new Cell(
                                        String.join("", letters),
                                        "mark",
                                        from.name() + " → " + to.name()));
            }
            rows.add(new Row("", new Link(from.name(), links.to(from)), cells));
        }
        return new Table(caption, headers(), rows, "");
    }

    private static Table tooLarge(String caption) {
        return new Table(caption, List.of(), List.of(), "The system is too large for a matrix.");
    }

    private List<String> headers() {
        return Stream.concat(
                        Stream.of(""),
                        system.protectionDomains().stream().map(ProtectionDomain::name))
                .toList();
    }

    private static void add(List<Map<Integer, Set<String>>> can, ChannelEnd from, ChannelEnd to) {
        if (from.mayNotify()) {
            add(can, from.pd(), to.pd(), "N");
        }
        if (from.mayCall()) {
            add(can, from.pd(), to.pd(), "C");
        }
    }

    private static void add(
            List<Map<Integer, Set<String>>> can,
            ProtectionDomain from,
            ProtectionDomain to,
            String letter) {
        can.get(from.index()).computeIfAbsent(to.index(), _ -> new LinkedHashSet<>()).add(letter);
    }

    /// {@return a matrix of memory regions and protection domains}
    Table access() {
        List<ProtectionDomain> pds = system.protectionDomains();
        String caption =
                "What each protection domain can do with each region: r read, w write, x execute;"
                        + " its virtual machine in brackets";
        if ((long) pds.size() * system.memoryRegions().size() > MAX_CELLS) {
            return tooLarge(caption);
        }
        List<Map<Integer, String>> rights = new ArrayList<>();
        for (ProtectionDomain pd : pds) {
            Map<Integer, String> own = new LinkedHashMap<>();
            pd.maps().forEach(map -> add(own, map, "%s"));
            pd.microkit()
                    .virtualMachine()
                    .ifPresent(vm -> vm.maps().forEach(map -> add(own, map, "(%s)")));
            rights.add(own);
        }
        List<Row> rows = new ArrayList<>();
        for (MemoryRegion region : system.memoryRegions()) {
            List<Cell> cells = new ArrayList<>();
            for (ProtectionDomain pd : pds) {
                String letters = rights.get(pd.index()).getOrDefault(region.index(), "");
                cells.add(
                        letters.isEmpty()
                                ? new Cell("", "", "")
                                : new Cell(letters, "mark", pd.name() + ", " + region.name()));
            }
            rows.add(new Row("", new Link(region.name(), links.to(region)), cells));
        }
        return new Table(caption, headers(), rows, "There is no memory region.");
    }

    private static void add(Map<Integer, String> rights, Mapping map, String form) {
        rights.merge(
                map.region().index(),
                form.formatted(map.permissions()),
                (a, b) -> a.equals(b) ? a : a + " " + b);
    }
}
