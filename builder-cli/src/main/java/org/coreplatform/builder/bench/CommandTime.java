package org.coreplatform.builder.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// Milliseconds that a command takes, from its start to its end.
///
/// @param times how often
/// @param system what the command is about
/// @param command makes the command's words from a folder and the description
record CommandTime(int times, GeneratedSystem system, BiFunction<Path, Path, List<String>> command)
        implements Benchmark.Method {

    @Override
    public Samples measure(Workplace workplace) throws IOException {
        Path description = workplace.system(system);
        List<String> words = command.apply(workplace.folder(), description);
        workplace.tool().run(words); // reads files for the first time
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            millis.add(workplace.tool().run(words) / 1e6);
        }
        return new Samples(millis, 0);
    }
}
