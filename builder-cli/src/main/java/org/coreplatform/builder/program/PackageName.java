package org.coreplatform.builder.program;

/// Reads the package declaration of a source: the first thing in it that is not a comment.
final class PackageName {
    private final String text;
    private int position;

    private PackageName(String text) {
        this.text = text;
    }

    /// {@return the name of the package that a source belongs to; empty for the unnamed one}
    static String of(String source) {
        return new PackageName(source).read();
    }

    private String read() {
        skipBlank();
        if (!text.startsWith("package", position)) {
            return "";
        }
        position += "package".length();
        StringBuilder name = new StringBuilder();
        int before = position;
        skipBlank();
        while (position > before && position < text.length() && text.charAt(position) != ';') {
            char c = text.charAt(position++);
            if (c != '.' && !Character.isJavaIdentifierPart(c)) {
                return "";
            }
            name.append(c);
            skipBlank();
        }
        return name.toString();
    }

    private void skipBlank() {
        while (position < text.length()) {
            if (text.startsWith("//", position)) {
                position = after("\n");
            } else if (text.startsWith("/*", position)) {
                position += 2;
                position = after("*/");
            } else if (Character.isWhitespace(text.charAt(position))) {
                position++;
            } else {
                return;
            }
        }
    }

    private int after(String end) {
        int found = text.indexOf(end, position);
        return found < 0 ? text.length() : found + end.length();
    }
}
