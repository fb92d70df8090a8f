package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.kernel.trace.KernelObserver;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.image.BootLayout;
import org.coreplatform.sdk.profile.CycleCosts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However much there is to do, an interrupt does not wait long: the bound does not depend on the
/// number of capabilities.
final class PreemptionTest {
    /// A hundred pieces of work, and entry and exit.
    private static final long BOUND = 20_000;

    private final Lab lab = Lab.unchecked();

    /// Has an interrupt every 50 microseconds.
    @BeforeEach
    void interruptOften() {
        lab.rootPriority(100);
        var program = new Program().yieldTime().goTo(0);
        lab.resume(lab.thread(200, lab.schedContext(20, 50), program));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1000, 4000})
    void revokingHasABound(int capabilities) {
        int endpoint = lab.create(ObjectType.ENDPOINT);
        int last = endpoint;
        for (int i = 0; i < capabilities; i++) {
            last = lab.copy(endpoint);
        }
        lab.takeLongestDelay();
        lab.revoke(endpoint);
        assertBounded();
        assertEquals(0, lab.identify(last));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1000, 4000})
    void deletingACNodeHasABound(int capabilities) {
        int node = lab.create(ObjectType.CNODE, 12);
        for (int first = 0; first < capabilities; first += 100) {
            lab.done(
                    lab.untyped(),
                    InvocationLabel.UNTYPED_RETYPE,
                    List.of(node),
                    ObjectType.ENDPOINT.number(),
                    0,
                    0,
                    0,
                    first,
                    100);
        }
        lab.takeLongestDelay();
        lab.delete(node);
        assertBounded();
        assertEquals(0, lab.identify(node));
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18, 22})
    void clearingMemoryHasABound(int bits) {
        int block = lab.create(ObjectType.UNTYPED, bits);
        int child = lab.freeSlot();
        lab.retype(block, ObjectType.UNTYPED, bits, child, 1);
        lab.delete(child);
        lab.takeLongestDelay();
        lab.done(
                block,
                InvocationLabel.UNTYPED_RETYPE,
                List.of(BootLayout.SLOT_CNODE),
                ObjectType.PAGE.number(),
                0,
                0,
                0,
                child,
                1);
        assertBounded();
    }

    /// All of them go on at once, without a preemption point, as in seL4.
    @Test
    void deletingAnEndpointTakesLongerTheMoreThreadsWait() {
        int endpoint = lab.create(ObjectType.ENDPOINT);
        long threads = 40;
        for (int i = 0; i < threads; i++) {
            var program = new Program().send(endpoint, 1);
            lab.resume(lab.thread(150, lab.schedContext(5000, 5000), program));
        }
        lab.rootPriority(255);
        long before = lab.board.clock().now();
        lab.delete(endpoint);
        long took = lab.board.clock().now() - before;
        assertTrue(took > threads * CycleCosts.CANCEL, took + " cycles");
    }

    @Test
    void anOperationThatNothingWaitsForIsNotStopped() {
        Lab quiet = Lab.unchecked();
        int endpoint = quiet.create(ObjectType.ENDPOINT);
        for (int i = 0; i < 402; i++) {
            quiet.copy(endpoint);
        }
        List<Boolean> looks = new ArrayList<>();
        quiet.kernel.observe(
                new KernelObserver() {
                    @Override
                    public void looked(boolean stops) {
                        looks.add(stops);
                    }
                });
        quiet.revoke(endpoint);
        assertEquals(
                List.of(false, false, false, false), looks, "a look after each 100 capabilities");
    }

    private void assertBounded() {
        long longest = lab.takeLongestDelay();
        assertTrue(longest < BOUND, "an interrupt waits for " + longest + " cycles");
    }
}
