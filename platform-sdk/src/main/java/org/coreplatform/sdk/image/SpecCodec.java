package org.coreplatform.sdk.image;

/// The binary encoding of a [SystemSpec]; `docs/image-format.md` describes it.
///
/// Equal specs have equal encodings, and every accepted encoding is the one that [#encode] makes.
public final class SpecCodec {
    private SpecCodec() {}

    /// {@return the encoding}
    public static byte[] encode(SystemSpec spec) {
        return new SpecWriter().encode(spec);
    }

    /// {@return the spec in these bytes}
    ///
    /// @throws ImageRefused if they are not the encoding of a spec whose parts fit together
    public static SystemSpec decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /// Decodes a part of a file; the offsets of a refusal are the file's.
    static SystemSpec decode(byte[] bytes, int start, int end) {
        SystemSpec spec = new SpecReader(new FieldReader(bytes, start, end)).spec();
        new SpecCheck(spec, start).check();
        return spec;
    }
}
