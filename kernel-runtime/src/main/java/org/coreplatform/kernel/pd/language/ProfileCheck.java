package org.coreplatform.kernel.pd.language;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// One run of the profile's check over a program.
final class ProfileCheck {
    private final List<ProgramClass> classes;

    ProfileCheck(List<ProgramClass> classes) {
        this.classes = classes;
    }

    List<Violation> run() {
        List<Violation> found = new ArrayList<>();
        for (ProgramClass programClass : classes) {
            try {
                ProgramIndex.of(List.of(programClass));
            } catch (IllegalArgumentException e) {
                found.add(
                        new Violation(
                                programClass.name(), "", -1, "the class file cannot be read", ""));
            }
        }
        found.sort(null);
        return found;
    }
}
