package org.coreplatform.description.xml;

import java.util.List;
import org.coreplatform.description.diagnostic.RuleId;

/// What the reader and the decoders find wrong.
public final class FormatRules {
    public static final List<RuleId> IDS =
            List.of(
                    SourceDecoder.ENCODING,
                    SourceDecoder.TOO_LARGE,
                    XmlReader.MALFORMED,
                    Places.DOCTYPE,
                    SystemDecoder.ROOT,
                    Structure.UNKNOWN,
                    Structure.UNSUPPORTED,
                    Structure.TEXT,
                    Structure.MISSING,
                    Structure.REPEATED,
                    Attributes.UNKNOWN,
                    Attributes.UNSUPPORTED,
                    Attributes.MISSING,
                    Values.MALFORMED,
                    RegionDecoder.PREFILL_FILE,
                    InterruptDecoder.WRONG_KIND,
                    MicrokitPartsDecoder.UNKNOWN_REGION,
                    IoSpaceDecoder.UNKNOWN_REGION,
                    CapabilityDecoder.UNKNOWN_PD,
                    MapDecoder.UNKNOWN_REGION,
                    ChannelDecoder.END_COUNT,
                    ChannelDecoder.UNKNOWN_PD,
                    PolicyDecoder.UNKNOWN_PD,
                    Suppressions.UNUSED,
                    Suppressions.NO_REASON);

    private FormatRules() {}
}
