package org.coreplatform.description;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Changes descriptions at random: some changes break the XML, others only what it says.
final class Mutations {
    private static final List<String> PIECES =
            List.of(
                    "<",
                    ">",
                    "/>",
                    "\"",
                    "'",
                    "&",
                    "&lt;",
                    "&#0;",
                    "&#x41;",
                    "&#10;",
                    "]]>",
                    "<![CDATA[",
                    "<!--",
                    "-->",
                    "<!-- allow map.overlap: why -->",
                    "<?x?>",
                    "<!DOCTYPE s>",
                    "\u0000",
                    "\uFEFF",
                    "\uD800",
                    "🚀",
                    "\t",
                    "\r",
                    "\u0085",
                    "xmlns='u'",
                    "xsi:nil='true'",
                    "xmlns:x='u' x:id='1'",
                    "<channel/>",
                    "<end pd='a' id='0'/>",
                    "<memory_region/>",
                    "<map mr='r'/>",
                    "<protection_domain name='a'>",
                    "</protection_domain>",
                    "<system>",
                    "=");
    private static final List<String> VALUES =
            List.of(
                    "",
                    "0",
                    "1",
                    "-1",
                    "61",
                    "62",
                    "254",
                    "255",
                    "256",
                    "0x1000",
                    "0xfff",
                    "0x200000",
                    "0x3ffffff000",
                    "0x7fffffffffffffff",
                    "0x8000000000000000",
                    "0xffffffffffffffff",
                    "0xfffffffffffff000",
                    "18446744073709551616",
                    "0x",
                    "_",
                    "+",
                    "true",
                    "True",
                    "0X1000",
                    " 0x1000",
                    "wx",
                    "00:1f.7",
                    "1 us",
                    "a",
                    "monitor",
                    "🚀");
    private static final Pattern VALUE = Pattern.compile("=\\s*[\"']([^\"'<]*)[\"']");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]{3,}");
    private static final Pattern TAG = Pattern.compile("<[a-z_]+[^<>]*/?>");

    private Mutations() {}

    /// {@return a description with one to four changes}
    static byte[] mutate(SplittableRandom random, byte[] original) {
        StringBuilder text = new StringBuilder(new String(original, StandardCharsets.UTF_8));
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            change(random, text);
        }
        byte[] mutated = text.toString().getBytes(StandardCharsets.UTF_8);
        if (mutated.length > 0 && random.nextInt(16) == 0) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
        }
        return mutated;
    }

    private static void change(SplittableRandom random, StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(12));
        switch (random.nextInt(10)) {
            case 0 -> text.insert(at, any(random, PIECES));
            case 1 -> text.delete(at, end);
            case 2 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
            case 3 -> text.replace(at, end, any(random, PIECES));
            case 4 -> copyElement(random, text);
            case 5, 6 -> misspell(random, text);
            default -> changeValue(random, text);
        }
    }

    /// Gives an attribute a value that is at some limit, or the value of another attribute.
    private static void changeValue(SplittableRandom random, StringBuilder text) {
        List<MatchResult> values = VALUE.matcher(text).results().toList();
        if (!values.isEmpty()) {
            MatchResult chosen = any(random, values);
            String value =
                    random.nextBoolean() ? any(random, VALUES) : any(random, values).group(1);
            text.replace(chosen.start(1), chosen.end(1), value);
        }
    }

    /// Puts a start tag, or an element without content, once more before another one.
    private static void copyElement(SplittableRandom random, StringBuilder text) {
        List<MatchResult> tags = TAG.matcher(text).results().toList();
        if (!tags.isEmpty()) {
            text.insert(any(random, tags).start(), any(random, tags).group());
        }
    }

    /// Leaves a letter of a name out, or writes it twice, or somewhere else.
    private static void misspell(SplittableRandom random, StringBuilder text) {
        List<MatchResult> names = NAME.matcher(text).results().toList();
        if (!names.isEmpty()) {
            MatchResult name = any(random, names);
            int at = name.start() + random.nextInt(name.group().length());
            char letter = text.charAt(at);
            if (random.nextBoolean()) {
                text.deleteCharAt(at);
            }
            if (random.nextBoolean()) {
                text.insert(name.start() + random.nextInt(name.group().length()), letter);
            }
        }
    }

    private static <T> T any(SplittableRandom random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
