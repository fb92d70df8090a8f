package org.coreplatform.kernel.refinement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.coreplatform.sdk.profile.BoardProfile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What was seen on the reference kernel is what the specification says and what the kernel does.
class GoldenVectorTest {
    private static final int ROOT_CNODE_RADIX = 17;

    static List<GoldenVector> all() {
        return Stream.of(
                        RetypeVectors.ALL,
                        CapabilityVectors.ALL,
                        PathVectors.ALL,
                        DeletionVectors.ALL,
                        SystemCallVectors.ALL,
                        EndpointVectors.ALL,
                        FaultVectors.ALL,
                        TimeVectors.ALL,
                        SchedulingVectors.ALL,
                        CheckOrderVectors.ALL,
                        InvocationErrorVectors.ALL,
                        RetypeErrorVectors.ALL,
                        RegisterVectors.ALL,
                        CancellationVectors.ALL,
                        FaultMessageVectors.ALL,
                        DerivationVectors.ALL,
                        ObjectErrorVectors.ALL,
                        ThreadErrorVectors.ALL,
                        BehaviourVectors.ALL,
                        MessageVectors.ALL,
                        DonationVectors.ALL,
                        LendingVectors.ALL,
                        SchedContextVectors.ALL,
                        FastPathVectors.ALL,
                        OrderVectors.ALL,
                        SpaceVectors.ALL,
                        ResultVectors.ALL,
                        BindingVectors.ALL,
                        AnswerVectors.ALL)
                .flatMap(List::stream)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> holdsForTheSpecification() {
        return tests(() -> new ModelSubject(ModelSubject.smallBoard(), ROOT_CNODE_RADIX));
    }

    @TestFactory
    Stream<DynamicTest> holdsForTheKernel() {
        return tests(() -> new KernelSubject(ModelSubject.smallBoard(), ROOT_CNODE_RADIX));
    }

    /// A kernel for one core keeps other interrupt numbers for itself.
    @TestFactory
    Stream<DynamicTest> holdsForKernelsForOneCore() {
        BoardProfile board = ModelSubject.smallBoard(1);
        return Stream.<Supplier<Subject>>of(
                        () -> new ModelSubject(board, ROOT_CNODE_RADIX),
                        () -> new KernelSubject(board, ROOT_CNODE_RADIX))
                .flatMap(kernels -> tests(ObjectErrorVectors.ALL, kernels));
    }

    private static Stream<DynamicTest> tests(Supplier<Subject> kernels) {
        return tests(all(), kernels);
    }

    private static Stream<DynamicTest> tests(
            List<GoldenVector> vectors, Supplier<Subject> kernels) {
        return vectors.stream()
                .map(vector -> dynamicTest(vector.name(), () -> run(vector, kernels.get())));
    }

    private static void run(GoldenVector vector, Subject kernel) {
        vector.script().accept(new Script(kernel));
        assertEquals(List.of(), kernel.violations());
    }
}
