package org.coreplatform.description.format;

import java.util.Optional;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.description.xml.SourceDecoder;
import org.coreplatform.description.xml.SystemDecoder;

/// Lays out descriptions. What comes out means the same, and laid out again stays as it is: only
/// blanks between elements and attributes, quotes, empty tags and the order of attributes change.
public final class SystemFormatter {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SystemFormatter() {}

    /// {@return a description laid out, or why it is none}
    ///
    /// @param name what people call the file
    public static FormatResult format(String name, byte[] content) {
        DiagnosticSink sink = new DiagnosticSink();
        Optional<SourceFile> file = SourceDecoder.decode(name, content, sink);
        if (file.isEmpty() || SystemDecoder.read(file.get(), sink).isEmpty()) {
            return new FormatResult.Refused(sink.sorted());
        }
        String mark = SourceDecoder.hasMark(content) ? BYTE_ORDER_MARK : "";
        String text = file.get().text();
        return new FormatResult.Formatted(mark + text, mark + format(text));
    }

    /// Line ends stay what they are in the first line.
    private static String format(String text) {
        String lineEnd = lineEnd(text);
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        String formatted = NodeWriter.write(NodeReader.read(lines));
        return lineEnd.equals("\n") ? formatted : formatted.replace("\n", lineEnd);
    }

    private static String lineEnd(String text) {
        int line = text.indexOf('\n');
        return line > 0 && text.charAt(line - 1) == '\r' ? "\r\n" : "\n";
    }
}
