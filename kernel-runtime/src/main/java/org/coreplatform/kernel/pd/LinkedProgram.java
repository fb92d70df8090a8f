package org.coreplatform.kernel.pd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.coreplatform.kernel.pd.language.Desugaring;
import org.coreplatform.kernel.pd.language.LanguageProfile;
import org.coreplatform.kernel.pd.language.Violation;
import org.coreplatform.kernel.pd.metering.Metering;
import org.coreplatform.kernel.pd.metering.Shared;
import org.coreplatform.sdk.image.PdProgram;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;
import org.coreplatform.sdk.image.PdProgramCodec;
import org.jspecify.annotations.Nullable;

/// A program that has been checked and transformed: all that an incarnation is made from.
final class LinkedProgram {
    private static final String PD_MAIN = "org.coreplatform.sdk.pd.PdMain";

    private final PdProgram program;
    private final List<ProgramClass> classes;
    private final String start;
    private @Nullable CodeMap codeMap;

    private LinkedProgram(PdProgram program, List<ProgramClass> classes, String start) {
        this.program = program;
        this.classes = List.copyOf(classes);
        this.start = start;
    }

    /// {@return the program as it is in the image}
    PdProgram program() {
        return program;
    }

    /// {@return the transformed classes, with the generated ones, by ascending name}
    List<ProgramClass> classes() {
        return classes;
    }

    /// {@return binary name of the generated class that starts it}
    String start() {
        return start;
    }

    /// {@return addresses of its instructions}
    CodeMap codeMap() {
        CodeMap map = codeMap;
        if (map == null) {
            map = CodeMap.of(program);
            codeMap = map;
        }
        return map;
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
                    Desugaring.trim(
                            Reachable.from(
                                    Desugaring.apply(program.classes()),
                                    List.of(program.mainClass(), PD_MAIN, Desugaring.ROOTS)));
            List<ProgramClass> classes =
                    new ArrayList<>(
                            Metering.apply(
                                    regenerated, new StandardCosts(regenerated), codeMap, shared));
            ProgramClass start = StartClass.build(program);
            classes.add(start);
            classes.sort(Comparator.comparing(ProgramClass::name));
            return new LinkedProgram(program, classes, start.name());
        } catch (IllegalArgumentException e) {
            throw new ProgramRefused("a class is too large or malformed: " + e.getMessage());
        }
    }

    /// {@return it as bytes: a program of the transformed classes, whose main class is the one that
    /// starts it}
    byte[] encode() {
        return PdProgramCodec.encode(with(start, classes));
    }

    /// {@return a program that [#encode] wrote}
    ///
    /// @param program the program that it was linked from
    /// @throws org.coreplatform.sdk.image.ImageRefused if the bytes are no program
    static LinkedProgram decode(PdProgram program, byte[] bytes) {
        PdProgram linked = PdProgramCodec.decode(bytes);
        return new LinkedProgram(program, linked.classes(), linked.mainClass());
    }

    private PdProgram with(String mainClass, List<ProgramClass> others) {
        return new PdProgram(
                program.name(),
                mainClass,
                program.passive(),
                program.irqs(),
                program.notifications(),
                program.ppcs(),
                program.stackBytes(),
                program.heapBytes(),
                others);
    }
}
