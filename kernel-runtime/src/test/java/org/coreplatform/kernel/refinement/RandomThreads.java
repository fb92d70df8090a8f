package org.coreplatform.kernel.refinement;

import java.util.List;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.image.BootLayout;

/// Random invocations of who runs when: threads, scheduling contexts and domains.
///
/// @param dice what is random
/// @param caller who does it
record RandomThreads(Dice dice, World world, Caller caller) {
    void perform() {
        switch (dice.nextInt(8)) {
            case 0, 1, 2, 3 -> thread();
            case 4, 5 -> schedContext();
            case 6 -> control();
            default -> inARow();
        }
    }

    private long priority() {
        return dice.nextInt(12) == 0 ? dice.nextInt(300) : dice.nextInt(96, 104);
    }

    private long handler() {
        return dice.nextInt(4) == 0 ? 0 : dice.slot(world.endpoints);
    }

    private void thread() {
        long tcb = dice.slot(world.threads);
        long other = dice.slot(world.threads);
        boolean outer = dice.onceIn(3);
        long cnode = dice.slot(List.of(outer ? world.outer() : BootLayout.SLOT_CNODE));
        long data = dice.onceIn(8) ? dice.nextInt(1 << 9) : 0;
        long vspace = dice.slot(List.of(BootLayout.SLOT_VSPACE));
        long frame = dice.slot(world.frames);
        long address = dice.nextInt(8) == 0 ? 0 : 0x400L * dice.nextInt(8);
        switch (dice.nextInt(20)) {
            case 0 ->
                    caller.invoke(
                            tcb,
                            InvocationLabel.TCB_READ_REGISTERS,
                            List.of(),
                            dice.nextInt(4) == 0 ? 1 : 0,
                            dice.nextInt(36));
            case 1 -> writeRegisters(tcb);
            case 2 ->
                    caller.invoke(
                            tcb,
                            InvocationLabel.TCB_COPY_REGISTERS,
                            List.of(other),
                            dice.nextInt(16));
            case 3 ->
                    caller.invoke(
                            tcb,
                            InvocationLabel.TCB_CONFIGURE,
                            List.of(cnode, vspace, frame),
                            data,
                            0,
                            address);
            case 4, 5, 6 ->
                    caller.invoke(
                            tcb, InvocationLabel.TCB_SET_PRIORITY, List.of(other), priority());
            case 7 ->
                    caller.invoke(
                            tcb,
                            InvocationLabel.TCB_SET_MC_PRIORITY,
                            List.of(other),
                            dice.nextInt(3) == 0 ? priority() : 255);
            case 8, 9 ->
                    caller.invoke(
                            tcb,
                            InvocationLabel.TCB_SET_SCHED_PARAMS,
                            List.of(other, dice.slot(world.schedContexts), handler()),
                            dice.nextInt(3) == 0 ? priority() : 255,
                            priority());
            case 10 ->
                    caller.invoke(
                            tcb, InvocationLabel.TCB_SET_TIMEOUT_ENDPOINT, List.of(handler()));
            case 11 ->
                    caller.invoke(
                            tcb,
                            InvocationLabel.TCB_SET_IPC_BUFFER,
                            List.of(frame),
                            dice.nextInt(5) == 0 ? address + 8 : address);
            case 12 ->
                    caller.invoke(
                            tcb,
                            InvocationLabel.TCB_SET_SPACE,
                            List.of(handler(), cnode, vspace),
                            data,
                            0);
            case 13 -> caller.invoke(tcb, InvocationLabel.TCB_SUSPEND, List.of());
            case 14, 15 -> caller.invoke(tcb, InvocationLabel.TCB_RESUME, List.of());
            case 16, 17 ->
                    caller.invoke(
                            tcb,
                            InvocationLabel.TCB_BIND_NOTIFICATION,
                            List.of(dice.slot(world.notifications)));
            case 18 -> caller.invoke(tcb, InvocationLabel.TCB_UNBIND_NOTIFICATION, List.of());
            default ->
                    caller.invoke(
                            tcb,
                            dice.nextBoolean()
                                    ? InvocationLabel.TCB_SET_TLS_BASE
                                    : InvocationLabel.TCB_SET_FLAGS,
                            List.of(),
                            dice.nextInt(4),
                            dice.nextInt(4));
        }
    }

    /// What several calls do together, by whoever runs then.
    private void inARow() {
        long tcb = dice.slot(world.threads);
        switch (dice.nextInt(4)) {
            case 0 -> {
                caller.invoke(tcb, InvocationLabel.TCB_SUSPEND, List.of());
                caller.next().invoke(tcb, InvocationLabel.TCB_READ_REGISTERS, List.of(), 0, 32);
                caller.next().invoke(tcb, InvocationLabel.TCB_RESUME, List.of());
            }
            case 1 -> {
                long sc = dice.slot(world.schedContexts);
                caller.invoke(tcb, InvocationLabel.TCB_SET_PRIORITY, List.of(tcb), 100);
                caller.next().invoke(sc, InvocationLabel.SCHED_CONTEXT_YIELD_TO, List.of());
            }
            case 2 -> {
                long notification = dice.slot(world.notifications);
                caller.invoke(tcb, InvocationLabel.TCB_BIND_NOTIFICATION, List.of(notification));
                caller.next().invoke(tcb, InvocationLabel.TCB_UNBIND_NOTIFICATION, List.of());
            }
            default -> {
                long sc = dice.slot(world.schedContexts);
                caller.invoke(sc, InvocationLabel.SCHED_CONTEXT_UNBIND, List.of());
                caller.next().invoke(sc, InvocationLabel.SCHED_CONTEXT_BIND, List.of(tcb));
            }
        }
    }

    private void writeRegisters(long tcb) {
        int count = dice.nextInt(20) == 0 ? dice.nextInt(40) : dice.nextInt(6);
        long[] words = new long[2 + Math.min(count, 34)];
        for (int i = 2; i < words.length; i++) {
            words[i] = dice.nextInt(0x10000);
        }
        words[0] = dice.nextInt(2);
        words[1] = count;
        caller.invoke(tcb, InvocationLabel.TCB_WRITE_REGISTERS, List.of(), words);
    }

    private void schedContext() {
        long sc = dice.slot(world.schedContexts);
        long object = dice.slot(dice.nextInt(3) == 0 ? world.notifications : world.threads);
        if (dice.nextInt(3) == 0) {
            int pair = dice.nextInt(1, world.threads.size());
            sc = world.schedContexts.get(pair);
            object = world.threads.get(pair);
        } else if (dice.nextInt(3) == 0) {
            sc = world.schedContexts.getFirst();
            object = world.notifications.getFirst();
        }
        switch (dice.nextInt(7)) {
            case 0, 1, 2 -> caller.invoke(sc, InvocationLabel.SCHED_CONTEXT_BIND, List.of(object));
            case 3 -> caller.invoke(sc, InvocationLabel.SCHED_CONTEXT_UNBIND, List.of());
            case 4 ->
                    caller.invoke(sc, InvocationLabel.SCHED_CONTEXT_UNBIND_OBJECT, List.of(object));
            case 5 -> caller.invoke(sc, InvocationLabel.SCHED_CONTEXT_CONSUMED, List.of());
            default -> caller.invoke(sc, InvocationLabel.SCHED_CONTEXT_YIELD_TO, List.of());
        }
    }

    private void control() {
        long budget = dice.nextInt(10) == 0 ? dice.nextLong() : dice.nextInt(15, 3_000);
        long period =
                switch (dice.nextInt(6)) {
                    case 0 -> budget;
                    case 4 -> budget + dice.nextInt(30);
                    case 5 -> 2 * budget;
                    case 1 -> dice.nextInt(15, 3_000);
                    default -> dice.nextInt(1_000, 10_000);
                };
        caller.invoke(
                dice.slot(List.of(world.schedControl(dice.nextInt(world.cores())))),
                InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS,
                List.of(dice.slot(world.schedContexts)),
                budget,
                period,
                dice.onceIn(4) ? dice.nextInt(12) : dice.nextInt(4),
                dice.nextInt(0x100),
                dice.nextInt(4));
    }

    void domain() {
        switch (dice.nextInt(4)) {
            case 0 ->
                    caller.invoke(
                            BootLayout.SLOT_DOMAIN,
                            InvocationLabel.DOMAIN_SET_SET,
                            List.of(dice.slot(world.threads)),
                            dice.nextInt(5) == 0 ? dice.nextInt(18) : dice.nextInt(2));
            case 1, 2 ->
                    caller.invoke(
                            BootLayout.SLOT_DOMAIN,
                            InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE,
                            List.of(),
                            dice.nextInt(20) == 0 ? dice.nextInt(120) : dice.nextInt(4),
                            dice.nextInt(10) == 0 ? dice.nextInt(18) : dice.nextInt(2),
                            dice.nextInt(8) == 0 ? 0 : dice.nextInt(20_000));
            default ->
                    caller.invoke(
                            BootLayout.SLOT_DOMAIN,
                            InvocationLabel.DOMAIN_SCHEDULE_SET_START,
                            List.of(),
                            dice.nextInt(20) == 0 ? dice.nextInt(120) : dice.nextInt(4));
        }
    }
}
