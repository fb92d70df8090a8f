package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.Prefill;

/// Decodes `<memory_region>`.
record RegionDecoder(Decoding decoding) {
    static final RuleId PREFILL_FILE = RuleId.of("memory_region.prefill-file");

    /// {@return the regions that make sense, after reporting why others do not}
    List<MemoryRegion> decode(List<XmlElement> elements) {
        List<MemoryRegion> regions = new ArrayList<>();
        for (XmlElement element : elements) {
            decode(element, regions.size()).ifPresent(regions::add);
        }
        return regions;
    }

    private Optional<MemoryRegion> decode(XmlElement element, int index) {
        ElementFormat format = SystemFormat.element("memory_region");
        boolean isPrefilled =
                element.named("prefill_path").isPresent()
                        || element.named("prefill_bootinfo").isPresent();
        Attributes attributes =
                Attributes.check(
                        element,
                        format,
                        decoding,
                        _ -> true,
                        each -> each.required() || (each.name().equals("size") && !isPrefilled));
        Structure.check(element, format, decoding);
        Prefill prefill = prefill(element, attributes);
        if (!attributes.isSound()) {
            return Optional.empty();
        }
        Optional<Long> pageSize = attributes.optionalNumber("page_size");
        long page = pageSize.filter(size -> size > 0).orElse(MemoryRegion.SMALL_PAGE);
        return Optional.of(
                new MemoryRegion(
                        index,
                        attributes.text("name"),
                        attributes.number("size", standardSize(prefill, page)),
                        pageSize,
                        attributes.optionalNumber("phys_addr"),
                        prefill,
                        element));
    }

    private Prefill prefill(XmlElement element, Attributes attributes) {
        Optional<String> path = attributes.optionalText("prefill_path");
        Optional<Long> size = Optional.empty();
        if (path.isPresent() && decoding.isMicrokit() && decoding.files().isPresent()) {
            size = decoding.files().get().sizeOf(path.get());
            if (size.isEmpty()) {
                decoding.report(prefillFile(element, "cannot read `%s`".formatted(path.get())));
            } else if (size.get() == 0) {
                decoding.report(prefillFile(element, "`%s` is empty".formatted(path.get())));
            }
        }
        return new Prefill(path, attributes.optionalText("prefill_bootinfo"), size);
    }

    private static long standardSize(Prefill prefill, long page) {
        return prefill.sizeBytes().map(size -> Math.ceilDiv(size, page) * page).orElse(page);
    }

    private static Diagnostic prefillFile(XmlElement element, String message) {
        return Diagnostic.error(
                PREFILL_FILE, message, element.at("prefill_path"), "the initial content");
    }
}
