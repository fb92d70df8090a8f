package org.coreplatform.builder.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.coreplatform.sdk.image.BootImageReader;

/// Milliseconds from the start of `coreplat run IMAGE` to the first byte on its standard output.
///
/// @param times how often
/// @param system makes the description
record BootTime(int times, Source system) implements Benchmark.Method {

    /// Where a description comes from.
    interface Source {
        /// {@return the description}
        Path description(Workplace workplace) throws IOException;
    }

    @Override
    public Samples measure(Workplace workplace) throws IOException {
        Path image = workplace.folder().resolve("loader.img");
        byte[] bytes = Workplace.build(system.description(workplace));
        Files.write(image, bytes);
        List<String> command = List.of("run", "--until-idle", image.toString());
        workplace.tool().firstByte(command); // reads files for the first time
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            millis.add(workplace.tool().firstByte(command) / 1e6);
        }
        long cycles = new Simulation(BootImageReader.read(bytes)).cyclesToFirstCharacter();
        return new Samples(millis, cycles);
    }
}
