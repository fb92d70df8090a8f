package org.coreplatform.description.xml;

/// What the reader takes at most, so that no file can exhaust time or memory.
final class XmlLimits {
    /// A description of 10,000 PDs and 100,000 channels has 20 MB.
    static final int MAX_BYTES = 64 << 20;

    /// Elements of a description, at about 200 bytes of memory each.
    static final int MAX_ELEMENTS = 1_000_000;

    /// PDs nest at most 63 deep; decoders are recursive.
    static final int MAX_DEPTH = 100;

    /// Attributes of an element; the format knows an element with 15.
    static final int MAX_ATTRIBUTES = 100;

    private XmlLimits() {}
}
