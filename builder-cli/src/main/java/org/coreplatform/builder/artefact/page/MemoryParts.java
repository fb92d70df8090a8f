package org.coreplatform.builder.artefact.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.artefact.Inspection;
import org.coreplatform.builder.artefact.page.PageView.Cell;
import org.coreplatform.builder.artefact.page.PageView.Link;
import org.coreplatform.builder.artefact.page.PageView.Row;
import org.coreplatform.builder.artefact.page.PageView.Space;
import org.coreplatform.builder.artefact.page.PageView.Strip;
import org.coreplatform.builder.artefact.page.PageView.Table;
import org.coreplatform.builder.artefact.page.Strips.Range;
import org.coreplatform.builder.layout.Quantity;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.VirtualMachine;
import org.coreplatform.sdk.profile.BoardProfile;

/// What a page says about memory.
///
/// @param inspection of the image, if there is one: it knows where the builder put everything
record MemoryParts(
        SystemDescription system, Target target, Optional<Inspection> inspection, Links links) {

    /// {@return physical memory: the whole of it, what is used of it, and devices}
    List<Strip> physical() {
        List<Strip> strips = new ArrayList<>();
        List<Range> ranges = inspection.map(MemoryParts::used).orElseGet(this::fixed);
        Optional<BoardProfile> board = target.hardware();
        if (inspection.isPresent() && board.isPresent()) {
            long base = board.get().dramBase();
            long size = inspection.get().image().memoryBytes();
            strips.add(
                    new Strip(
                            "All memory of the board, %s from %s, to scale"
                                    .formatted(Quantity.bytes(size), Quantity.hex(base)),
                            Strips.withFreeSpace(ranges, base, size)));
        }
        if (!ranges.isEmpty()) {
            String what =
                    inspection.isPresent()
                            ? "What is used, and devices, to scale"
                            : "Regions at fixed addresses, to scale; without an image the others have no place yet";
            strips.add(new Strip(what + "; gaps are cut", Strips.withGapsCut(ranges)));
        }
        return strips;
    }

    private static List<Range> used(Inspection inspection) {
        List<String> devices =
                inspection.regions().stream()
                        .filter(Inspection.Region::device)
                        .map(region -> "region " + region.name())
                        .toList();
        return inspection.memory().stream()
                .map(
                        range ->
                                new Range(
                                        range.address(),
                                        range.sizeBytes(),
                                        style(range.content(), devices),
                                        words(range.content())))
                .toList();
    }

    private static String style(String content, List<String> devices) {
        if (content.startsWith("region ")) {
            return devices.contains(content) ? "device" : "region";
        }
        return content.equals("kernel objects") ? "kernel" : "domain";
    }

    /// {@return what a frame's name means}
    private static String words(String content) {
        String name = content.replaceFirst("^frame_", "");
        if (name.equals(content)) {
            return content.replaceFirst("^region ", "");
        }
        if (name.startsWith("program_")) {
            return "program of " + name.substring("program_".length());
        }
        if (name.startsWith("ipcbuf_")) {
            return "IPC buffer of " + name.substring("ipcbuf_".length());
        }
        int last = name.lastIndexOf('_');
        return last < 0 ? name : name.substring(last + 1) + " of " + name.substring(0, last);
    }

    private List<Range> fixed() {
        return system.memoryRegions().stream()
                .filter(region -> region.physicalAddress().isPresent())
                .map(
                        region ->
                                new Range(
                                        region.physicalAddress().get(),
                                        region.sizeBytes(),
                                        "device",
                                        region.name()))
                .sorted(Comparator.comparing(Range::address, Long::compareUnsigned))
                .toList();
    }

    /// {@return the memory regions, with their places if they are known}
    Table regions() {
        List<Row> rows = new ArrayList<>();
        for (MemoryRegion region : system.memoryRegions()) {
            List<String> users = users(region);
            rows.add(
                    new Row(
                            Links.rowOf(region),
                            new Link(region.name(), links.to(region)),
                            List.of(
                                    new Cell(Quantity.bytes(region.sizeBytes()), "number", ""),
                                    new Cell(place(region), "number", ""),
                                    new Cell(
                                            users.isEmpty() ? "nobody" : String.join(", ", users),
                                            users.isEmpty() ? "bad" : "",
                                            ""))));
        }
        return new Table(
                "Memory regions",
                List.of("region", "size", "physical address", "mapped by"),
                rows,
                "There are none.");
    }

    private String place(MemoryRegion region) {
        Optional<Long> built =
                inspection.flatMap(
                        image ->
                                image.regions().stream()
                                        .filter(each -> each.name().equals(region.name()))
                                        .map(Inspection.Region::address)
                                        .findFirst());
        return region.physicalAddress().or(() -> built).map(Quantity::hex).orElse("any");
    }

    private List<String> users(MemoryRegion region) {
        List<String> users = new ArrayList<>();
        for (ProtectionDomain pd : system.protectionDomains()) {
            addUser(users, pd.name(), pd.maps(), region);
            pd.microkit()
                    .virtualMachine()
                    .ifPresent(vm -> addUser(users, vm.name(), vm.maps(), region));
        }
        return users;
    }

    private static void addUser(
            List<String> users, String name, List<Mapping> maps, MemoryRegion region) {
        for (Mapping map : maps) {
            if (map.region().index() == region.index()) {
                users.add("%s (%s)".formatted(name, map.permissions()));
            }
        }
    }

    /// {@return what each protection domain and virtual machine can address, as far as the
    /// description says it}
    List<Space> spaces() {
        List<Space> spaces = new ArrayList<>();
        for (ProtectionDomain pd : system.protectionDomains()) {
            spaces.add(space(new Link(pd.name(), links.to(pd)), pd.maps()));
            pd.microkit().virtualMachine().map(this::space).ifPresent(spaces::add);
        }
        return spaces.stream().filter(space -> !space.maps().rows().isEmpty()).toList();
    }

    private Space space(VirtualMachine vm) {
        return space(new Link(vm.name(), ""), vm.maps());
    }

    private Space space(Link owner, List<Mapping> maps) {
        List<Mapping> sorted = new ArrayList<>(maps);
        sorted.sort(Comparator.comparing(Mapping::address, Long::compareUnsigned));
        List<Row> rows = new ArrayList<>();
        List<Range> ranges = new ArrayList<>();
        for (Mapping map : sorted) {
            MemoryRegion region = map.region();
            boolean isDevice = region.physicalAddress().isPresent();
            ranges.add(
                    new Range(
                            map.address(),
                            region.sizeBytes(),
                            isDevice ? "device" : "region",
                            region.name() + " " + map.permissions()));
            rows.add(
                    new Row(
                            "",
                            new Link(Quantity.hex(map.address()), ""),
                            List.of(
                                    new Cell(Quantity.bytes(region.sizeBytes()), "number", ""),
                                    new Cell(map.permissions().toString(), "mark", ""),
                                    new Cell(region.name(), "", ""),
                                    new Cell(map.cached() ? "" : "not cached", "", ""))));
        }
        return new Space(
                owner,
                new Strip("Maps of " + owner.text(), Strips.withGapsCut(ranges)),
                new Table(
                        "Maps of " + owner.text(),
                        List.of("virtual address", "size", "rights", "region", ""),
                        rows,
                        "It has none."));
    }
}
