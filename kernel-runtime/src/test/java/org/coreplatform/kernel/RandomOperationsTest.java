package org.coreplatform.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.coreplatform.board.core.Access;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.ExecutionEngine;
import org.coreplatform.board.core.TrapCause;
import org.coreplatform.board.core.TrapOutcome;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.BootLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever threads do, the kernel's invariants hold after every entry, and it does not fail.
///
/// All threads share the root task's CSpace and make random system calls on what is in it.
final class RandomOperationsTest {
    private static final int RUNS = 5;
    private static final int ROUNDS = 3;
    private static final int STIRRINGS = 10;
    private static final int LEAST_STEPS = 300;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void invariantsHoldWhateverThreadsDo(int batch) {
        int steps = 0;
        for (int run = 0; run < RUNS; run++) {
            long seed = 1000L * batch + run;
            try {
                steps += new Chaos(seed).run(ROUNDS);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        assertTrue(steps > RUNS * LEAST_STEPS, "only " + steps + " steps");
    }

    /// A CSpace full of objects, and threads that know no rules. The root task stays outside: every
    /// 10 ms it replaces what has been destroyed, and starts the threads anew.
    private static final class Chaos implements ExecutionEngine {
        private static final long CHAOTIC = 0x1000_0000L;
        private static final int RADIX = 6;
        private static final int GUARD_BITS = Long.SIZE - RADIX;
        private static final int PRIORITY = 100;
        private static final List<ObjectType> TYPES =
                List.of(
                        ObjectType.ENDPOINT,
                        ObjectType.ENDPOINT,
                        ObjectType.NOTIFICATION,
                        ObjectType.NOTIFICATION,
                        ObjectType.REPLY,
                        ObjectType.REPLY,
                        ObjectType.CNODE,
                        ObjectType.UNTYPED,
                        ObjectType.PAGE,
                        ObjectType.PAGE_TABLE,
                        ObjectType.SCHED_CONTEXT,
                        ObjectType.TCB,
                        ObjectType.TCB,
                        ObjectType.TCB);

        private final SplittableRandom random;
        private final Lab lab = Lab.small();
        private final int node = lab.create(ObjectType.CNODE, RADIX);
        private final int guarded = lab.freeSlot();
        private final int buffer = lab.create(ObjectType.PAGE);
        private final long bufferAddress = lab.address(buffer);
        private final int alarm = lab.create(ObjectType.NOTIFICATION);
        private final List<Integer> threads = new ArrayList<>();
        private int steps;

        Chaos(long seed) {
            random = new SplittableRandom(seed);
            lab.rootPriority(200);
            lab.done(
                    BootLayout.SLOT_CNODE,
                    InvocationLabel.CNODE_MINT,
                    List.of(BootLayout.SLOT_CNODE),
                    guarded,
                    Lab.DEPTH,
                    node,
                    Lab.DEPTH,
                    CapabilityRights.ALL,
                    GUARD_BITS);
            int slot = TYPES.size();
            for (int shared : List.of(guarded, BootLayout.SLOT_VSPACE, buffer, 16, 6)) {
                copyIn(slot++, shared);
            }
            var waker = new Program().yieldTime().signal(alarm).goTo(0);
            lab.resume(lab.thread(255, lab.schedContext(100, 1000), waker));
            lab.board.core(0).connect(lab.kernel, this);
        }

        private void copyIn(int slot, int shared) {
            lab.call(
                    guarded,
                    InvocationLabel.CNODE_COPY,
                    List.of(BootLayout.SLOT_CNODE),
                    slot,
                    Lab.DEPTH,
                    shared,
                    Lab.DEPTH,
                    CapabilityRights.ALL);
        }

        /// {@return how many steps the threads made}
        int run(int rounds) {
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < TYPES.size(); i++) {
                    replace(i, TYPES.get(i));
                }
                for (int i = 0; i < STIRRINGS; i++) {
                    lab.systemCall(SystemCall.WAIT, alarm, 0);
                    threads.forEach(this::restart);
                }
            }
            return steps;
        }

        private void replace(int slot, ObjectType type) {
            int bits =
                    switch (type) {
                        case CNODE -> 3;
                        case UNTYPED -> 14;
                        default -> 8;
                    };
            lab.call(
                    lab.untyped(),
                    InvocationLabel.UNTYPED_RETYPE,
                    List.of(guarded),
                    type.number(),
                    bits,
                    0,
                    0,
                    slot,
                    1);
            if (type == ObjectType.TCB) {
                equip(slot);
            }
        }

        private void restart(int tcb) {
            lab.call(tcb, InvocationLabel.TCB_WRITE_REGISTERS, List.of(), 1, 1, CHAOTIC);
        }

        /// Gives the thread of a slot all that it needs to run, if there is one.
        private void equip(int slot) {
            int tcb = lab.freeSlot();
            lab.call(
                    BootLayout.SLOT_CNODE,
                    InvocationLabel.CNODE_COPY,
                    List.of(guarded),
                    tcb,
                    Lab.DEPTH,
                    slot,
                    Lab.DEPTH,
                    CapabilityRights.ALL);
            lab.call(tcb, InvocationLabel.TCB_SUSPEND, List.of());
            lab.call(
                    tcb,
                    InvocationLabel.TCB_CONFIGURE,
                    List.of(guarded, BootLayout.SLOT_VSPACE, buffer),
                    0,
                    0,
                    0x1000);
            long period = 1000L * (1 + random.nextInt(3));
            lab.call(
                    tcb,
                    InvocationLabel.TCB_SET_SCHED_PARAMS,
                    List.of(BootLayout.SLOT_TCB, lab.schedContext(1000, period), 0),
                    PRIORITY + 2,
                    PRIORITY + random.nextInt(3));
            threads.add(tcb);
            restart(tcb);
        }

        @Override
        public void resume(Core core, UserContext context) {
            if (context.nextIp() < CHAOTIC) {
                lab.programs().resume(core, context);
                return;
            }
            TrapOutcome outcome = TrapOutcome.CONTINUE;
            while (outcome == TrapOutcome.CONTINUE) {
                context.setNextIp(CHAOTIC);
                outcome = core.clock().isExpired() ? expire(core, context) : act(core, context);
            }
        }

        private static TrapOutcome expire(Core core, UserContext context) {
            context.setFaultIp(context.nextIp());
            return core.expire(context);
        }

        private TrapOutcome act(Core core, UserContext context) {
            steps++;
            core.clock().charge(random.nextInt(4000));
            context.setFaultIp(context.nextIp());
            int lot = random.nextInt(200);
            if (lot == 0) {
                context.setPageFault(random.nextLong(), Access.LOAD);
                return core.trap(context, TrapCause.PAGE_FAULT);
            }
            if (lot == 1) {
                context.setException(2, null);
                return core.trap(context, TrapCause.EXCEPTION);
            }
            prepare(context);
            context.setNextIp(context.faultIp() + 4);
            return core.trap(context, TrapCause.SYSTEM_CALL);
        }

        private void prepare(UserContext context) {
            int number = random.nextInt(3) == 0 ? -1 - random.nextInt(12) : SystemCall.CALL;
            context.setRegister(UserContext.A7, number);
            boolean receives = number < SystemCall.NB_SEND || number == SystemCall.REPLY_RECV;
            context.setRegister(UserContext.A0, receives ? among(0, 4) : slot());
            context.setRegister(
                    UserContext.A6, number == SystemCall.NB_SEND_WAIT ? slot() : among(4, 2));
            context.setRegister(UserContext.T0, slot());
            int label = random.nextInt(InvocationLabel.RISCV_IRQ_ISSUE_IRQ_HANDLER_TRIGGER + 1);
            int words = random.nextInt(9);
            long info = MessageInfo.of(label, 0, random.nextInt(4), words);
            context.setRegister(UserContext.A1, info);
            for (int i = 0; i < 4; i++) {
                context.setRegister(UserContext.A2 + i, word(label, i));
            }
            for (int i = 4; i < 9; i++) {
                store(IpcBufferLayout.MESSAGE + 8 * i, word(label, i));
            }
            for (int i = 0; i < 3; i++) {
                store(IpcBufferLayout.CAPS_OR_BADGES + 8 * i, slot());
            }
        }

        private void store(int offset, long value) {
            lab.board.memory().store(bufferAddress + offset, 8, value);
        }

        /// {@return mostly one of some slots}
        private long among(int first, int count) {
            return random.nextInt(20) == 0 ? slot() : first + random.nextInt(count);
        }

        private long slot() {
            return random.nextInt(300) == 0 ? random.nextLong() : random.nextInt(24);
        }

        /// {@return a word that is not always nonsense for the invocation}
        private long word(int label, int index) {
            if (random.nextInt(10) == 0) {
                return random.nextInt(3000);
            }
            if (label == InvocationLabel.UNTYPED_RETYPE) {
                long[] usual = {random.nextInt(11), 3 + random.nextInt(9), 0, 0, slot(), 1};
                return index < usual.length ? usual[index] : 0;
            }
            if (label >= InvocationLabel.CNODE_REVOKE && label <= InvocationLabel.CNODE_ROTATE) {
                boolean depth = index == 1 || index == 3 || index == 7;
                return depth ? Lab.DEPTH : index > 3 ? random.nextInt(16) : slot();
            }
            return switch (random.nextInt(3)) {
                case 0 -> slot();
                case 1 -> 100 + random.nextInt(3);
                default -> 0x1000L * random.nextInt(4);
            };
        }
    }
}
