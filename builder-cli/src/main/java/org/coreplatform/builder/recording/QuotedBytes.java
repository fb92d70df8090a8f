package org.coreplatform.builder.recording;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bytes as people can read them: ASCII in quotation marks, `\n`, and `\x1b` for the rest.
final class QuotedBytes {
    private static final Pattern PIECE =
            Pattern.compile("\\\\([\\\\\"n]|x[0-9a-f]{2})|[ !#-\\[\\]-~]");

    private QuotedBytes() {}

    static String quote(byte[] bytes) {
        StringBuilder text = new StringBuilder("\"");
        for (byte each : bytes) {
            int value = each & 0xff;
            switch (value) {
                case '"', '\\' -> text.append('\\').append((char) value);
                case '\n' -> text.append("\\n");
                default -> {
                    if (value >= ' ' && value <= '~') {
                        text.append((char) value);
                    } else {
                        text.append("\\x%02x".formatted(value));
                    }
                }
            }
        }
        return text.append('"').toString();
    }

    /// {@return the bytes, unless the text is not quoted as it should be}
    static Optional<byte[]> unquote(String text) {
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            return Optional.empty();
        }
        var bytes = new ByteArrayOutputStream();
        Matcher piece = PIECE.matcher(text).region(1, text.length() - 1);
        int end = 1;
        while (piece.lookingAt()) {
            bytes.write(value(piece.group()));
            end = piece.end();
            piece.region(end, text.length() - 1);
        }
        return end == text.length() - 1 ? Optional.of(bytes.toByteArray()) : Optional.empty();
    }

    private static int value(String piece) {
        if (piece.length() == 1) {
            return piece.charAt(0);
        }
        return switch (piece.charAt(1)) {
            case 'n' -> '\n';
            case 'x' -> Integer.parseInt(piece, 2, 4, 16);
            default -> piece.charAt(1);
        };
    }

    /// {@return the text of a thread's name}
    static Optional<String> unquoteText(String text) {
        return unquote(text).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
