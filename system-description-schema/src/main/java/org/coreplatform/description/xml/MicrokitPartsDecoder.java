package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.IoPort;
import org.coreplatform.description.model.MicrokitParts;
import org.coreplatform.description.model.SetVariable;

/// Decodes what a protection domain has in Microkit's profile only.
record MicrokitPartsDecoder(Decoding decoding, Regions regions, VmDecoder machines) {
    static final RuleId UNKNOWN_REGION = RuleId.of("setvar.unknown-region");

    /// {@return what of it makes sense, after reporting what does not}
    MicrokitParts decode(Attributes pd, Structure structure) {
        List<IoPort> ports = new ArrayList<>();
        for (XmlElement port : structure.all("ioport")) {
            decodePort(port).ifPresent(ports::add);
        }
        List<SetVariable> variables = new ArrayList<>();
        for (XmlElement variable : structure.all("setvar")) {
            decodeVariable(variable).ifPresent(variables::add);
        }
        return new MicrokitParts(
                pd.flag("smc", false),
                pd.flag("fpu", true),
                ports,
                variables,
                structure
                        .atMostOne("virtual_machine")
                        .flatMap(machine -> machines.decode(machine, pd.number("cpu", 0))));
    }

    private Optional<IoPort> decodePort(XmlElement element) {
        ElementFormat format = SystemFormat.element("ioport");
        Attributes attributes = Attributes.check(element, format, decoding);
        Structure.check(element, format, decoding);
        return attributes.isSound()
                ? Optional.of(
                        new IoPort(
                                attributes.number("id", 0),
                                attributes.number("addr", 0),
                                attributes.number("size", 0),
                                attributes.optionalText("setvar_id"),
                                attributes.optionalText("setvar_addr"),
                                element))
                : Optional.empty();
    }

    private Optional<SetVariable> decodeVariable(XmlElement element) {
        ElementFormat format = SystemFormat.element("setvar");
        Attributes attributes = Attributes.check(element, format, decoding);
        Structure.check(element, format, decoding);
        if (!attributes.isSound()) {
            return Optional.empty();
        }
        String region = attributes.text("region_paddr");
        if (!regions.isKnown(region)) {
            decoding.report(unknownRegion(element, region));
        }
        return Optional.of(
                new SetVariable(attributes.text("symbol"), regions.named(region), element));
    }

    /// Microkit notices only when it writes the variable into the program.
    private Diagnostic unknownRegion(XmlElement element, String name) {
        Diagnostic found =
                Diagnostic.warning(
                        UNKNOWN_REGION,
                        "there is no memory region `%s`".formatted(name),
                        element.at("region_paddr"),
                        "its address is asked for");
        return Spelling.suggest(found, name, element.at("region_paddr"), regions.names());
    }
}
