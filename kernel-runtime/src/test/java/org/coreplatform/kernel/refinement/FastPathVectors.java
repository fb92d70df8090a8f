package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.TCB_BIND_NOTIFICATION;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_TIMEOUT_ENDPOINT;
import static org.coreplatform.sdk.abi.KernelError.INVALID_CAPABILITY;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.SystemCall;

/// Short calls of passive servers and their replies, in which nearly nothing is as usual.
final class FastPathVectors {
    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "a call needs the right to write also when a passive server waits",
                            FastPathVectors::withoutRightToWrite),
                    v(
                            "a passive server that may not receive does not wait after its reply",
                            FastPathVectors::withoutRightToRead),
                    v(
                            "a signal to a passive server at work is received after its reply",
                            FastPathVectors::signalAtWork),
                    v(
                            "who has handed its time over receives a call on the caller's time",
                            FastPathVectors::handedOver),
                    v(
                            "who has handed its time over gets none with a timeout",
                            FastPathVectors::handedOverForTimeout));

    private FastPathVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    private static void withoutRightToWrite(Script s) {
        int endpoint = s.endpoint();
        int rights = CapabilityRights.ALL & ~CapabilityRights.WRITE;
        int other = s.copied(endpoint, rights);
        s.server("server", 120, endpoint, s.reply());
        s.root().call(other, 1, List.of()).is(INVALID_CAPABILITY, 0);
    }

    private static void withoutRightToRead(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        int writable = s.copied(endpoint, CapabilityRights.WRITE);
        Actor server = s.server("server", 120, endpoint, reply);
        s.root().ecallInvocation(endpoint, 1, List.of());
        server.replyRecv(writable, reply, 9);
        s.root().answer().is(0, 9);
        s.root().send(SystemCall.SEND, endpoint, 1, List.of());
        s.idle();
    }

    private static void signalAtWork(Script s) {
        int endpoint = s.endpoint();
        int reply = s.reply();
        int bell = s.notification();
        Actor server = s.server("server", 120, endpoint, reply);
        s.root().call(server.tcb(), TCB_BIND_NOTIFICATION, List.of(bell)).ok();
        s.root().ecallInvocation(endpoint, 1, List.of());
        server.signal(bell);
        server.replyRecv(endpoint, reply, 9);
        s.root().answer().is(0, 9);
        s.root().ecallInvocation(endpoint, 1, List.of());
        s.idle();
    }

    /// A thread hands its time over to a passive one, and receives where somebody waits.
    ///
    /// @param waiting the endpoint where somebody waits to be received
    /// @return the thread, when the passive one waits
    private static Actor handOver(Script s, int waiting) {
        int endpoint = s.endpoint();
        int idle = s.notification();
        int reply = s.reply();
        Actor passive = s.server("passive", 120, endpoint, s.reply());
        Actor thread = s.begun("thread", 105);
        thread.nbSendRecv(endpoint, waiting, reply, 0);
        passive.await(idle);
        return thread;
    }

    private static void handedOver(Script s) {
        int called = s.endpoint();
        Actor caller = s.begun("caller", 110);
        caller.ecallInvocation(called, 7, List.of());
        handOver(s, called).answer().is(0, 7);
    }

    private static void handedOverForTimeout(Script s) {
        int handler = s.endpoint();
        Actor late = s.passive("late", 110);
        s.bind(s.schedContext(1_000, 10_000), late.tcb()).ok();
        s.root().call(late.tcb(), TCB_SET_TIMEOUT_ENDPOINT, List.of(handler)).ok();
        s.begin(late).runs();
        s.pass(10_000);
        handOver(s, handler);
        s.root().runs();
    }
}
