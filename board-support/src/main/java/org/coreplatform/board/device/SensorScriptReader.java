package org.coreplatform.board.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads sensor scripts.
///
/// ```
/// # a comment
/// name flow 3                        input 3 may be called `flow` from here on
/// 250ms flow -17                     a value from a time on
/// 1s for 200ms flow 100..250         a ramp, one value per millisecond
/// ```
///
/// Times are whole numbers with `us`, `ms` or `s`, counted from power-on, in any order.
public final class SensorScriptReader {
    private static final Pattern TIME = Pattern.compile("(\\d{1,12})(us|ms|s)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Pattern RAMP = Pattern.compile("(-?\\d+)\\.\\.(-?\\d+)");
    private static final long RAMP_STEP_MICROS = 1_000;

    /// Bounds what one line can ask for: one value per millisecond of it is kept.
    private static final long MAX_RAMP_MICROS = 600_000_000;

    private final List<SensorScript.Step> steps = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> names = new TreeMap<>();
    private int line;

    private SensorScriptReader() {}

    /// What is wrong with a line.
    ///
    /// @param line counted from 1
    /// @param message what is wrong and what would be right
    public record Problem(int line, String message) {}

    /// A script as far as it could be read, and everything that is wrong with it.
    ///
    /// @param script use it only when there are no problems
    /// @param problems by ascending line
    public record Result(SensorScript script, List<Problem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /// {@return what the text says}
    public static Result read(String text) {
        var reader = new SensorScriptReader();
        text.lines().forEachOrdered(reader::readLine);
        return new Result(new SensorScript(reader.steps), reader.problems);
    }

    private void readLine(String text) {
        line++;
        int comment = text.indexOf('#');
        String content = (comment < 0 ? text : text.substring(0, comment)).strip();
        if (content.isEmpty()) {
            return;
        }
        String[] words = content.split("\\s+");
        if (words[0].equals("name")) {
            readName(words);
        } else if (words.length == 3) {
            readValue(words);
        } else if (words.length == 5 && words[1].equals("for")) {
            readRamp(words);
        } else {
            report(
                    "expected `TIME INPUT VALUE`, `TIME for DURATION INPUT FROM..TO` or"
                            + " `name NAME INPUT`, found `"
                            + content
                            + "`");
        }
    }

    private void readName(String[] words) {
        if (words.length != 3) {
            report("expected `name NAME INPUT`, such as `name flow 3`");
            return;
        }
        String name = words[1];
        if (!NAME.matcher(name).matches()) {
            report("`" + name + "` cannot be a name: use letters, digits, `_` and `-`");
        } else if (names.containsKey(name)) {
            report("`" + name + "` is already the name of input " + names.get(name));
        } else {
            inputNumber(words[2]).ifPresent(input -> names.put(name, input));
        }
    }

    private void readValue(String[] words) {
        Optional<Long> time = time(words[0]);
        Optional<Integer> input = input(words[1]);
        Optional<Integer> value = value(words[2]);
        if (time.isPresent() && input.isPresent() && value.isPresent()) {
            steps.add(new SensorScript.Step(time.get(), input.get(), value.get()));
        }
    }

    private void readRamp(String[] words) {
        Optional<Long> start = time(words[0]);
        Optional<Long> duration = time(words[2]);
        Optional<Integer> input = input(words[3]);
        Matcher ends = RAMP.matcher(words[4]);
        if (!ends.matches()) {
            report("`" + words[4] + "` is not a ramp: write `FROM..TO`, such as `100..250`");
            return;
        }
        Optional<Integer> from = value(ends.group(1));
        Optional<Integer> to = value(ends.group(2));
        if (duration.isPresent() && duration.get() > MAX_RAMP_MICROS) {
            report("a ramp of `" + words[2] + "` is too long: the longest is 600s");
            return;
        }
        if (start.isPresent()
                && duration.isPresent()
                && input.isPresent()
                && from.isPresent()
                && to.isPresent()) {
            addRamp(start.get(), duration.get(), input.get(), from.get(), to.get());
        }
    }

    private void addRamp(long start, long duration, int input, int from, int to) {
        long rise = (long) to - from;
        for (long at = 0; at < duration; at += RAMP_STEP_MICROS) {
            int value = (int) (from + rise * at / duration);
            steps.add(new SensorScript.Step(start + at, input, value));
        }
        steps.add(new SensorScript.Step(start + duration, input, to));
    }

    private Optional<Long> time(String word) {
        Matcher time = TIME.matcher(word);
        if (!time.matches()) {
            report("`" + word + "` is not a time: write a whole number and `us`, `ms` or `s`");
            return Optional.empty();
        }
        long unit =
                switch (time.group(2)) {
                    case "us" -> 1;
                    case "ms" -> 1_000;
                    default -> 1_000_000;
                };
        return Optional.of(Long.parseLong(time.group(1)) * unit);
    }

    private Optional<Integer> input(String word) {
        if (!NAME.matcher(word).matches()) {
            return inputNumber(word);
        }
        Integer input = names.get(word);
        if (input == null) {
            report("no input is named `" + word + "`: name it before, with `name " + word + " 3`");
        }
        return Optional.ofNullable(input);
    }

    private Optional<Integer> inputNumber(String word) {
        if (word.matches("\\d{1,2}") && Integer.parseInt(word) < SensorBlock.INPUTS) {
            return Optional.of(Integer.valueOf(word));
        }
        report("`" + word + "` is not an input: they are 0 to " + (SensorBlock.INPUTS - 1));
        return Optional.empty();
    }

    private Optional<Integer> value(String word) {
        try {
            return Optional.of(Integer.valueOf(word));
        } catch (NumberFormatException _) {
            report("`" + word + "` is not a whole number of 32 bits");
            return Optional.empty();
        }
    }

    private void report(String message) {
        problems.add(new Problem(line, message));
    }
}
