package org.coreplatform.kernel.pd.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;
import org.junit.jupiter.api.Test;

/// Damaged programs: the check answers for each one, and what it lets pass can be regenerated.
final class ProfileFuzzTest {
    private static final long SEED = 20261124;
    private static final int ROUNDS = 2_000;

    @Test
    void theCheckAnswersWhateverIsDamaged() {
        List<List<ProgramClass>> programs =
                TestFiles.names("programs", ".java")
                        .map(
                                name ->
                                        JavaCompilation.compile(
                                                name + ".java",
                                                TestFiles.text("programs/" + name + ".java")))
                        .toList();
        SplittableRandom random = new SplittableRandom(SEED);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<ProgramClass> program = programs.get(random.nextInt(programs.size()));
            refused += checks(damage(program, random), round) ? 0 : 1;
        }
        assertTrue(refused > ROUNDS / 4, "only " + refused + " were refused");
    }

    /// {@return whether a program passed; then it must be possible to regenerate it}
    private static boolean checks(List<ProgramClass> program, int round) {
        try {
            List<Violation> found = LanguageProfile.check(program);
            assertEquals(found, LanguageProfile.check(program));
            if (found.isEmpty()) {
                Desugaring.apply(program);
            }
            return found.isEmpty();
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + SEED + " round " + round, e);
        }
    }

    /// {@return a program with one to eight bytes of one class changed}
    private static List<ProgramClass> damage(List<ProgramClass> program, SplittableRandom random) {
        List<ProgramClass> damaged = new ArrayList<>(program);
        int index = random.nextInt(program.size());
        byte[] bytes = program.get(index).bytes().clone();
        int changes = random.nextInt(1, 9);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        damaged.set(index, new ProgramClass(program.get(index).name(), bytes));
        return damaged;
    }
}
