package org.coreplatform.description.xml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.Fix;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.DomainSchedule.Length;
import org.coreplatform.description.model.DomainSchedule.Unit;
import org.coreplatform.description.model.PciAddress;

/// Checks and reads the values of attributes.
final class Values {
    static final RuleId MALFORMED = RuleId.of("attribute.malformed");

    /// What is a number, unless it is too large.
    private static final Pattern NUMERAL = Pattern.compile("[+]?[0-9_]+|0x[+]?[0-9a-fA-F_]+");

    /// What people write for sizes elsewhere.
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}) ?([KMG])i?B?");

    private static final List<String> YES = List.of("yes", "on", "1");
    private static final List<String> NO = List.of("no", "off", "0");

    private Values() {}

    /// {@return a number in the syntax that the profile has for it}
    static Optional<Long> number(String text, AttributeFormat format, Decoding decoding) {
        if (decoding.isMicrokit()) {
            return format.value() instanceof ValueFormat.Plain(boolean signed)
                    ? Numbers.plain(text, signed)
                    : Numbers.number(text);
        }
        return Numbers.number(text).filter(value -> value >= 0);
    }

    /// {@return what is wrong with a value}
    static Optional<Diagnostic> problem(
            XmlAttribute attribute, AttributeFormat format, Decoding decoding) {
        String value = attribute.value();
        return switch (format.value()) {
            case ValueFormat.Text _ -> Optional.empty();
            case ValueFormat.Integer64 _, ValueFormat.Plain _ ->
                    number(value, format, decoding).isPresent()
                            ? Optional.empty()
                            : Optional.of(notANumber(attribute, format, decoding));
            case ValueFormat.Pci _ ->
                    PciAddress.parse(value).isPresent()
                            ? Optional.empty()
                            : Optional.of(malformed(attribute, "is `bus:device.function`"));
            case ValueFormat.Duration _ ->
                    duration(value).isPresent()
                            ? Optional.empty()
                            : Optional.of(
                                    malformed(
                                            attribute,
                                            "is a number, one blank, and `us` or `ticks`"));
            case ValueFormat.Flag _ ->
                    value.equals("true") || value.equals("false")
                            ? Optional.empty()
                            : Optional.of(notAFlag(attribute));
            case ValueFormat.Word word ->
                    word.words().contains(value)
                            ? Optional.empty()
                            : Optional.of(notAWord(attribute, word));
            case ValueFormat.Letters(String letters) ->
                    hasOnly(letters, value)
                            ? Optional.empty()
                            : Optional.of(
                                    malformed(
                                            attribute,
                                            "has only letters of `%s`".formatted(letters)));
        };
    }

    private static boolean hasOnly(String letters, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (letters.indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// {@return the length of a turn: a number that is not 0, one blank, and a unit}
    static Optional<Length> duration(String value) {
        String[] parts = value.split(" ", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        return Stream.of(Unit.values())
                .filter(unit -> unit.word().equals(parts[1]))
                .findFirst()
                .flatMap(
                        unit ->
                                Numbers.number(parts[0])
                                        .filter(amount -> amount != 0)
                                        .map(amount -> new Length(amount, unit)));
    }

    private static Diagnostic malformed(XmlAttribute attribute, String rule) {
        return Diagnostic.error(
                MALFORMED,
                "`%s` cannot be `%s`".formatted(attribute.name(), attribute.value()),
                attribute.valueSpan(),
                "`%s` %s".formatted(attribute.name(), rule));
    }

    private static Diagnostic notAWord(XmlAttribute attribute, ValueFormat.Word word) {
        String words = "`" + String.join("`, `", word.words()) + "`";
        Diagnostic found = malformed(attribute, "is one of " + words);
        return Spelling.suggest(found, attribute.value(), attribute.valueSpan(), word.words());
    }

    private static Diagnostic notAFlag(XmlAttribute attribute) {
        Diagnostic found = malformed(attribute, "is `true` or `false`");
        String lower = attribute.value().strip().toLowerCase(Locale.ROOT);
        if (YES.contains(lower) || NO.contains(lower)) {
            return found.withHelp("did you mean `%s`?".formatted(YES.contains(lower)));
        }
        return lower.equals("true") || lower.equals("false")
                ? found.withHelp("did you mean `%s`?".formatted(lower))
                        .withFix(Fix.replace(attribute.valueSpan(), lower))
                : found;
    }

    private static Diagnostic notANumber(
            XmlAttribute attribute, AttributeFormat format, Decoding decoding) {
        Diagnostic found = malformed(attribute, "is a number");
        if (decoding.isMicrokit() && format.value() instanceof ValueFormat.Plain) {
            return found.withNote("Microkit takes only decimal digits here");
        }
        int bits = decoding.isMicrokit() ? Long.SIZE : Long.SIZE - 1;
        if (NUMERAL.matcher(attribute.value()).matches()) {
            return found.withNote("numbers have at most %d bits".formatted(bits));
        }
        if (attribute.value().startsWith("-")) {
            return found.withNote("numbers are not negative here");
        }
        String help = repaired(attribute.value(), bits);
        if (help.isEmpty()) {
            return found.withNote(
                    "numbers are decimal, or hexadecimal with `0x`; `_` may separate");
        }
        Diagnostic asked = found.withHelp("did you mean `%s`?".formatted(help));
        boolean isSame = attribute.value().strip().equalsIgnoreCase(help);
        return isSame ? asked.withFix(Fix.replace(attribute.valueSpan(), help)) : asked;
    }

    /// {@return a number that was probably meant, or nothing}
    private static String repaired(String value, int bits) {
        String candidate = value.strip().replace('O', '0').replace('o', '0');
        Matcher size = SIZE.matcher(candidate);
        if (size.matches()) {
            int shift = 10 * (1 + "KMG".indexOf(size.group(2)));
            return "0x%x".formatted(Long.parseLong(size.group(1)) << shift);
        }
        String prefixed = candidate.startsWith("0X") ? "0x" + candidate.substring(2) : candidate;
        if (isNumber(prefixed, bits)) {
            return prefixed;
        }
        return isNumber("0x" + prefixed, bits) ? "0x" + prefixed : "";
    }

    private static boolean isNumber(String text, int bits) {
        return Numbers.number(text).filter(number -> number >= 0 || bits == Long.SIZE).isPresent();
    }
}
