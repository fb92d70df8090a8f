package org.coreplatform.kernel.pd;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.kernel.pd.metering.LibraryCosts;
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
    /// @throws ProgramRefused if it breaks the rules of the language or is malformed
    static LinkedProgram link(PdProgram program) throws ProgramRefused {
        try {
            CodeMap codeMap = CodeMap.of(program);
            List<ProgramClass> classes = new ArrayList<>(program.classes());
            ProgramClass start = StartClass.build(program);
            classes.add(start);
            return new LinkedProgram(
                    program, Metering.apply(classes, LIBRARY, codeMap), start.name(), codeMap);
        } catch (IllegalArgumentException e) {
            throw new ProgramRefused("a class file is malformed: " + e.getMessage());
        }
    }

    private static final LibraryCosts LIBRARY =
            new LibraryCosts() {
                @Override
                public int cycles(String owner, String name, String descriptor) {
                    return 0;
                }

                @Override
                public int allocatedBytes(String owner, String name, String descriptor) {
                    return 0;
                }

                @Override
                public int instanceBytes(String className) {
                    return 32;
                }
            };
}
