package org.coreplatform.builder.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Files of test cases: each is a line `=== name` and what follows it.
final class Sections {
    private static final String MARK = "=== ";

    private Sections() {}

    /// {@return the cases of a file by name, in its order}
    static Map<String, String> of(Path file) throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        String text = Files.readString(file).substring(MARK.length());
        for (String part : text.split("(?m)^" + MARK, -1)) {
            int end = part.indexOf('\n');
            sections.put(part.substring(0, end), part.substring(end + 1));
        }
        return sections;
    }
}
