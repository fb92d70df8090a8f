package org.coreplatform.kernel.pd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a hostile program does. `attacks.txt` has them all; whole systems are attacked with them
/// too, in the builder's tests.
///
/// @param name in words
/// @param ending words of the exception that ends it, empty if nothing does
/// @param body of the program's main class
record Attack(String name, String ending, String body) {
    private static final Path TABLE =
            Path.of("src/test/resources/org/coreplatform/kernel/pd/attacks.txt");

    /// {@return the attacks of the table: name, `=>` and ending, then the body}
    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        for (String part : text().substring("=== ".length()).split("(?m)^=== ", -1)) {
            String head = part.lines().findFirst().orElseThrow();
            String[] words = head.split(" => ", 2);
            String ending = words.length == 1 ? "" : words[1];
            attacks.add(new Attack(words[0], ending, part.substring(head.length() + 1)));
        }
        return attacks;
    }

    private static String text() {
        try {
            return Files.readString(TABLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// {@return whether it goes on until somebody stops it}
    boolean isEndless() {
        return ending.isEmpty();
    }
}
