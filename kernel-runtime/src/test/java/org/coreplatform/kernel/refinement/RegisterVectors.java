package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.TCB_COPY_REGISTERS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_TLS_BASE;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SUSPEND;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_WRITE_REGISTERS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.SystemCall;

/// Whose registers are whose, and where stopped threads go on.
final class RegisterVectors {
    private static final int A0 = 10;
    private static final int A7 = 17;
    /// The x registers behind the pc in the order of `TCB_ReadRegisters`.
    private static final List<Integer> ORDER =
            List.of(
                    1, 2, 3, 8, 9, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 10, 11, 12, 13, 14, 15,
                    16, 17, 5, 6, 7, 28, 29, 30, 31, 4);

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "registers are read in the order of the interface",
                            RegisterVectors::registerOrder),
                    v(
                            "writing three registers changes pc, ra and sp",
                            RegisterVectors::threeRegisters),
                    v("copying takes frame or integer registers", RegisterVectors::copyRegisters),
                    v("the TLS base is tp alone", RegisterVectors::tlsBase),
                    v(
                            "a thread blocked in a call stands at it, and calls again when resumed",
                            RegisterVectors::blockedInCall),
                    v(
                            "a thread that suspends itself suspends itself again when resumed",
                            RegisterVectors::selfSuspend));

    private RegisterVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    /// {@return a thread with a number in each register that waits at its first instruction}
    private static Actor numbered(Script s, String name, int from) {
        int idle = s.notification();
        Actor thread = s.begun(name, 110);
        for (int i = 1; i < 32; i++) {
            thread.set(i, from + i);
        }
        thread.await(idle);
        return thread;
    }

    /// {@return what [#numbered]'s registers are, in the order of the interface}
    private static List<Long> numbers(Script s, Actor thread, int from) {
        List<Long> wanted = new ArrayList<>(List.of(thread.entry()));
        ORDER.forEach(register -> wanted.add((long) from + register));
        List<Long> found = s.root().readRegisters(thread, 32);
        wanted.set(1 + ORDER.indexOf(A0), found.get(1 + ORDER.indexOf(A0)));
        wanted.set(1 + ORDER.indexOf(A7), (long) SystemCall.WAIT);
        return wanted;
    }

    private static void registerOrder(Script s) {
        Actor thread = numbered(s, "thread", 0x100);
        assertEquals(numbers(s, thread, 0x100), s.root().readRegisters(thread, 32));
    }

    private static void threeRegisters(Script s) {
        Actor thread = numbered(s, "thread", 0x100);
        List<Long> wanted = numbers(s, thread, 0x100);
        s.root().call(thread.tcb(), TCB_WRITE_REGISTERS, List.of(), 0, 3, 0x70, 0x71, 0x72).ok();
        wanted.set(0, 0x70L);
        wanted.set(1, 0x71L);
        wanted.set(2, 0x72L);
        assertEquals(wanted, s.root().readRegisters(thread, 32));
    }

    private static void copyRegisters(Script s) {
        Actor source = numbered(s, "source", 0x100);
        Actor target = numbered(s, "target", 0x200);
        List<Long> from = s.root().readRegisters(source, 32);
        List<Long> wanted = s.root().readRegisters(target, 32);
        s.root().call(target.tcb(), TCB_COPY_REGISTERS, List.of(source.tcb()), 4).ok();
        for (int i = 0; i < 16; i++) {
            wanted.set(i, from.get(i));
        }
        assertEquals(wanted, s.root().readRegisters(target, 32), "frame registers");
        s.root().call(target.tcb(), TCB_COPY_REGISTERS, List.of(source.tcb()), 8).ok();
        assertEquals(from, s.root().readRegisters(target, 32), "integer registers");
    }

    private static void tlsBase(Script s) {
        Actor thread = numbered(s, "thread", 0x100);
        List<Long> wanted = s.root().readRegisters(thread, 32);
        s.root().call(thread.tcb(), TCB_SET_TLS_BASE, List.of(), 0x77).ok();
        wanted.set(31, 0x77L);
        assertEquals(wanted, s.root().readRegisters(thread, 32));
    }

    private static void blockedInCall(Script s) {
        int endpoint = s.endpoint();
        Actor caller = s.begun("caller", 110);
        caller.ecallInvocation(endpoint, 1, List.of());
        assertEquals(caller.entry(), s.root().readRegisters(caller, 1).getFirst());
        s.root().call(caller.tcb(), TCB_SUSPEND, List.of()).ok();
        assertEquals(caller.entry(), s.root().readRegisters(caller, 1).getFirst());
        s.resume(caller);
        assertEquals(caller.entry(), caller.register(Subject.PC), "the call again");
    }

    private static void selfSuspend(Script s) {
        Actor thread = s.thread("thread", 110);
        s.lowerRoot(100);
        s.resume(thread);
        thread.ecallInvocation(thread.tcb(), TCB_SUSPEND, List.of());
        assertEquals(thread.entry(), s.root().readRegisters(thread, 1).getFirst(), "pc");
        s.resume(thread);
        assertEquals(thread.entry(), thread.register(Subject.PC), "the call again");
    }
}
