package org.coreplatform.kernel.refinement;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.BootLayout;

/// Something that the running thread does, or that happens to it, drawn from one seed.
///
/// The same seed gives the same operation in any state, so that a script is a list of seeds and
/// still makes sense when some of them are left out.
final class RandomOperation {
    private static final int A0 = 10;
    private static final int A1 = 11;
    private static final int A2 = 12;
    private static final int A6 = 16;
    private static final int A7 = 17;
    private static final int T0 = 5;

    private final SplittableRandom random;
    private final World world;
    private final Subject kernel;
    private final List<String> log;
    private final boolean lonely;

    private RandomOperation(long seed, World world, Twin kernel, List<String> log) {
        lonely = kernel.runnableThreads() < 3;
        this.log = log;
        random = new SplittableRandom(seed);
        this.world = world;
        this.kernel = kernel;
    }

    /// Does it.
    ///
    /// @param log gets what it was, for a person
    static void perform(long seed, World world, Twin twin, List<String> log) {
        new RandomOperation(seed, world, twin, log).perform(twin.watchRunning());
    }

    private void say(String text) {
        log.add("%8d %4x ".formatted(kernel.now(), kernel.running() & 0xfff_ffff) + text);
    }

    private void perform(long buffer) {
        int kind = random.nextInt(100);
        if (lonely && kernel.running() != 0 && kind < 70) {
            company(buffer);
        } else if (kernel.running() == 0 || kind < 12) {
            timePasses();
        } else if (kind < 15) {
            say("the UART asks for service");
            kernel.pulseUart();
        } else if (kind < 19) {
            fault();
        } else if (kind < 24) {
            say("the last system call again");
            kernel.systemCall();
        } else if (kind < 55) {
            message(buffer);
        } else {
            invocation(buffer);
        }
    }

    /// Lets others run, so that somebody does when the running thread stops.
    private void company(long buffer) {
        long tcb = any(world.threads);
        if (random.nextInt(3) > 0) {
            invoke(buffer, tcb, InvocationLabel.TCB_RESUME, List.of());
        } else {
            long sc = any(world.schedContexts);
            invoke(buffer, sc, InvocationLabel.SCHED_CONTEXT_BIND, List.of(tcb));
        }
    }

    private void timePasses() {
        long ticks =
                switch (random.nextInt(4)) {
                    case 0 -> random.nextInt(1, 100);
                    case 1 -> random.nextInt(100, 3_000);
                    case 2 -> random.nextInt(3_000, 60_000);
                    default -> 200;
                };
        say("%d ticks pass".formatted(ticks));
        kernel.pass(ticks);
    }

    private void fault() {
        switch (random.nextInt(3)) {
            case 0 -> {
                int status =
                        List.of(
                                        FaultLabel.FSR_INSTRUCTION,
                                        FaultLabel.FSR_LOAD,
                                        FaultLabel.FSR_STORE)
                                .get(random.nextInt(3));
                say("a page fault of kind " + status);
                kernel.pageFault(0x1000L * random.nextInt(8), status);
            }
            case 1 -> {
                say("an exception");
                kernel.exception(random.nextInt(8));
            }
            default -> {
                say("an unknown system call");
                kernel.setRegister(A7, random.nextInt(-60, -34));
                kernel.systemCall();
            }
        }
    }

    // --- Picking ---

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /// {@return a slot that mostly holds what it should}
    private long slot(List<Integer> wanted) {
        int luck = random.nextInt(100);
        if (luck < 76) {
            return any(wanted);
        }
        if (luck < 93) {
            return any(world.free);
        }
        if (luck < 98) {
            return any(world.occupied());
        }
        return random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(1 << World.RADIX);
    }

    private long slotAny() {
        return random.nextInt(3) == 0 ? any(world.free) : any(world.occupied());
    }

    // --- Messages ---

    private void message(long buffer) {
        int number = random.nextInt(SystemCall.YIELD, 0);
        if (random.nextInt(30) == 0) {
            number =
                    random.nextBoolean()
                            ? SystemCall.DEBUG_PUT_CHAR
                            : SystemCall.DEBUG_CAP_IDENTIFY;
        }
        List<Integer> meeting = random.nextInt(3) == 0 ? world.notifications : world.endpoints;
        long a0 = slot(number == SystemCall.CALL ? world.endpoints : meeting);
        boolean replies = number == SystemCall.REPLY_RECV;
        long t0 = slot(random.nextBoolean() ? meeting : world.handlers);
        long a6 = number == SystemCall.NB_SEND_WAIT ? t0 : slot(world.replies);
        if (replies && random.nextInt(8) == 0) {
            a6 = t0;
        }
        kernel.setRegister(A0, a0);
        kernel.setRegister(A6, a6);
        kernel.setRegister(T0, t0);
        int caps = random.nextInt(4) == 0 ? random.nextInt(4) : 0;
        int length = random.nextInt(10) == 0 ? random.nextInt(128) : random.nextInt(7);
        long label = random.nextInt(6) == 0 ? random.nextLong() >>> 12 : random.nextInt(2);
        kernel.setRegister(A1, MessageInfo.of(label, random.nextInt(8), caps, length));
        for (int i = 0; i < 4; i++) {
            kernel.setRegister(A2 + i, random.nextInt(0x1000));
        }
        if (buffer != 0) {
            fillBuffer(buffer, length);
        }
        kernel.setRegister(A7, number);
        say(
                "system call %d a0=%d a6=%d t0=%d, %d words, %d capabilities, label %x"
                        .formatted(number, a0, a6, t0, length, caps, label));
        kernel.systemCall();
    }

    private void fillBuffer(long buffer, int length) {
        for (int i = 4; i < Math.min(length, 12); i++) {
            store(buffer, IpcBufferLayout.MESSAGE + 8 * i, random.nextInt(0x10000));
        }
        for (int i = 0; i < 3; i++) {
            store(buffer, IpcBufferLayout.CAPS_OR_BADGES + 8 * i, slot(world.endpoints));
        }
        store(buffer, IpcBufferLayout.RECEIVE_CNODE, slot(List.of(BootLayout.SLOT_CNODE)));
        store(buffer, IpcBufferLayout.RECEIVE_INDEX, any(world.free));
        store(buffer, IpcBufferLayout.RECEIVE_DEPTH, depth());
    }

    private void store(long buffer, int offset, long word) {
        kernel.store(buffer + offset, word);
    }

    private long depth() {
        return random.nextInt(12) == 0 ? random.nextInt(66) : 64;
    }

    // --- Invocations ---

    private void invocation(long buffer) {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> cnode(buffer);
            case 5, 6 -> retype(buffer);
            case 7, 8, 9, 10 -> thread(buffer);
            case 11, 12, 13 -> schedContext(buffer);
            case 14 -> control(buffer);
            case 15, 16 -> vspace(buffer);
            case 17 -> interrupt(buffer);
            case 18 -> domain(buffer);
            default -> invoke(buffer, slotAny(), random.nextInt(48), List.of(slotAny()), words(5));
        }
    }

    private long[] words(int count) {
        return random.longs(count, 0, 70).toArray();
    }

    private void invoke(long buffer, long capability, long label, List<Long> extra, long... words) {
        int caps = random.nextInt(25) == 0 ? random.nextInt(extra.size() + 1) : extra.size();
        int length = random.nextInt(25) == 0 ? random.nextInt(words.length + 1) : words.length;
        kernel.setRegister(A0, capability);
        kernel.setRegister(A1, MessageInfo.of(label, 0, caps, length));
        for (int i = 0; i < words.length; i++) {
            if (i < 4) {
                kernel.setRegister(A2 + i, words[i]);
            } else if (buffer != 0) {
                store(buffer, IpcBufferLayout.MESSAGE + 8 * i, words[i]);
            }
        }
        for (int i = 0; i < extra.size() && buffer != 0; i++) {
            store(buffer, IpcBufferLayout.CAPS_OR_BADGES + 8 * i, extra.get(i));
        }
        int number =
                switch (random.nextInt(20)) {
                    case 0 -> SystemCall.SEND;
                    case 1 -> SystemCall.NB_SEND;
                    default -> SystemCall.CALL;
                };
        kernel.setRegister(A7, number);
        say(
                "%s of slot %d, label %d, words %s, capabilities %s"
                        .formatted(
                                number == SystemCall.CALL ? "call" : "send",
                                capability,
                                label,
                                Arrays.toString(words),
                                extra));
        kernel.systemCall();
    }

    private void cnode(long buffer) {
        long root = BootLayout.SLOT_CNODE;
        long depth = depth();
        long target = any(world.free);
        if (random.nextInt(6) == 0) {
            root = slot(world.cnodes);
            depth = random.nextInt(8) == 0 ? random.nextInt(9) : 4;
            target = random.nextInt(16);
        }
        long sourceRoot = BootLayout.SLOT_CNODE;
        long sourceDepth = depth();
        long source = slotAny();
        if (random.nextInt(8) == 0) {
            sourceRoot = slot(world.cnodes);
            sourceDepth = 4;
            source = random.nextInt(16);
        }
        long rights = random.nextInt(3) == 0 ? random.nextInt(16) : 15;
        long badge = random.nextInt(3);
        switch (random.nextInt(14)) {
            case 0, 1, 2 ->
                    invoke(
                            buffer,
                            root,
                            InvocationLabel.CNODE_COPY,
                            List.of(sourceRoot),
                            target,
                            depth,
                            source,
                            sourceDepth,
                            rights);
            case 3, 4, 5 ->
                    invoke(
                            buffer,
                            root,
                            InvocationLabel.CNODE_MINT,
                            List.of(sourceRoot),
                            target,
                            depth,
                            source,
                            sourceDepth,
                            rights,
                            random.nextInt(8) == 0 ? random.nextInt(1 << 12) : badge);
            case 6 ->
                    invoke(
                            buffer,
                            root,
                            InvocationLabel.CNODE_MOVE,
                            List.of(sourceRoot),
                            target,
                            depth,
                            source,
                            sourceDepth);
            case 7 ->
                    invoke(
                            buffer,
                            root,
                            InvocationLabel.CNODE_MUTATE,
                            List.of(sourceRoot),
                            target,
                            depth,
                            source,
                            sourceDepth,
                            random.nextInt(5) == 0 ? random.nextInt(1 << 9) : 0);
            case 8 ->
                    invoke(
                            buffer,
                            root,
                            InvocationLabel.CNODE_ROTATE,
                            List.of((long) BootLayout.SLOT_CNODE, sourceRoot),
                            random.nextBoolean() ? source : target,
                            depth,
                            0,
                            slotAny(),
                            64,
                            0,
                            source,
                            sourceDepth);
            case 9, 10, 11 ->
                    invoke(
                            buffer,
                            root,
                            InvocationLabel.CNODE_DELETE,
                            List.of(),
                            random.nextInt(12) == 0 ? source : target,
                            depth);
            case 12 ->
                    invoke(
                            buffer,
                            root,
                            InvocationLabel.CNODE_REVOKE,
                            List.of(),
                            random.nextInt(4) == 0 ? source : target,
                            depth);
            default ->
                    invoke(
                            buffer,
                            BootLayout.SLOT_CNODE,
                            InvocationLabel.CNODE_CANCEL_BADGED_SENDS,
                            List.of(),
                            slot(world.endpoints),
                            64);
        }
    }

    private void retype(long buffer) {
        var type = ObjectType.of(random.nextInt(ObjectType.count()));
        long bits =
                switch (type) {
                    case UNTYPED -> random.nextInt(3, 13);
                    case CNODE -> random.nextInt(0, 5);
                    case SCHED_CONTEXT -> random.nextInt(6, 10);
                    default -> 0;
                };
        boolean atDepth = random.nextInt(5) == 0;
        invoke(
                buffer,
                slot(world.untypeds),
                InvocationLabel.UNTYPED_RETYPE,
                List.of((long) BootLayout.SLOT_CNODE),
                type.number(),
                bits,
                atDepth ? slot(world.cnodes) : 0,
                atDepth ? 64 : 0,
                atDepth ? random.nextInt(16) : any(world.free),
                random.nextInt(15) == 0 ? random.nextInt(300) : random.nextInt(1, 3));
    }

    private long priority() {
        return random.nextInt(12) == 0 ? random.nextInt(300) : random.nextInt(96, 104);
    }

    private long handler() {
        return random.nextInt(4) == 0 ? 0 : slot(world.endpoints);
    }

    private void thread(long buffer) {
        long tcb = slot(world.threads);
        long other = slot(world.threads);
        long cnode = slot(List.of(BootLayout.SLOT_CNODE));
        long vspace = slot(List.of(BootLayout.SLOT_VSPACE));
        long frame = slot(world.frames);
        long address = random.nextInt(8) == 0 ? 0 : 0x400L * random.nextInt(8);
        switch (random.nextInt(20)) {
            case 0 ->
                    invoke(
                            buffer,
                            tcb,
                            InvocationLabel.TCB_READ_REGISTERS,
                            List.of(),
                            random.nextInt(4) == 0 ? 1 : 0,
                            random.nextInt(36));
            case 1 -> writeRegisters(buffer, tcb);
            case 2 ->
                    invoke(
                            buffer,
                            tcb,
                            InvocationLabel.TCB_COPY_REGISTERS,
                            List.of(other),
                            random.nextInt(16));
            case 3 ->
                    invoke(
                            buffer,
                            tcb,
                            InvocationLabel.TCB_CONFIGURE,
                            List.of(cnode, vspace, frame),
                            0,
                            0,
                            address);
            case 4, 5, 6 ->
                    invoke(
                            buffer,
                            tcb,
                            InvocationLabel.TCB_SET_PRIORITY,
                            List.of(other),
                            priority());
            case 7 ->
                    invoke(
                            buffer,
                            tcb,
                            InvocationLabel.TCB_SET_MC_PRIORITY,
                            List.of(other),
                            random.nextInt(3) == 0 ? priority() : 255);
            case 8, 9 ->
                    invoke(
                            buffer,
                            tcb,
                            InvocationLabel.TCB_SET_SCHED_PARAMS,
                            List.of(other, slot(world.schedContexts), handler()),
                            random.nextInt(3) == 0 ? priority() : 255,
                            priority());
            case 10 ->
                    invoke(
                            buffer,
                            tcb,
                            InvocationLabel.TCB_SET_TIMEOUT_ENDPOINT,
                            List.of(handler()));
            case 11 ->
                    invoke(
                            buffer,
                            tcb,
                            InvocationLabel.TCB_SET_IPC_BUFFER,
                            List.of(frame),
                            random.nextInt(5) == 0 ? address + 8 : address);
            case 12 ->
                    invoke(
                            buffer,
                            tcb,
                            InvocationLabel.TCB_SET_SPACE,
                            List.of(handler(), cnode, vspace),
                            0,
                            0);
            case 13 -> invoke(buffer, tcb, InvocationLabel.TCB_SUSPEND, List.of());
            case 14, 15 -> invoke(buffer, tcb, InvocationLabel.TCB_RESUME, List.of());
            case 16, 17 ->
                    invoke(
                            buffer,
                            tcb,
                            InvocationLabel.TCB_BIND_NOTIFICATION,
                            List.of(slot(world.notifications)));
            case 18 -> invoke(buffer, tcb, InvocationLabel.TCB_UNBIND_NOTIFICATION, List.of());
            default ->
                    invoke(
                            buffer,
                            tcb,
                            random.nextBoolean()
                                    ? InvocationLabel.TCB_SET_TLS_BASE
                                    : InvocationLabel.TCB_SET_FLAGS,
                            List.of(),
                            random.nextInt(4),
                            random.nextInt(4));
        }
    }

    private void writeRegisters(long buffer, long tcb) {
        int count = random.nextInt(20) == 0 ? random.nextInt(40) : random.nextInt(6);
        long[] words = new long[2 + Math.min(count, 34)];
        for (int i = 2; i < words.length; i++) {
            words[i] = random.nextInt(0x10000);
        }
        words[0] = random.nextInt(2);
        words[1] = count;
        invoke(buffer, tcb, InvocationLabel.TCB_WRITE_REGISTERS, List.of(), words);
    }

    private void schedContext(long buffer) {
        long sc = slot(world.schedContexts);
        long object = slot(random.nextInt(3) == 0 ? world.notifications : world.threads);
        if (random.nextInt(3) == 0) {
            int pair = random.nextInt(1, world.threads.size());
            sc = world.schedContexts.get(pair);
            object = world.threads.get(pair);
        } else if (random.nextInt(3) == 0) {
            sc = world.schedContexts.getFirst();
            object = world.notifications.getFirst();
        }
        switch (random.nextInt(7)) {
            case 0, 1, 2 -> invoke(buffer, sc, InvocationLabel.SCHED_CONTEXT_BIND, List.of(object));
            case 3 -> invoke(buffer, sc, InvocationLabel.SCHED_CONTEXT_UNBIND, List.of());
            case 4 ->
                    invoke(
                            buffer,
                            sc,
                            InvocationLabel.SCHED_CONTEXT_UNBIND_OBJECT,
                            List.of(object));
            case 5 -> invoke(buffer, sc, InvocationLabel.SCHED_CONTEXT_CONSUMED, List.of());
            default -> invoke(buffer, sc, InvocationLabel.SCHED_CONTEXT_YIELD_TO, List.of());
        }
    }

    private void control(long buffer) {
        long budget = random.nextInt(10) == 0 ? random.nextLong() : random.nextInt(15, 3_000);
        long period =
                switch (random.nextInt(4)) {
                    case 0 -> budget;
                    case 1 -> random.nextInt(15, 3_000);
                    default -> random.nextInt(1_000, 10_000);
                };
        invoke(
                buffer,
                slot(List.of(kernel.layout().schedControlSlot())),
                InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS,
                List.of(slot(world.schedContexts)),
                budget,
                period,
                random.nextInt(12),
                random.nextInt(0x100),
                random.nextInt(4));
    }

    private void vspace(long buffer) {
        long vspace = slot(List.of(BootLayout.SLOT_VSPACE));
        long page = 0x1000L * random.nextInt(4) + 0x20_0000L * (random.nextInt(6) / 4);
        switch (random.nextInt(10)) {
            case 0, 1 ->
                    invoke(
                            buffer,
                            slot(world.tables),
                            InvocationLabel.RISCV_PAGE_TABLE_MAP,
                            List.of(vspace),
                            page,
                            0);
            case 2 ->
                    invoke(
                            buffer,
                            slot(world.tables),
                            InvocationLabel.RISCV_PAGE_TABLE_UNMAP,
                            List.of());
            case 3, 4, 5 ->
                    invoke(
                            buffer,
                            slot(world.frames),
                            InvocationLabel.RISCV_PAGE_MAP,
                            List.of(vspace),
                            random.nextInt(10) == 0 ? random.nextLong() : page,
                            random.nextInt(4),
                            random.nextInt(2));
            case 6 ->
                    invoke(buffer, slot(world.frames), InvocationLabel.RISCV_PAGE_UNMAP, List.of());
            case 7 ->
                    invoke(
                            buffer,
                            slot(world.frames),
                            InvocationLabel.RISCV_PAGE_GET_ADDRESS,
                            List.of());
            case 8 ->
                    invoke(
                            buffer,
                            slot(List.of(BootLayout.SLOT_ASID_CONTROL)),
                            InvocationLabel.RISCV_ASID_CONTROL_MAKE_POOL,
                            List.of(slot(world.untypeds), (long) BootLayout.SLOT_CNODE),
                            any(world.free),
                            64);
            default ->
                    invoke(
                            buffer,
                            slot(List.of(BootLayout.SLOT_ASID_POOL)),
                            InvocationLabel.RISCV_ASID_POOL_ASSIGN,
                            List.of(slot(world.tables)));
        }
    }

    private void interrupt(long buffer) {
        switch (random.nextInt(5)) {
            case 0 ->
                    invoke(
                            buffer,
                            BootLayout.SLOT_IRQ_CONTROL,
                            InvocationLabel.IRQ_ISSUE_IRQ_HANDLER,
                            List.of((long) BootLayout.SLOT_CNODE),
                            random.nextInt(3) == 0 ? random.nextInt(100) : 10,
                            any(world.free),
                            64);
            case 1, 2 ->
                    invoke(
                            buffer,
                            slot(world.handlers),
                            InvocationLabel.IRQ_SET_IRQ_HANDLER,
                            List.of(slot(world.notifications)));
            case 3 -> invoke(buffer, slot(world.handlers), InvocationLabel.IRQ_ACK_IRQ, List.of());
            default ->
                    invoke(
                            buffer,
                            slot(world.handlers),
                            InvocationLabel.IRQ_CLEAR_IRQ_HANDLER,
                            List.of());
        }
    }

    private void domain(long buffer) {
        switch (random.nextInt(4)) {
            case 0 ->
                    invoke(
                            buffer,
                            BootLayout.SLOT_DOMAIN,
                            InvocationLabel.DOMAIN_SET_SET,
                            List.of(slot(world.threads)),
                            random.nextInt(5) == 0 ? random.nextInt(18) : random.nextInt(2));
            case 1, 2 ->
                    invoke(
                            buffer,
                            BootLayout.SLOT_DOMAIN,
                            InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE,
                            List.of(),
                            random.nextInt(20) == 0 ? random.nextInt(120) : random.nextInt(4),
                            random.nextInt(10) == 0 ? random.nextInt(18) : random.nextInt(2),
                            random.nextInt(8) == 0 ? 0 : random.nextInt(20_000));
            default ->
                    invoke(
                            buffer,
                            BootLayout.SLOT_DOMAIN,
                            InvocationLabel.DOMAIN_SCHEDULE_SET_START,
                            List.of(),
                            random.nextInt(20) == 0 ? random.nextInt(120) : random.nextInt(4));
        }
    }
}
