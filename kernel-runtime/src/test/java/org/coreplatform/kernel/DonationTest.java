package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// On whose scheduling context a thread runs, and where it goes afterwards.
final class DonationTest {
    private final Lab lab = new Lab();
    private final int endpoint = lab.create(ObjectType.ENDPOINT);
    private final int reply = lab.create(ObjectType.REPLY);
    private final int inner = lab.create(ObjectType.ENDPOINT);
    private final int innerReply = lab.create(ObjectType.REPLY);
    private final int context = lab.schedContext(5000, 5000);
    private final int notification = lab.create(ObjectType.NOTIFICATION);

    @BeforeEach
    void letOthersRun() {
        lab.rootPriority(100);
    }

    /// A server without a scheduling context, which waits.
    private Lab.User passive(int priority, Program program) {
        Lab.User thread = lab.thread(priority, context(), program);
        lab.resume(thread);
        lab.done(thread.schedContext(), InvocationLabel.SCHED_CONTEXT_UNBIND, List.of());
        return thread;
    }

    private int context() {
        return lab.schedContext(5000, 5000);
    }

    private Lab.User client(Program program) {
        return lab.thread(120, context, program);
    }

    /// {@return whether a thread has the client's scheduling context}
    private boolean has(Lab.User thread) {
        Reply refused =
                lab.call(context, InvocationLabel.SCHED_CONTEXT_BIND, List.of(thread.tcb()));
        if (refused.label() == 0) {
            lab.done(context, InvocationLabel.SCHED_CONTEXT_UNBIND, List.of());
            return false;
        }
        int spare = context();
        boolean hasOne =
                lab.call(spare, InvocationLabel.SCHED_CONTEXT_BIND, List.of(thread.tcb())).label()
                        != 0;
        if (!hasOne) {
            lab.done(spare, InvocationLabel.SCHED_CONTEXT_UNBIND, List.of());
        }
        return hasOne;
    }

    private Program server() {
        return new Program()
                .recv(endpoint, reply)
                .say("serves")
                .replyRecv(endpoint, reply, 9)
                .say("serves again")
                .replyRecv(endpoint, reply, 10);
    }

    @Test
    void aPassiveServerRunsOnItsClientsContextAndGivesItBack() {
        Lab.User server = passive(130, server());
        var program = new Program().call(endpoint, 1).say(UserContext.A1);
        program.call(endpoint, 1).say(UserContext.A1);
        Lab.User client = client(program);
        lab.resume(client);
        assertEquals("serves, 9000, serves again, a000", lab.takeLog());
        assertEquals(false, has(server));
        assertEquals(true, has(client));
    }

    @Test
    void aServerRunsAtItsOwnPriority() {
        Lab.User low = passive(110, server());
        lab.resume(client(new Program().call(endpoint, 1).say("answered")));
        assertEquals("serves, answered", lab.takeLog());
        assertEquals(false, has(low));
    }

    @Test
    void sendDoesNotDonate() {
        Lab.User server = passive(130, server());
        lab.systemCall(SystemCall.SEND, endpoint, MessageInfo.of(3, 0));
        lab.systemCall(SystemCall.NB_SEND, endpoint, MessageInfo.of(4, 0));
        assertEquals("", lab.takeLog());
        lab.done(context, InvocationLabel.SCHED_CONTEXT_BIND, List.of(server.tcb()));
        assertEquals("serves", lab.takeLog());
    }

    @Test
    void theFirstPhaseHandsTheContextOver() {
        var program = new Program().recv(endpoint, reply).say("served").waitFor(inner);
        Lab.User server = passive(130, program);
        var giver = new Program().set(UserContext.T0, endpoint).set(UserContext.A6, innerReply);
        giver.ecall(SystemCall.NB_SEND_RECV, inner, 0);
        Lab.User client = client(giver);
        lab.resume(client);
        assertEquals("served", lab.takeLog());
        assertEquals(true, has(server));
        assertEquals(false, has(client));
    }

    @Test
    void withoutTheRightToBeAnsweredTheCallerStops() {
        passive(130, server());
        int restricted = lab.mint(endpoint, CapabilityRights.READ_WRITE, 0);
        Lab.User active = lab.start(140, server());
        lab.resume(client(new Program().call(restricted, 1).say("answered")));
        assertEquals("serves", lab.takeLog());
        assertEquals(true, active.tcb() != 0);
    }

    @Test
    void aReplyObjectServesOneCallerAtATime() {
        var program = new Program().recv(endpoint, reply).recv(endpoint, reply).say("second");
        program.replyRecv(endpoint, reply, 9);
        lab.start(130, program);
        lab.start(120, new Program().call(endpoint, 1).say("first answered"));
        lab.start(120, new Program().call(endpoint, 2).say("second answered"));
        assertEquals("second, second answered", lab.takeLog());
    }

    // Call stacks: client → proxy → server.

    /// Three threads, each of which waits for the next one.
    private record Stack(Lab.User client, Lab.User proxy, Lab.User server) {}

    private Stack callThroughProxy() {
        Lab.User proxy =
                passive(130, new Program().recv(endpoint, reply).call(inner, 1).say("proxied"));
        Lab.User server =
                passive(
                        140,
                        new Program().recv(inner, innerReply).say("serves").waitFor(notification));
        Lab.User client =
                client(new Program().call(endpoint, 1).say("answered").waitFor(notification));
        lab.resume(client);
        assertEquals("serves", lab.takeLog());
        assertEquals(true, has(server));
        return new Stack(client, proxy, server);
    }

    @Test
    void deletingTheInnerReplyGivesTheContextToTheProxy() {
        Stack stack = callThroughProxy();
        lab.delete(innerReply);
        assertEquals(true, has(stack.proxy));
        assertEquals(false, has(stack.server));
    }

    @Test
    void deletingBothRepliesInOrderGivesTheContextToTheClient() {
        Stack stack = callThroughProxy();
        lab.delete(innerReply);
        lab.delete(reply);
        assertEquals(true, has(stack.client));
    }

    @Test
    void deletingTheRepliesOutOfOrderLosesTheClientsContext() {
        Stack stack = callThroughProxy();
        lab.delete(reply);
        lab.delete(innerReply);
        assertEquals(true, has(stack.proxy));
        assertEquals(false, has(stack.client));
    }

    @Test
    void aSuspendedClientsContextStaysWithTheServer() {
        Lab.User server = passive(130, new Program().recv(endpoint, reply).waitFor(notification));
        Lab.User client = client(new Program().call(endpoint, 1));
        lab.resume(client);
        lab.suspend(client);
        assertEquals(true, has(server));
    }

    @Test
    void anUnboundServersReplyReturnsTheContext() {
        Lab.User server = passive(130, new Program().recv(endpoint, reply).waitFor(notification));
        Lab.User client = client(new Program().call(endpoint, 1).say("answered"));
        lab.resume(client);
        lab.done(context, InvocationLabel.SCHED_CONTEXT_UNBIND_OBJECT, List.of(server.tcb()));
        lab.systemCall(SystemCall.SEND, reply, 0);
        assertEquals("answered", lab.takeLog());
    }

    @Test
    void anUnboundContextDoesNotComeBack() {
        passive(130, new Program().recv(endpoint, reply).waitFor(notification));
        Lab.User client = client(new Program().call(endpoint, 1).say("answered"));
        lab.resume(client);
        lab.done(context, InvocationLabel.SCHED_CONTEXT_UNBIND, List.of());
        lab.systemCall(SystemCall.SEND, reply, 0);
        assertEquals("", lab.takeLog());
        lab.done(context, InvocationLabel.SCHED_CONTEXT_BIND, List.of(client.tcb()));
        assertEquals("answered", lab.takeLog());
    }

    @Test
    void aDeletedServerLeavesTheContextFree() {
        Lab.User server = passive(130, new Program().recv(endpoint, reply).waitFor(notification));
        Lab.User client = client(new Program().call(endpoint, 1));
        lab.resume(client);
        lab.delete(server.tcb());
        Lab.User other = lab.thread(120, 0, new Program().say("runs"));
        lab.resume(other);
        lab.done(context, InvocationLabel.SCHED_CONTEXT_BIND, List.of(other.tcb()));
        assertEquals("runs", lab.takeLog());
    }

    // Notifications that lend a scheduling context.

    @Test
    void aNotificationLendsItsContextToOneWaiterAfterTheOther() {
        var loop = new Program().waitFor(notification).say("one").goTo(0);
        passive(130, loop);
        var other = new Program().waitFor(notification).say("two").goTo(0);
        passive(120, other);
        lab.done(context, InvocationLabel.SCHED_CONTEXT_BIND, List.of(notification));
        for (int i = 0; i < 2; i++) {
            lab.systemCall(SystemCall.SEND, notification, 0);
            lab.systemCall(SystemCall.SEND, notification, 0);
        }
        assertEquals("one, one, one, one", lab.takeLog());
        assertEquals(
                "L3",
                lab.call(
                                context,
                                InvocationLabel.SCHED_CONTEXT_BIND,
                                List.of(lab.create(ObjectType.NOTIFICATION)))
                        .toString());
    }

    @Test
    void aPassiveThreadRunsOnTheContextOfWhoeverWakesIt() {
        var program = new Program().recv(endpoint, reply).say(UserContext.A0);
        program.replyRecv(endpoint, reply, 5).say(UserContext.A0);
        program.recv(endpoint, reply).say(UserContext.A0).recv(endpoint, reply);
        Lab.User thread = lab.thread(130, context(), program);
        int badged = lab.mint(notification, CapabilityRights.ALL, 0x10);
        lab.done(thread.tcb(), InvocationLabel.TCB_BIND_NOTIFICATION, List.of(notification));
        lab.done(thread.schedContext(), InvocationLabel.SCHED_CONTEXT_BIND, List.of(notification));
        lab.resume(thread);
        lab.systemCall(SystemCall.SEND, badged, 0);
        int calling = lab.mint(endpoint, CapabilityRights.ALL, 0x20);
        lab.resume(client(new Program().call(calling, 1).say("answered")));
        lab.systemCall(SystemCall.SEND, badged, 0);
        assertEquals("10, 20, 10", lab.takeLog());
    }
}
