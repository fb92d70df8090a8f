package org.coreplatform.kernel.pd;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.kernel.pd.language.Desugaring;
import org.coreplatform.kernel.pd.language.LanguageProfile;
import org.coreplatform.kernel.pd.language.Violation;
import org.coreplatform.kernel.pd.metering.Metering;
import org.coreplatform.sdk.image.PdProgram;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// A program that has been checked and transformed: all that an incarnation is made from.
///
/// @param program the program as it is in the image
/// @param classes the transformed classes, with the generated ones
/// @param start binary name of the generated class that starts it
/// @param codeMap addresses of its instructions
record LinkedProgram(PdProgram program, List<ProgramClass> classes, String start, CodeMap codeMap) {

    LinkedProgram {
        classes = List.copyOf(classes);
    }

    /// {@return the program, ready to run}
    ///
    /// @throws ProgramRefused if it breaks the rules of the language
    static LinkedProgram link(PdProgram program) throws ProgramRefused {
        List<Violation> violations = LanguageProfile.check(program.classes());
        if (!violations.isEmpty()) {
            throw new ProgramRefused(violations.getFirst().toString());
        }
        try {
            CodeMap codeMap = CodeMap.of(program);
            List<ProgramClass> regenerated = Desugaring.apply(program.classes());
            List<ProgramClass> classes =
                    new ArrayList<>(
                            Metering.apply(regenerated, new StandardCosts(regenerated), codeMap));
            ProgramClass start = StartClass.build(program);
            classes.add(start);
            return new LinkedProgram(program, classes, start.name(), codeMap);
        } catch (IllegalArgumentException e) {
            throw new ProgramRefused("a class is too large or malformed: " + e.getMessage());
        }
    }
}
