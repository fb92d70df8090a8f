package org.coreplatform.builder.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How this JVM was started, to start the tool in another one.
final class ThisJvm {
    private ThisJvm() {}

    /// {@return the options of this JVM}
    static List<String> options() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }

    /// {@return the command line of a JVM like this one}
    ///
    /// @param added further options
    /// @param arguments the tool's command and its arguments
    static List<String> another(List<String> added, List<String> arguments) {
        List<String> options = new ArrayList<>(options());
        options.addAll(added);
        return commandLine(options, arguments);
    }

    /// {@return the command line of a JVM that runs the same tool}
    ///
    /// @param options all of its options
    /// @param arguments the tool's command and its arguments
    static List<String> commandLine(List<String> options, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(options);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(arguments);
        return words;
    }
}
