package org.coreplatform.description.xml;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.Fix;
import org.coreplatform.description.diagnostic.Span;

/// Guesses what somebody meant.
public final class Spelling {
    /// Names to compare with: beyond that, a list is not something that people mistype from.
    private static final int MAX_CANDIDATES = 2000;

    /// Letters of a name: comparing takes time with the square of them.
    private static final int MAX_LETTERS = 200;

    private Spelling() {}

    /// A known name.
    ///
    /// @param distance how many letters are different
    /// @param isAlone whether no other known name is as near
    private record Guess(String name, int distance, boolean isAlone) {

        /// {@return whether nothing else can be meant: most letters are right, or all but case}
        boolean isSure(String written) {
            return isAlone && (distance <= written.length() / 3 || name.equalsIgnoreCase(written));
        }
    }

    /// {@return the known name that is nearest to what was written, if it is near}
    public static Optional<String> nearest(String written, Collection<String> known) {
        return guess(written, known).map(Guess::name);
    }

    private static Optional<Guess> guess(String written, Collection<String> known) {
        Optional<Guess> best = Optional.empty();
        int least = Math.min(3, 1 + written.length() / 3) + 1;
        int compared = 0;
        for (String candidate : known) {
            if (compared++ == MAX_CANDIDATES || written.length() > MAX_LETTERS) {
                break;
            }
            if (Math.abs(candidate.length() - written.length()) <= least) {
                int distance = distance(written, candidate);
                boolean isAsNear = best.isPresent() && distance == best.get().distance();
                if (distance < least) {
                    least = distance;
                    best = Optional.of(new Guess(candidate, distance, true));
                } else if (isAsNear) {
                    best = best.map(guess -> new Guess(guess.name(), guess.distance(), false));
                }
            }
        }
        Optional<Guess> nearest = best;
        return best.filter(guess -> guess.distance() == 1)
                .or(() -> shortened(written, known))
                .or(() -> nearest);
    }

    /// {@return the only known name that goes on where what was written ends}
    private static Optional<Guess> shortened(String written, Collection<String> known) {
        List<String> longer =
                known.stream()
                        .limit(MAX_CANDIDATES)
                        .filter(name -> written.length() >= 3 && name.startsWith(written))
                        .toList();
        return longer.size() == 1
                ? Optional.of(
                        new Guess(
                                longer.getFirst(),
                                longer.getFirst().length() - written.length(),
                                true))
                : Optional.empty();
    }

    /// {@return a finding with the question whether a known name was meant; if nothing else can be
    /// meant, with the fix}
    ///
    /// @param written the value of the attribute
    /// @param span where it stands
    static Diagnostic suggest(
            Diagnostic found, String written, Span span, Collection<String> known) {
        Optional<Guess> guess = guess(written, known);
        if (guess.isEmpty()) {
            return found;
        }
        String name = guess.get().name();
        Diagnostic asked = found.withHelp("did you mean `%s`?".formatted(name));
        return guess.get().isSure(written)
                ? asked.withFix(Fix.replace(span, inAttribute(name)))
                : asked;
    }

    /// {@return how a value is written between quotes}
    private static String inAttribute(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;")
                .replace("\t", "&#9;")
                .replace("\n", "&#10;")
                .replace("\r", "&#13;");
    }

    /// {@return whether a guess is good enough to do without asking}
    static boolean isSure(String written, Collection<String> known) {
        return guess(written, known).filter(guess -> guess.isSure(written)).isPresent();
    }

    /// Edit distance in which two swapped letters are one mistake.
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
