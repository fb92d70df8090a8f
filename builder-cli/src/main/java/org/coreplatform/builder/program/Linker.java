package org.coreplatform.builder.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;
import org.coreplatform.sdk.pd.PdMain;

/// Collects the classes that a program consists of: what is reachable from its main class and from
/// the SDK's event loop. Classes of the JDK and of the platform are named, not collected.
final class Linker {
    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    private final Map<String, CompiledClass> available;
    private final SdkClasses sdk;
    private final Map<String, CompiledClass> own = new TreeMap<>();
    private final Map<String, ProgramClass> linked = new TreeMap<>();
    private final Map<String, String> missing = new TreeMap<>();
    private final Deque<ClassFacts> open = new ArrayDeque<>();

    private Linker(Map<String, CompiledClass> available, SdkClasses sdk) {
        this.available = available;
        this.sdk = sdk;
    }

    /// {@return the program of a main class}
    ///
    /// @param available the classes that there are, by name
    static LinkedProgram link(
            String mainClass, Map<String, CompiledClass> available, SdkClasses sdk) {
        Linker linker = new Linker(available, sdk);
        linker.add(mainClass, mainClass);
        linker.add(PdMain.class.getName(), mainClass);
        linker.run();
        return new LinkedProgram(
                mainClass, linker.own, List.copyOf(linker.linked.values()), linker.missing);
    }

    private void run() {
        while (!open.isEmpty()) {
            ClassFacts user = open.removeFirst();
            List<String> references = new ArrayList<>(user.references());
            references.forEach(reference -> add(reference, user.name()));
        }
    }

    private void add(String name, String user) {
        if (linked.containsKey(name) || JDK.stream().anyMatch(name::startsWith)) {
            return;
        }
        Optional<CompiledClass> compiled =
                SdkClasses.owns(name) ? sdk.find(name) : Optional.ofNullable(available.get(name));
        Optional<ClassFacts> found = compiled.flatMap(CompiledClass::facts);
        if (compiled.isEmpty() || found.isEmpty()) {
            if (!SdkClasses.owns(name)) {
                missing.putIfAbsent(name, user);
            }
            return;
        }
        linked.put(name, compiled.get().file());
        open.add(found.get());
        if (!SdkClasses.owns(name)) {
            own.put(name, compiled.get());
        }
    }
}
