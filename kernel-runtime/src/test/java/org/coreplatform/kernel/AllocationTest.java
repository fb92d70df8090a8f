package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.coreplatform.board.core.Access;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.TrapCause;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.BootLayout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// System calls, messages, faults, timeouts and switches take nothing from the host's heap.
final class AllocationTest {
    private static final int ROUNDS = 5_000;
    private static final long CALL_SITE = 0x100;
    private static final long UNMAPPED = 0x5000;

    private final Lab lab = Lab.unchecked();
    private final Core core = lab.board.core(0);
    private final UserContext root = lab.root();
    private final int endpoint = lab.create(ObjectType.ENDPOINT);
    private final int reply = lab.create(ObjectType.REPLY);
    private final int handler = lab.create(ObjectType.ENDPOINT);
    private final int notification = lab.create(ObjectType.NOTIFICATION);

    /// A passive server that waits, for calls of the root task.
    @BeforeEach
    void startServer() {
        lab.rootPriority(100);
        int context = lab.schedContext(5000, 5000);
        lab.resume(lab.thread(120, context, new Program().recv(endpoint, reply)));
        lab.done(context, InvocationLabel.SCHED_CONTEXT_UNBIND, List.of());
    }

    @Test
    void signalsTakeNothing() {
        measure(() -> trap(root, SystemCall.SEND, notification, 0));
    }

    @Test
    void refusedInvocationsTakeNothing() {
        measure(() -> trap(root, SystemCall.CALL, lab.untyped(), MessageInfo.of(5, 2)));
    }

    @Test
    void callsOnTheFastPathTakeNothing() {
        measure(this::callAndReply);
    }

    @Test
    void callsOnTheSlowPathTakeNothing() {
        lab.kernel.disableFastPath();
        measure(this::callAndReply);
    }

    @Test
    void longMessagesTakeNothing() {
        lab.store(IpcBufferLayout.CAPS_OR_BADGES, endpoint);
        measure(() -> callAndReply(MessageInfo.of(1, 0, 1, 120)));
    }

    @Test
    void wakingAndWaitingTakesNothing() {
        var program = new Program().waitFor(notification);
        lab.resume(lab.thread(130, lab.schedContext(5000, 5000), program));
        measure(
                () -> {
                    trap(root, SystemCall.SEND, notification, 0);
                    UserContext waiter = core.currentContext();
                    if (waiter != null) {
                        trap(waiter, SystemCall.WAIT, notification, 0);
                    }
                    assertSame(root, core.currentContext());
                });
    }

    @Test
    void yieldsAndEmptyReceivesTakeNothing() {
        measure(
                () -> {
                    trap(root, SystemCall.YIELD, 0, 0);
                    trap(root, SystemCall.NB_WAIT, notification, 0);
                });
    }

    /// An invocation that makes no capability.
    private record Invocation(
            int capability, int label, List<Integer> capabilities, List<Long> words) {}

    @Test
    void invocationsTakeNothing() {
        int other = lab.thread(90, lab.schedContext(5000, 5000), new Program()).tcb();
        int context = lab.schedContext(1000, 2000);
        int control = lab.kernel.layout().schedControlSlot();
        int page = lab.create(ObjectType.PAGE);
        lab.done(other, InvocationLabel.TCB_SUSPEND, List.of());
        List<Invocation> invocations =
                List.of(
                        of(other, InvocationLabel.TCB_READ_REGISTERS, 0, 32),
                        of(other, InvocationLabel.TCB_WRITE_REGISTERS, 0, 3, 4, 5, 6),
                        of(other, InvocationLabel.TCB_SET_TLS_BASE, 7),
                        of(other, InvocationLabel.TCB_SET_FLAGS, 0, 1),
                        with(BootLayout.SLOT_TCB, other, InvocationLabel.TCB_SET_PRIORITY, 91),
                        with(BootLayout.SLOT_TCB, other, InvocationLabel.TCB_SET_MC_PRIORITY, 92),
                        with(other, other, InvocationLabel.TCB_COPY_REGISTERS, 12),
                        with(notification, other, InvocationLabel.TCB_BIND_NOTIFICATION),
                        of(other, InvocationLabel.TCB_UNBIND_NOTIFICATION),
                        of(other, InvocationLabel.TCB_RESUME),
                        of(other, InvocationLabel.TCB_SUSPEND),
                        with(
                                context,
                                control,
                                InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS,
                                1000,
                                2000,
                                0,
                                0,
                                0),
                        of(context, InvocationLabel.SCHED_CONTEXT_CONSUMED),
                        with(notification, context, InvocationLabel.SCHED_CONTEXT_BIND),
                        of(context, InvocationLabel.SCHED_CONTEXT_UNBIND),
                        of(page, InvocationLabel.RISCV_PAGE_GET_ADDRESS),
                        of(BootLayout.SLOT_CNODE, InvocationLabel.CNODE_REVOKE, endpoint, 64),
                        with(other, BootLayout.SLOT_DOMAIN, InvocationLabel.DOMAIN_SET_SET, 0));
        measure(
                () -> {
                    for (int i = 0; i < invocations.size(); i++) {
                        invoke(invocations.get(i));
                    }
                });
    }

    private static Invocation of(int capability, int label, long... words) {
        return new Invocation(capability, label, List.of(), Arrays.stream(words).boxed().toList());
    }

    private static Invocation with(int extra, int capability, int label, long... words) {
        return new Invocation(
                capability, label, List.of(extra), Arrays.stream(words).boxed().toList());
    }

    private void invoke(Invocation invocation) {
        int length = invocation.words.size();
        for (int i = 0; i < length; i++) {
            if (i < Limits.CPU_MESSAGE_REGISTERS) {
                root.setRegister(UserContext.A2 + i, invocation.words.get(i));
            } else {
                lab.store(IpcBufferLayout.MESSAGE + Long.BYTES * i, invocation.words.get(i));
            }
        }
        int extra = invocation.capabilities.size();
        for (int i = 0; i < extra; i++) {
            int offset = IpcBufferLayout.CAPS_OR_BADGES + Long.BYTES * i;
            lab.store(offset, invocation.capabilities.get(i));
        }
        long info = MessageInfo.of(invocation.label, 0, extra, length);
        trap(root, SystemCall.CALL, invocation.capability, info);
        assertEquals(0, MessageInfo.label(root.register(UserContext.A1)));
    }

    @Test
    void faultsTakeNothing() {
        UserContext victim = faulter(5_000, 5_000);
        measure(
                () -> {
                    trap(root, SystemCall.REPLY_RECV, handler, 0);
                    assertSame(victim, core.currentContext());
                    fault(victim);
                    assertSame(root, core.currentContext());
                    assertEquals(FaultLabel.VM, MessageInfo.label(root.register(UserContext.A1)));
                });
    }

    @Test
    void timeoutsAndRefillsTakeNothing() {
        faulter(100, 1_000);
        measure(
                () -> {
                    trap(root, SystemCall.REPLY_RECV, handler, 0);
                    runUntilRoot();
                    assertEquals(
                            FaultLabel.TIMEOUT, MessageInfo.label(root.register(UserContext.A1)));
                });
    }

    /// {@return a thread of higher priority whose faults and timeouts go to [#handler]; the root
    /// task has received its first fault, and has it answered by its next `ReplyRecv`}
    private UserContext faulter(long budgetMicros, long periodMicros) {
        int sending = lab.mint(handler, CapabilityRights.READ_WRITE_GRANT, 1);
        int budget = lab.schedContext(budgetMicros, periodMicros);
        Lab.User thread = lab.thread(130, budget, sending, new Program().raise(2));
        lab.done(thread.tcb(), InvocationLabel.TCB_SET_TIMEOUT_ENDPOINT, List.of(sending));
        lab.resume(thread);
        root.setRegister(UserContext.A6, lab.create(ObjectType.REPLY));
        trap(root, SystemCall.RECV, handler, 0);
        trap(root, SystemCall.REPLY_RECV, handler, 0);
        UserContext context = core.currentContext();
        assertNotNull(context);
        fault(context);
        return context;
    }

    /// Faults, again if there was no budget left to.
    private void fault(UserContext context) {
        while (core.currentContext() == context) {
            context.setPageFault(UNMAPPED, Access.LOAD);
            context.setFaultIp(context.nextIp());
            core.trap(context, TrapCause.PAGE_FAULT);
        }
    }

    /// Lets time pass until the root task has something to do.
    private void runUntilRoot() {
        for (UserContext now = core.currentContext(); now != root; now = core.currentContext()) {
            if (!core.hasPendingInterrupt()) {
                lab.board.advanceToNextEvent(Long.MAX_VALUE);
            } else if (now == null) {
                lab.kernel.interruptIdle(0);
            } else {
                now.setFaultIp(now.nextIp());
                core.trap(now, TrapCause.INTERRUPT);
            }
        }
    }

    private void callAndReply() {
        callAndReply(MessageInfo.of(1, 4));
    }

    private void callAndReply(long info) {
        trap(root, SystemCall.CALL, endpoint, info);
        UserContext server = core.currentContext();
        if (server != null) {
            server.setRegister(UserContext.A6, reply);
            trap(server, SystemCall.REPLY_RECV, endpoint, info);
        }
        assertSame(root, core.currentContext());
    }

    /// Traps, again if there was no budget left, and takes the interrupts that are due.
    private void trap(UserContext context, long number, long capability, long info) {
        do {
            context.setRegister(UserContext.A7, number);
            context.setRegister(UserContext.A0, capability);
            context.setRegister(UserContext.A1, info);
            context.setFaultIp(CALL_SITE);
            context.setNextIp(CALL_SITE + 4);
            core.trap(context, TrapCause.SYSTEM_CALL);
            UserContext next = core.currentContext();
            if (next != null && core.clock().isExpired()) {
                core.expire(next);
            }
        } while (context.nextIp() == CALL_SITE);
    }

    private static void measure(Runnable round) {
        var meter = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        repeat(round);
        long before = meter.getCurrentThreadAllocatedBytes();
        repeat(round);
        long bytes = meter.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < ROUNDS, bytes + " bytes in " + ROUNDS + " rounds");
    }

    private static void repeat(Runnable round) {
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
    }
}
