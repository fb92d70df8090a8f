package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.device.PowerSwitch;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.abi.UtilisationLayout;
import org.coreplatform.sdk.image.BootLayout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The calls of a debug kernel that tracks utilisation.
final class DebugCallsTest {
    private static final long SPIN = 200_000;

    private final Lab lab = Lab.small();
    private final StringBuilder console = new StringBuilder();

    @BeforeEach
    void connect() {
        lab.kernel.attachConsole((_, character) -> console.append((char) character));
    }

    private long debugCall(int number, long a0) {
        lab.root().setRegister(UserContext.A0, a0);
        return lab.trap(number)[0];
    }

    @Test
    void dumpSchedulerPrintsWhatEachThreadDoes() {
        Lab.User thread = lab.thread(77, 0, new Program());
        lab.name(thread, "quiet");
        debugCall(SystemCall.DEBUG_DUMP_SCHEDULER, 0);
        List<String> lines = console.toString().lines().toList();
        assertEquals("threads", lines.getFirst());
        assertTrue(
                lines.stream().anyMatch(line -> line.matches("quiet +inactive +10000 +77 +0 +no")),
                console::toString);
    }

    @Test
    void snapshotPrintsObjectsAndCapabilities() {
        int endpoint = lab.create(ObjectType.ENDPOINT);
        int badged = lab.mint(endpoint, CapabilityRights.READ_WRITE, 7);
        debugCall(SystemCall.DEBUG_SNAPSHOT, 0);
        assertTrue(console.toString().startsWith("arch riscv\n\nobjects {\n"), console::toString);
        assertTrue(
                console.toString()
                        .matches(
                                "(?s).*ep_(\\w+) = ep \\(4 bits\\).*caps .*\\n0x"
                                        + Integer.toHexString(badged)
                                        + ": ep_\\1 \\(RW, badge: 0x7\\)\\n.*"),
                console::toString);
    }

    @Test
    void haltSwitchesThePowerOff() {
        debugCall(SystemCall.DEBUG_HALT, 0);
        assertHalted();
    }

    @Test
    void interruptingOtherCoresHaltsOnRiscV() {
        debugCall(SystemCall.DEBUG_SEND_IPI, 0);
        assertHalted();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                SystemCall.DEBUG_NAME_THREAD,
                SystemCall.DEBUG_GET_THREAD_AFFINITY,
                SystemCall.BENCHMARK_GET_THREAD_UTILISATION,
                SystemCall.BENCHMARK_RESET_THREAD_UTILISATION
            })
    void namingNoThreadHalts(int number) {
        debugCall(number, BootLayout.SLOT_CNODE);
        assertHalted();
        assertTrue(console.toString().contains("no thread at 0x2"), console::toString);
    }

    @Test
    void aNameWithoutEndHalts() {
        for (int offset = IpcBufferLayout.MESSAGE; offset < 968; offset += Long.BYTES) {
            lab.store(offset, 0x6161_6161_6161_6161L);
        }
        debugCall(SystemCall.DEBUG_NAME_THREAD, BootLayout.SLOT_TCB);
        assertHalted();
    }

    @ParameterizedTest
    @ValueSource(ints = {SystemCall.DEBUG_NAME_THREAD, SystemCall.BENCHMARK_GET_THREAD_UTILISATION})
    void withoutIpcBufferThatNeedsOneHalts(int number) {
        lab.rootPriority(100);
        Lab.User thread =
                lab.thread(
                        120,
                        lab.schedContext(5000, 5000),
                        new Program().ecall(number, BootLayout.SLOT_TCB, 0));
        lab.done(thread.tcb(), InvocationLabel.TCB_SET_IPC_BUFFER, List.of(0), 0);
        lab.resume(thread);
        assertHalted();
    }

    private void assertHalted() {
        assertEquals(PowerSwitch.State.OFF, lab.board.powerSwitch().state());
        assertTrue(console.toString().contains("kernel halted"), console::toString);
    }

    @Test
    void affinityIsTheCoreOfTheSchedulingContext() {
        Lab.User thread = lab.thread(10, lab.schedContextOn(2), new Program());
        assertEquals(2, debugCall(SystemCall.DEBUG_GET_THREAD_AFFINITY, thread.tcb()));
    }

    @ParameterizedTest
    @ValueSource(longs = {99, -20, -30, -33, -40, 0xffff_fff4L})
    void numbersThatNobodyHasAreUnknownSystemCalls(long number) {
        lab.rootPriority(100);
        int endpoint = lab.create(ObjectType.ENDPOINT);
        Lab.User thread =
                lab.thread(
                        120,
                        lab.schedContext(5000, 5000),
                        endpoint,
                        new Program().set(UserContext.A7, number).trap());
        lab.resume(thread);
        long[] registers = lab.systemCall(SystemCall.WAIT, endpoint, 0);
        assertEquals(FaultLabel.UNKNOWN_SYSCALL, registers[1] >>> 12);
    }

    // Utilisation.

    private long word(int index) {
        return lab.load(IpcBufferLayout.MESSAGE + Long.BYTES * index);
    }

    @Test
    void utilisationIsWhatAThreadTookBetweenResetAndFinalize() {
        Lab.User busy = lab.start(10, new Program().spin(SPIN).yieldTime().goTo(0));
        assertEquals(0, debugCall(SystemCall.BENCHMARK_RESET_LOG, 1));
        lab.sleep();
        debugCall(SystemCall.BENCHMARK_FINALIZE_LOG, 0);
        debugCall(SystemCall.BENCHMARK_GET_THREAD_UTILISATION, busy.tcb());
        long total = word(UtilisationLayout.TOTAL);
        long own = word(UtilisationLayout.THREAD);
        long kernel = word(UtilisationLayout.THREAD_KERNEL);
        assertTrue(own > total / 2 && own < total, () -> own + " of " + total);
        assertTrue(kernel > 0 && kernel < own / 10, () -> kernel + " of " + own);
        assertTrue(word(UtilisationLayout.THREAD_SCHEDULES) > 0);
        assertTrue(
                word(UtilisationLayout.THREAD_KERNEL_ENTRIES)
                        < word(UtilisationLayout.TOTAL_KERNEL_ENTRIES));
        assertEquals(0, word(UtilisationLayout.IDLE_HERE), "nobody was idle");
    }

    @Test
    void whatAllThreadsAndTheIdleThreadTookIsTheWholeTime() {
        var threads = new ArrayList<Integer>(List.of(BootLayout.SLOT_TCB));
        threads.add(lab.start(10, new Program().spin(SPIN).waitFor(1)).tcb());
        threads.add(lab.start(11, new Program().spin(SPIN).yieldTime()).tcb());
        debugCall(SystemCall.BENCHMARK_RESET_LOG, 0);
        lab.sleep();
        debugCall(SystemCall.BENCHMARK_FINALIZE_LOG, 0);
        threads.add(lab.waker());
        long sum = 0;
        for (int thread : threads) {
            debugCall(SystemCall.BENCHMARK_GET_THREAD_UTILISATION, thread);
            sum += word(UtilisationLayout.THREAD);
        }
        assertEquals(word(UtilisationLayout.TOTAL), sum + word(UtilisationLayout.IDLE_HERE));
        assertTrue(word(UtilisationLayout.IDLE_HERE) > 0, "there was nothing to do in the end");
    }

    @Test
    void utilisationCanBeForgotten() {
        Lab.User one = lab.start(10, new Program().spin(SPIN).yieldTime().goTo(0));
        debugCall(SystemCall.BENCHMARK_RESET_LOG, 0);
        lab.sleep();
        debugCall(SystemCall.BENCHMARK_FINALIZE_LOG, 0);
        debugCall(SystemCall.BENCHMARK_RESET_THREAD_UTILISATION, one.tcb());
        debugCall(SystemCall.BENCHMARK_GET_THREAD_UTILISATION, one.tcb());
        assertEquals(0, word(UtilisationLayout.THREAD));
        debugCall(SystemCall.BENCHMARK_GET_THREAD_UTILISATION, BootLayout.SLOT_TCB);
        assertTrue(word(UtilisationLayout.THREAD) > 0);
        debugCall(SystemCall.BENCHMARK_RESET_ALL_THREADS_UTILISATION, 0);
        debugCall(SystemCall.BENCHMARK_GET_THREAD_UTILISATION, BootLayout.SLOT_TCB);
        assertEquals(0, word(UtilisationLayout.THREAD));
    }

    @Test
    void theUtilisationOfAllThreadsIsATable() {
        debugCall(SystemCall.BENCHMARK_RESET_LOG, 0);
        lab.sleep();
        debugCall(SystemCall.BENCHMARK_FINALIZE_LOG, 0);
        debugCall(SystemCall.BENCHMARK_DUMP_ALL_THREADS_UTILISATION, 0);
        assertTrue(
                console.toString().matches("(?s)utilisation\\nname .*\\n.*( +[1-9]\\d*){4}\\n.*"),
                console::toString);
    }
}
