package org.coreplatform.builder.program;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// A main class and all that is reachable from it.
///
/// @param mainClass binary name
/// @param own the PD's own classes by name
/// @param facts what is known of them, by name
/// @param classes all classes, with those of the SDK, by ascending name
/// @param missing classes that are used but are nowhere, each with a class that uses it
record LinkedProgram(
        String mainClass,
        Map<String, CompiledClass> own,
        Map<String, ClassFacts> facts,
        List<ProgramClass> classes,
        Map<String, String> missing) {

    /// {@return whether an entry point is overridden by the main class or a superclass of it}
    ///
    /// @param signature name and descriptor
    boolean overrides(String signature) {
        ClassFacts at = facts.get(mainClass);
        while (at != null) {
            if (at.methods().contains(signature)) {
                return true;
            }
            at = facts.get(at.superclass());
        }
        return false;
    }

    /// {@return the classes that use another one}
    Set<String> usersOf(String className) {
        return facts.values().stream()
                .filter(user -> user.references().contains(className))
                .map(ClassFacts::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
