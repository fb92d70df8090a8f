package org.coreplatform.pd;

import org.jspecify.annotations.Nullable;

/// The methods of `java.lang.StringBuilder` whose work grows with the text.
public final class StringBuilderLibrary {
    private StringBuilderLibrary() {}

    public static int construct(int capacity) {
        Work.characters(Math.max(capacity, 0));
        return capacity;
    }

    public static String construct(String text) {
        Work.characters(text.length());
        return text;
    }

    public static StringBuilder append(StringBuilder self, @Nullable String text) {
        Work.grow(self.length(), text == null ? 4 : text.length());
        return self.append(text);
    }

    public static StringBuilder append(StringBuilder self, @Nullable Object object) {
        return append(self, ObjectLibrary.text(object));
    }

    public static StringBuilder append(StringBuilder self, @Nullable CharSequence text) {
        return append(self, ObjectLibrary.text(text));
    }

    public static StringBuilder append(
            StringBuilder self, @Nullable CharSequence text, int from, int to) {
        return append(self, StringLibrary.substring(ObjectLibrary.text(text), from, to));
    }

    public static StringBuilder append(StringBuilder self, char[] characters) {
        Work.grow(self.length(), characters.length);
        return self.append(characters);
    }

    public static StringBuilder append(StringBuilder self, char[] characters, int from, int count) {
        Work.grow(self.length(), Math.max(count, 0));
        return self.append(characters, from, count);
    }

    public static StringBuilder append(StringBuilder self, boolean value) {
        Meter.charge(4);
        Work.grow(self.length(), 8);
        return self.append(value);
    }

    public static StringBuilder append(StringBuilder self, char value) {
        Meter.charge(4);
        Work.grow(self.length(), 1);
        return self.append(value);
    }

    public static StringBuilder append(StringBuilder self, int value) {
        Meter.charge(40);
        Work.grow(self.length(), 11);
        return self.append(value);
    }

    public static StringBuilder append(StringBuilder self, long value) {
        Meter.charge(60);
        Work.grow(self.length(), 20);
        return self.append(value);
    }

    public static StringBuilder append(StringBuilder self, float value) {
        Meter.charge(300);
        Work.grow(self.length(), 16);
        return self.append(value);
    }

    public static StringBuilder append(StringBuilder self, double value) {
        Meter.charge(400);
        Work.grow(self.length(), 24);
        return self.append(value);
    }

    public static StringBuilder insert(StringBuilder self, int at, @Nullable String text) {
        Work.scan(self.length());
        Work.grow(self.length(), text == null ? 4 : text.length());
        return self.insert(at, text);
    }

    public static StringBuilder insert(StringBuilder self, int at, char character) {
        Work.scan(self.length());
        Work.grow(self.length(), 1);
        return self.insert(at, character);
    }

    public static StringBuilder insert(StringBuilder self, int at, int number) {
        return insert(self, at, Work.made(Integer.toString(number)));
    }

    public static StringBuilder delete(StringBuilder self, int from, int to) {
        Work.scan(self.length());
        return self.delete(from, to);
    }

    public static StringBuilder deleteCharAt(StringBuilder self, int at) {
        Work.scan(self.length());
        return self.deleteCharAt(at);
    }

    public static StringBuilder reverse(StringBuilder self) {
        Work.scanSlowly(self.length());
        return self.reverse();
    }

    public static StringBuilder replace(StringBuilder self, int from, int to, String text) {
        Work.scan(self.length());
        Work.grow(self.length(), text.length());
        return self.replace(from, to, text);
    }

    public static void setCharAt(StringBuilder self, int at, char character) {
        Meter.charge(4);
        self.setCharAt(at, character);
    }

    public static void setLength(StringBuilder self, int length) {
        Work.grow(self.length(), Math.max(length - self.length(), 0));
        self.setLength(length);
    }

    public static int indexOf(StringBuilder self, String part) {
        return StringLibrary.indexOf(toString(self), part);
    }

    public static String substring(StringBuilder self, int from) {
        Work.string(Math.max(self.length() - from, 0));
        return self.substring(from);
    }

    public static String substring(StringBuilder self, int from, int to) {
        Work.string(Math.max((long) to - from, 0));
        return self.substring(from, to);
    }

    public static String toString(StringBuilder self) {
        Work.string(self.length());
        return self.toString();
    }
}
