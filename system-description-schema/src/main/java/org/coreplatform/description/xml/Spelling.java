package org.coreplatform.description.xml;

import java.util.Collection;
import java.util.Optional;

/// Guesses what somebody meant.
public final class Spelling {
    /// Names to compare with: beyond that, a list is not something that people mistype from.
    private static final int MAX_CANDIDATES = 2000;

    private Spelling() {}

    /// {@return the known name that is nearest to what was written, if it is near}
    public static Optional<String> nearest(String written, Collection<String> known) {
        Optional<String> best = Optional.empty();
        int limit = Math.min(3, 1 + written.length() / 3);
        int least = limit + 1;
        int compared = 0;
        for (String candidate : known) {
            if (compared++ == MAX_CANDIDATES) {
                break;
            }
            if (Math.abs(candidate.length() - written.length()) < least) {
                int distance = distance(written, candidate);
                if (distance < least) {
                    least = distance;
                    best = Optional.of(candidate);
                }
            }
        }
        return best;
    }

    /// {@return a question for the help text}
    static Optional<String> didYouMean(String written, Collection<String> known) {
        return nearest(written, known).map("did you mean `%s`?"::formatted);
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
