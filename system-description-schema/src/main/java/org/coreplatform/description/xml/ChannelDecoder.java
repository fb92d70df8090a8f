package org.coreplatform.description.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Channel;
import org.coreplatform.description.model.ChannelEnd;

/// Decodes `<channel>` and its ends.
///
/// @param pds what ends can name
record ChannelDecoder(Decoding decoding, PdNames pds) {
    static final RuleId END_COUNT = RuleId.of("channel.end-count");
    static final RuleId UNKNOWN_PD = RuleId.of("end.unknown-pd");
    private static final int ENDS = 2;

    /// {@return the channels that make sense, after reporting why others do not}
    List<Channel> decode(List<XmlElement> elements) {
        List<Channel> channels = new ArrayList<>();
        for (XmlElement element : elements) {
            decode(element).ifPresent(channels::add);
        }
        return channels;
    }

    private Optional<Channel> decode(XmlElement element) {
        ElementFormat format = SystemFormat.element("channel");
        Structure structure = Structure.check(element, format, decoding);
        List<XmlElement> written = structure.all("end");
        if (!written.isEmpty()) { // Otherwise attributes were meant to be the ends.
            Attributes.check(element, format, decoding);
        }
        List<ChannelEnd> ends = new ArrayList<>();
        for (XmlElement end : written) {
            decodeEnd(end).ifPresent(ends::add);
        }
        if (written.size() != ENDS) {
            decoding.report(wrongEndCount(element, written));
            return Optional.empty();
        }
        return ends.size() == ENDS
                ? Optional.of(new Channel(ends.getFirst(), ends.getLast(), element))
                : Optional.empty();
    }

    private Optional<ChannelEnd> decodeEnd(XmlElement element) {
        ElementFormat format = SystemFormat.element("end");
        Attributes attributes = Attributes.check(element, format, decoding);
        Structure.check(element, format, decoding);
        String name = attributes.text("pd");
        if (element.named("pd").isPresent() && !pds.isKnown(name)) {
            decoding.report(unknownPd(element, name));
        }
        if (!attributes.isSound()) {
            return Optional.empty();
        }
        return pds.named(name)
                .map(
                        pd ->
                                new ChannelEnd(
                                        pd,
                                        attributes.number("id", 0),
                                        attributes.flag("notify", true),
                                        attributes.flag("pp", false),
                                        attributes.optionalText("waits").map("true"::equals),
                                        attributes.optionalText("setvar_id"),
                                        element));
    }

    private static Diagnostic wrongEndCount(XmlElement element, List<XmlElement> ends) {
        Diagnostic found =
                Diagnostic.error(
                        END_COUNT,
                        "a channel has exactly two ends, but this one has %d"
                                .formatted(ends.size()),
                        element.element(),
                        "needs exactly two `<end>`");
        if (ends.size() < ENDS) {
            return found.withHelp(
                    "write `<end pd=\"…\" id=\"…\"/>` for each of the two protection domains");
        }
        for (XmlElement end : ends.subList(ENDS, ends.size())) {
            found = found.withLabel(end.element(), "one too many");
        }
        return found;
    }

    private Diagnostic unknownPd(XmlElement element, String name) {
        Diagnostic found =
                Diagnostic.error(
                        UNKNOWN_PD,
                        "there is no protection domain `%s`".formatted(name),
                        element.at("pd"),
                        "named here");
        return Spelling.suggest(found, name, element.at("pd"), pds.names());
    }
}
