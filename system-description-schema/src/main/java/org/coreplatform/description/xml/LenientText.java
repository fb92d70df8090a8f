package org.coreplatform.description.xml;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Rewrites what Microkit's parser takes and Woodstox does not, so that both take the same
/// descriptions. The text keeps its length, so that places in one are places in the other.
///
/// An XML declaration may say anything, a processing instruction may have any name, the default
/// namespace may be declared more than once, and a reference to a character that does not exist is
/// one to U+FFFD.
final class LenientText {
    private static final String COMMENT = "<!--";
    private static final String VALUE = "\\s*=\\s*(\"[^\"<]*\"|'[^'<]*')";

    /// What Microkit's parser lets names begin with, and what else it lets them contain, but for
    /// the colon.
    private static final String START =
            "A-Z_a-z\\x{C0}-\\x{D6}\\x{D8}-\\x{F6}\\x{F8}-\\x{2FF}\\x{370}-\\x{37D}\\x{37F}-\\x{1FFF}"
                    + "\\x{200C}-\\x{200D}\\x{2070}-\\x{218F}\\x{2C00}-\\x{2FEF}\\x{3001}-\\x{D7FF}"
                    + "\\x{F900}-\\x{FDCF}\\x{FDF0}-\\x{FFFD}\\x{10000}-\\x{EFFFF}";

    private static final String LATER = START + "0-9.\\x{B7}\\x{300}-\\x{36F}\\x{203F}-\\x{2040}-";

    /// The names of its attributes need only begin as they should.
    private static final Pattern DECLARATION =
            Pattern.compile(
                    "<\\?xml \\s*version%1$s(\\s+encoding%1$s)?(\\s+standalone%1$s)?\\s*\\?>"
                            .formatted(
                                    "[" + LATER + "]*(:[" + START + "][" + LATER + "]*)?" + VALUE));

    private static final Pattern INSTRUCTION = Pattern.compile("<\\?(?!xml )[:" + START + "]");

    /// A declaration that says nothing about prefixes. What may be a reserved namespace is left for
    /// Woodstox to refuse.
    private static final Pattern NAMESPACE =
            Pattern.compile(
                    "xmlns(:xmlns)?%1$s*=%1$s*(\"(?!%2$s)[^\"%3$s]*\"|'(?!%2$s)[^'%3$s]*')(?=[/>]|%1$s)"
                            .formatted(
                                    "[ \\t\\r\\n]",
                                    "http://www\\.w3\\.org/",
                                    "<&\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f"));

    private static final Pattern REFERENCE = Pattern.compile("&#(x[0-9a-fA-F]+|[0-9]+);");

    private final String text;
    private final char[] rewritten;
    private int at;

    private LenientText(String text) {
        this.text = text;
        this.rewritten = text.toCharArray();
    }

    /// {@return the text for Woodstox}
    static String of(String text) {
        return text.contains("<?") || text.contains("&#") || text.contains("xmlns")
                ? new LenientText(text).rewrite()
                : text;
    }

    private String rewrite() {
        Matcher declaration = DECLARATION.matcher(text);
        if (declaration.lookingAt()) {
            blankTo(declaration.end());
        }
        int last =
                IntStream.of(
                                text.lastIndexOf("<?"),
                                text.lastIndexOf("&#"),
                                text.lastIndexOf("xmlns"))
                        .max()
                        .orElse(-1);
        while (at <= last) {
            if (text.startsWith(COMMENT, at)) {
                at += COMMENT.length(); // `<!-->` is only the beginning of one.
                at = behind("-->");
            } else if (text.startsWith("<![CDATA[", at)) {
                at = behind("]]>");
            } else if (INSTRUCTION.matcher(text).region(at, text.length()).lookingAt()) {
                blankTo(behind("?>"));
            } else if (text.charAt(at) == '<') {
                rewriteTag();
            } else {
                rewriteTo(indexOrEnd('<'));
            }
        }
        return new String(rewritten);
    }

    private int behind(String end) {
        int found = text.indexOf(end, at);
        return found < 0 ? text.length() : found + end.length();
    }

    private int indexOrEnd(char c) {
        int found = text.indexOf(c, at);
        return found < 0 ? text.length() : found;
    }

    /// What is unfinished, or has characters that XML may not have, is left for Woodstox to refuse.
    private void blankTo(int end) {
        String instruction = text.substring(at, end);
        if (instruction.endsWith("?>") && instruction.chars().noneMatch(LenientText::isControl)) {
            Arrays.fill(rewritten, at, end, ' ');
        }
        at = end;
    }

    /// {@return where a declaration that begins here ends, or here}
    private int endOfNamespace() {
        if (!text.startsWith("xmlns", at) || !isBlank(text.charAt(at - 1))) {
            return at;
        }
        Matcher namespace = NAMESPACE.matcher(text).region(at, text.length());
        return namespace.lookingAt() ? namespace.end() : at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isControl(int c) {
        return c < ' ' && "\t\r\n".indexOf(c) < 0;
    }

    private void rewriteTag() {
        boolean isStart = !text.startsWith("</", at);
        while (at < text.length() && text.charAt(at) != '>') {
            int end = isStart ? endOfNamespace() : at;
            if (end > at) {
                Arrays.fill(rewritten, at, end, ' ');
                at = end;
            }
            char c = text.charAt(at++);
            if (c == '"' || c == '\'') {
                rewriteTo(indexOrEnd(c));
                at++;
            }
        }
        at++;
    }

    private void rewriteTo(int end) {
        Matcher references = REFERENCE.matcher(text).region(at, end);
        while (references.find()) {
            String number = references.group(1);
            if (isMissing(number)) {
                String other = replacement(number);
                other.getChars(0, other.length(), rewritten, references.start(1));
            }
        }
        at = end;
    }

    private static boolean isMissing(String number) {
        boolean isHex = number.charAt(0) == 'x';
        String digits = (isHex ? number.substring(1) : number).replaceFirst("^0+(?=.)", "");
        if (digits.length() > "4294967295".length()) {
            return false;
        }
        long value = Long.parseLong(digits, isHex ? 16 : 10);
        boolean isSurrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        return isSurrogate || (value > Character.MAX_CODE_POINT && value <= 0xffff_ffffL);
    }

    /// {@return U+FFFD, with zeros up to the length of what it replaces}
    private static String replacement(String number) {
        boolean isHex = number.charAt(0) == 'x';
        String digits = isHex ? "fffd" : "65533";
        String prefix = isHex ? "x" : "";
        return prefix + "0".repeat(number.length() - prefix.length() - digits.length()) + digits;
    }
}
