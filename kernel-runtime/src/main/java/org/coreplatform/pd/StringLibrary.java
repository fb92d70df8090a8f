package org.coreplatform.pd;

import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The methods of `java.lang.String` whose work grows with the text.
public final class StringLibrary {
    private StringLibrary() {}

    public static String construct(char[] characters) {
        Work.characters(characters.length);
        return new String(characters);
    }

    public static String construct(char[] characters, int offset, int count) {
        Work.characters(Math.max(count, 0));
        return new String(characters, offset, count);
    }

    public static String construct(byte[] bytes, Charset charset) {
        Work.characters(bytes.length);
        return new String(bytes, charset);
    }

    public static String construct(byte[] bytes, int offset, int length, Charset charset) {
        Work.characters(Math.max(length, 0));
        return new String(bytes, offset, length, charset);
    }

    public static boolean isBlank(String self) {
        Work.scan(self.length());
        return self.isBlank();
    }

    public static boolean equals(String self, @Nullable Object other) {
        Work.scan(self.length());
        return self.equals(other);
    }

    public static boolean equalsIgnoreCase(String self, @Nullable String other) {
        Work.scanSlowly(self.length());
        return self.equalsIgnoreCase(other);
    }

    public static int compareTo(String self, String other) {
        Work.scan(Math.min(self.length(), other.length()));
        return self.compareTo(other);
    }

    public static int compareToIgnoreCase(String self, String other) {
        Work.scanSlowly(Math.min(self.length(), other.length()));
        return self.compareToIgnoreCase(other);
    }

    public static int hashCode(String self) {
        Work.scan(self.length());
        return self.hashCode();
    }

    public static int indexOf(String self, int character) {
        Work.scan(self.length());
        return self.indexOf(character);
    }

    public static int indexOf(String self, int character, int from) {
        Work.scan(self.length() - from);
        return self.indexOf(character, from);
    }

    public static int indexOf(String self, String part) {
        return indexOf(self, part, 0);
    }

    /// Searches step by step: the host's own search takes the product of the lengths at worst.
    public static int indexOf(String self, String part, int from) {
        int last = self.length() - part.length();
        int start = Math.max(from, 0);
        if (part.isEmpty()) {
            return Math.min(start, self.length());
        }
        char first = part.charAt(0);
        int at = start;
        while (at <= last) {
            int found = self.indexOf(first, at);
            Work.scan((found < 0 ? self.length() : found) - at);
            if (found < 0 || found > last) {
                return -1;
            }
            if (startsWith(self, part, found)) {
                return found;
            }
            at = found + 1;
        }
        return -1;
    }

    public static int lastIndexOf(String self, int character) {
        Work.scan(self.length());
        return self.lastIndexOf(character);
    }

    public static int lastIndexOf(String self, String part) {
        for (int at = self.length() - part.length(); at >= 0; at--) {
            if (startsWith(self, part, at)) {
                return at;
            }
        }
        return -1;
    }

    public static boolean contains(String self, CharSequence part) {
        return indexOf(self, CharSequenceLibrary.toString(part)) >= 0;
    }

    public static boolean startsWith(String self, String part) {
        return startsWith(self, part, 0);
    }

    public static boolean startsWith(String self, String part, int offset) {
        Work.scan(part.length());
        return self.startsWith(part, offset);
    }

    public static boolean endsWith(String self, String part) {
        Work.scan(part.length());
        return self.endsWith(part);
    }

    public static String substring(String self, int from) {
        Work.string(Math.max(self.length() - from, 0));
        return self.substring(from);
    }

    public static String substring(String self, int from, int to) {
        Work.string(Math.max((long) to - from, 0));
        return self.substring(from, to);
    }

    public static String trim(String self) {
        Work.string(self.length());
        return self.trim();
    }

    public static String strip(String self) {
        Work.string(self.length());
        return self.strip();
    }

    public static String stripLeading(String self) {
        Work.string(self.length());
        return self.stripLeading();
    }

    public static String stripTrailing(String self) {
        Work.string(self.length());
        return self.stripTrailing();
    }

    /// In no language in particular.
    public static String toLowerCase(String self) {
        Work.scanSlowly(self.length());
        return Work.made(self.toLowerCase(Locale.ROOT));
    }

    /// In no language in particular.
    public static String toUpperCase(String self) {
        Work.scanSlowly(self.length());
        return Work.made(self.toUpperCase(Locale.ROOT));
    }

    public static String replace(String self, char from, char to) {
        Work.string(self.length());
        return self.replace(from, to);
    }

    public static String replace(String self, CharSequence from, CharSequence to) {
        String part = CharSequenceLibrary.toString(from);
        String other = CharSequenceLibrary.toString(to);
        StringBuilder result = new StringBuilder();
        int at = 0;
        int found = indexOf(self, part, 0);
        while (found >= 0) {
            StringBuilderLibrary.append(result, substring(self, at, found));
            StringBuilderLibrary.append(result, other);
            at = found + part.length();
            if (part.isEmpty()) {
                if (found == self.length()) {
                    break;
                }
                StringBuilderLibrary.append(result, self.charAt(found));
                at = found + 1;
            }
            found = indexOf(self, part, at);
        }
        StringBuilderLibrary.append(result, substring(self, at));
        return StringBuilderLibrary.toString(result);
    }

    public static String concat(String self, String other) {
        Work.string((long) self.length() + other.length());
        return self.concat(other);
    }

    public static String repeat(String self, int count) {
        Work.string((long) self.length() * Math.max(count, 0));
        return self.repeat(count);
    }

    public static char[] toCharArray(String self) {
        Work.scan(self.length());
        Meter.allocate(16 + 2 * self.length());
        return self.toCharArray();
    }

    public static byte[] getBytes(String self, Charset charset) {
        Work.scan(self.length());
        byte[] bytes = self.getBytes(charset);
        Meter.allocate(16 + bytes.length);
        return bytes;
    }

    public static String valueOf(@Nullable Object object) {
        return ObjectLibrary.text(object);
    }

    public static String valueOf(char[] characters) {
        Work.string(characters.length);
        return String.valueOf(characters);
    }

    public static String join(CharSequence delimiter, CharSequence[] parts) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                StringBuilderLibrary.append(result, delimiter);
            }
            StringBuilderLibrary.append(result, parts[i]);
        }
        return StringBuilderLibrary.toString(result);
    }
}
