package org.coreplatform.kernel.pd;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.kernel.pd.language.Desugaring;
import org.coreplatform.kernel.pd.language.LanguageProfile;
import org.coreplatform.kernel.pd.language.Violation;
import org.coreplatform.kernel.pd.metering.Metering;
import org.coreplatform.kernel.pd.metering.Shared;
import org.coreplatform.sdk.image.PdProgram;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// A program that has been checked and transformed: all that an incarnation is made from.
///
/// @param program the program as it is in the image
/// @param classes the transformed classes, with the generated ones
/// @param start binary name of the generated class that starts it
/// @param codeMap addresses of its instructions
record LinkedProgram(PdProgram program, List<ProgramClass> classes, String start, CodeMap codeMap) {

    private static final String PD_MAIN = "org.coreplatform.sdk.pd.PdMain";

    LinkedProgram {
        classes = List.copyOf(classes);
    }

    /// {@return whether a class is the same in every program: of the SDK or the library}
    static boolean isCommon(String className) {
        return !CodeMap.isAuthors(className) && !className.equals(Desugaring.ROOTS);
    }

    /// {@return the program, ready to run}
    ///
    /// @param shared the transformed classes that programs have in common
    /// @throws ProgramRefused if it breaks the rules of the language
    static LinkedProgram link(PdProgram program, Shared shared) throws ProgramRefused {
        List<Violation> violations = LanguageProfile.check(program.classes());
        if (!violations.isEmpty()) {
            throw new ProgramRefused(violations.getFirst().toString());
        }
        try {
            CodeMap codeMap = CodeMap.of(program);
            List<ProgramClass> regenerated =
                    Reachable.from(
                            Desugaring.apply(program.classes()),
                            List.of(program.mainClass(), PD_MAIN, Desugaring.ROOTS));
            List<ProgramClass> classes =
                    new ArrayList<>(
                            Metering.apply(
                                    regenerated, new StandardCosts(regenerated), codeMap, shared));
            ProgramClass start = StartClass.build(program);
            classes.add(start);
            return new LinkedProgram(program, classes, start.name(), codeMap);
        } catch (IllegalArgumentException e) {
            throw new ProgramRefused("a class is too large or malformed: " + e.getMessage());
        }
    }
}
