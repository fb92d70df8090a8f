package org.coreplatform.description.xml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.SourceFile;

/// Makes text of a file's bytes. Descriptions are UTF-8, with or without a byte order mark.
public final class SourceDecoder {
    public static final RuleId ENCODING = RuleId.of("xml.encoding");
    static final RuleId TOO_LARGE = RuleId.of("xml.too-large");

    /// The largest description that is read, in bytes.
    public static final int MAX_BYTES = XmlLimits.MAX_BYTES;

    /// What Java makes of bytes that are not UTF-8.
    private static final char REPLACEMENT = '\uFFFD';

    private static final Pattern DECLARED =
            Pattern.compile("\\A<\\?xml[^>]*?\\s(encoding=[\"'][^\"'>]*[\"'])");

    private SourceDecoder() {}

    /// {@return the file, or nothing after reporting why it is not text}
    ///
    /// @param name what people call the file
    public static Optional<SourceFile> decode(String name, byte[] bytes, DiagnosticSink sink) {
        if (bytes.length > MAX_BYTES) {
            sink.report(tooLarge(name));
            return Optional.empty();
        }
        if (isUtf16(bytes)) {
            sink.report(utf16(name));
            return Optional.empty();
        }
        return decodeUtf8(name, bytes, sink);
    }

    private static Optional<SourceFile> decodeUtf8(String name, byte[] bytes, DiagnosticSink sink) {
        int mark = hasMark(bytes) ? 3 : 0;
        String quick = new String(bytes, mark, bytes.length - mark, StandardCharsets.UTF_8);
        return quick.indexOf(REPLACEMENT) < 0
                ? Optional.of(new SourceFile(name, quick))
                : decodeStrictly(name, bytes, mark, sink);
    }

    private static Optional<SourceFile> decodeStrictly(
            String name, byte[] bytes, int mark, DiagnosticSink sink) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
        CharBuffer out = CharBuffer.allocate(bytes.length - mark + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            sink.report(notUtf8(new SourceFile(name, text + REPLACEMENT), bytes, in.position()));
            return Optional.empty();
        }
        return Optional.of(new SourceFile(name, text));
    }

    /// {@return whether a file begins with a byte order mark}
    public static boolean hasMark(byte[] bytes) {
        return bytes.length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF;
    }

    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int first = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        return first == 0xFEFF || first == 0xFFFE || first == 0x3C00 || first == 0x003C;
    }

    private static Diagnostic tooLarge(String name) {
        return Diagnostic.error(
                TOO_LARGE,
                "the description has more than %d MiB".formatted(MAX_BYTES >> 20),
                SourceFile.withoutText(name).start(),
                "");
    }

    private static Diagnostic utf16(String name) {
        return Diagnostic.error(
                        ENCODING,
                        "the description is UTF-16, but has to be UTF-8",
                        SourceFile.withoutText(name).start(),
                        "")
                .withHelp("save it as UTF-8");
    }

    private static Diagnostic notUtf8(SourceFile upToThere, byte[] bytes, int position) {
        int end = upToThere.text().length();
        Matcher declared = DECLARED.matcher(upToThere.text());
        String help =
                declared.find()
                        ? "save it as UTF-8, and remove `%s`".formatted(declared.group(1))
                        : "save it as UTF-8";
        return Diagnostic.error(
                        ENCODING,
                        "the description is not UTF-8: unexpected byte 0x%s"
                                .formatted(HexFormat.of().toHexDigits(bytes[position])),
                        upToThere.span(end - 1, end),
                        "byte %d of the file".formatted(position))
                .withHelp(help);
    }
}
