package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.sdk.abi.AbiVersion;
import org.coreplatform.sdk.abi.KernelError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Programs that were made for another version of seL4 find its labels.
final class LabelsTest {
    private static final int ONE_RESULT = 1;

    @ParameterizedTest
    @CsvSource({"SEL4_13, 34", "SEL4_14, 35", "SEL4_16, 37"})
    void programsAskForWhatTheirVersionNumbersSo(AbiVersion version, int consumed) {
        assertEquals(List.of(Integer.toString(ONE_RESULT)), answer(version, consumed));
    }

    @ParameterizedTest
    @CsvSource({"SEL4_13, 44", "SEL4_14, 45", "SEL4_16, 47"})
    void labelsThatAVersionDoesNotHaveAreRefused(AbiVersion version, int label) {
        String refused = Integer.toHexString(KernelError.ILLEGAL_OPERATION.code() << 12);
        assertEquals(List.of(refused), answer(version, label));
    }

    private static List<String> answer(AbiVersion version, int label) {
        var lab = new Lab();
        lab.kernel.acceptLabels(version);
        lab.rootPriority(100);
        int context = lab.schedContext(5000, 5000);
        var program = new Program().call(context, label).say(UserContext.A1).yieldTime();
        lab.resume(lab.thread(120, context, program));
        return lab.log.subList(0, 1);
    }
}
