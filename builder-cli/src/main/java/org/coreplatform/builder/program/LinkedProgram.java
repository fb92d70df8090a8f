package org.coreplatform.builder.program;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// A main class and all that is reachable from it.
///
/// @param mainClass binary name
/// @param own the PD's own classes by name
/// @param classes all classes, with those of the SDK, by ascending name
/// @param missing classes that are used but are nowhere, each with a class that uses it
record LinkedProgram(
        String mainClass,
        Map<String, CompiledClass> own,
        List<ProgramClass> classes,
        Map<String, String> missing) {

    /// {@return whether an entry point is overridden by the main class or a superclass of it}
    ///
    /// @param signature name and descriptor
    boolean overrides(String signature) {
        String at = mainClass;
        while (own.containsKey(at)) {
            ClassFacts facts = facts(at);
            if (facts.methods().contains(signature)) {
                return true;
            }
            at = facts.superclass();
        }
        return false;
    }

    /// {@return what is known of one of its own classes}
    ClassFacts facts(String className) {
        return Optional.ofNullable(own.get(className)).flatMap(CompiledClass::facts).orElseThrow();
    }
}
