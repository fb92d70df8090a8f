package org.coreplatform.kernel.pd.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Each program in `programs/` is run as it is and regenerated; its text must be the same.
final class DesugaringTest {

    @TestFactory
    Stream<DynamicTest> regeneratedProgramsDoWhatTheOriginalDoes() {
        return TestFiles.names("programs", ".java")
                .map(name -> dynamicTest(name, () -> comparesEqual(name)));
    }

    @TestFactory
    Stream<DynamicTest> regeneratedProgramsHaveNothingThatTheHostWouldRun() {
        return TestFiles.names("programs", ".java")
                .map(name -> dynamicTest(name, () -> assertEquals(List.of(), leftovers(name))));
    }

    private static void comparesEqual(String name) {
        List<ProgramClass> original = program(name);
        assertEquals(List.of(), LanguageProfile.check(original));
        String expected = TestRun.plain(original).call(name, "run");
        String actual = TestRun.regenerated(original).call(name, "run");
        assertEquals(expected, actual);
    }

    private static List<String> leftovers(String name) {
        List<String> found = new ArrayList<>();
        for (ProgramClass each : Desugaring.apply(program(name))) {
            ClassModel model = ClassFile.of().parse(each.bytes());
            for (MethodModel method : model.methods()) {
                if (method.methodName().equalsString("<clinit>")) {
                    found.add(each.name() + " has a class initialiser");
                }
                method.code().ifPresent(code -> code.forEach(e -> inspect(each, e, found)));
            }
        }
        return found;
    }

    private static void inspect(ProgramClass owner, CodeElement element, List<String> found) {
        if (element instanceof InvokeDynamicInstruction) {
            found.add(owner.name() + " has invokedynamic");
        }
    }

    private static List<ProgramClass> program(String name) {
        return JavaCompilation.compile(
                name + ".java", TestFiles.text("programs/" + name + ".java"));
    }
}
