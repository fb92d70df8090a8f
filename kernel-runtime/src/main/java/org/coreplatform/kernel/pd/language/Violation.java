package org.coreplatform.kernel.pd.language;

import java.util.Comparator;

/// Something in a program that the language profile does not allow, worded for its author.
///
/// @param className binary name of the class
/// @param method the method, empty if it concerns the class
/// @param line the source line, −1 if unknown
/// @param what what is wrong
/// @param help what to do instead, empty if there is nothing to say
public record Violation(String className, String method, int line, String what, String help)
        implements Comparable<Violation> {

    private static final Comparator<Violation> ORDER =
            Comparator.comparing(Violation::className)
                    .thenComparingInt(Violation::line)
                    .thenComparing(Violation::method)
                    .thenComparing(Violation::what)
                    .thenComparing(Violation::help);

    @Override
    public int compareTo(Violation other) {
        return ORDER.compare(this, other);
    }

    /// {@return one line: place, finding, help}
    @Override
    public String toString() {
        String place = className + (method.isEmpty() ? "" : "." + method);
        String at = line < 0 ? "" : ":" + line;
        return place + at + ": " + what + (help.isEmpty() ? "" : "; " + help);
    }
}
