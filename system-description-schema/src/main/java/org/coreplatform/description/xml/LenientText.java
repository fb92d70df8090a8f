package org.coreplatform.description.xml;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rewrites what Microkit's parser takes and Woodstox does not, so that both take the same
/// descriptions. The text keeps its length, so that places in one are places in the other.
///
/// An XML declaration may say anything, a processing instruction may have any name, and a
/// reference to a character that does not exist is one to U+FFFD.
final class LenientText {
    private static final String COMMENT = "<!--";
    private static final String VALUE = "\\s*=\\s*(\"[^\"<]*\"|'[^'<]*')";
    private static final Pattern DECLARATION =
            Pattern.compile(
                    "<\\?xml \\s*version%1$s(\\s+encoding%1$s)?(\\s+standalone%1$s)?\\s*\\?>"
                            .formatted(VALUE));
    private static final Pattern INSTRUCTION = Pattern.compile("<\\?(?!xml )[:_\\p{L}]");
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
        return text.contains("<?") || text.contains("&#") ? new LenientText(text).rewrite() : text;
    }

    private String rewrite() {
        Matcher declaration = DECLARATION.matcher(text);
        if (declaration.lookingAt()) {
            blankTo(declaration.end());
        }
        int last = Math.max(text.lastIndexOf("<?"), text.lastIndexOf("&#"));
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

    private static boolean isControl(int c) {
        return c < ' ' && "\t\r\n".indexOf(c) < 0;
    }

    private void rewriteTag() {
        while (at < text.length() && text.charAt(at) != '>') {
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
