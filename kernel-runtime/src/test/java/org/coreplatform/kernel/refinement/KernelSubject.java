package org.coreplatform.kernel.refinement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.board.core.Access;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.ExecutionEngine;
import org.coreplatform.board.core.TrapCause;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.kernel.boot.Kernel;
import org.coreplatform.kernel.spec.Event;
import org.coreplatform.kernel.spec.SlotId;
import org.coreplatform.kernel.trace.KernelObserver;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.image.BootLayout;
import org.coreplatform.sdk.profile.BoardProfile;
import org.jspecify.annotations.Nullable;

/// The kernel on its board, with the test as the user code.
final class KernelSubject implements Subject {
    private static final long UART = 0x1000_0000;
    private static final long TIMER_COMPARE = 0x200_4000;
    private static final int UART_INTERRUPT_ENABLE = 1;

    /// Longer than anything that the tests wait for, in ticks.
    private static final long LONG_TIME = 1L << 48;

    private final Board board;
    private final Kernel kernel;
    private Core core;

    /// When the kernel was left last, in cycles: nobody enters it before that.
    private long left;

    private final List<UserContext> known = new ArrayList<>();
    private final List<Event.Look> looks = new ArrayList<>();
    private final StringBuilder console = new StringBuilder();

    KernelSubject(BoardProfile profile, int rootCNodeRadix) {
        this(profile, rootCNodeRadix, true);
    }

    /// @param fastPath whether short calls take the fast path
    KernelSubject(BoardProfile profile, int rootCNodeRadix, boolean fastPath) {
        board = Boards.ALL.getFirst().create(profile);
        kernel = Kernel.boot(board, 0, rootCNodeRadix);
        kernel.checkInvariants();
        if (!fastPath) {
            kernel.disableFastPath();
        }
        ExecutionEngine noEngine =
                (_, _) -> {
                    throw new IllegalStateException("the test is the engine");
                };
        for (int i = 0; i < profile.cores(); i++) {
            board.core(i).connect(kernel, noEngine);
        }
        core = board.core(0);
        kernel.observe(
                new KernelObserver() {
                    @Override
                    public void looked(boolean stops) {
                        long ticks = board.clock().now() / profile.cyclesPerTick();
                        looks.add(new Event.Look(ticks, stops));
                    }
                });
        kernel.attachConsole((_, character) -> console.append(Character.toString(character)));
        board.bus().store(UART + UART_INTERRUPT_ENABLE, 1, 1);
    }

    private @Nullable UserContext context() {
        return kernel.currentContext(core.id());
    }

    private UserContext runningContext() {
        UserContext context = context();
        if (context == null) {
            throw new IllegalStateException("nobody runs");
        }
        return context;
    }

    /// {@return what is in the slots of CNodes and TCBs}
    Map<SlotId, String> slots() {
        return KernelSlots.of(kernel.rootCNode());
    }

    @Override
    public BootLayout layout() {
        return kernel.layout();
    }

    @Override
    public long rootBuffer() {
        return kernel.rootIpcBuffer();
    }

    /// Threads are numbered as they are seen.
    @Override
    public long running() {
        UserContext context = context();
        if (context == null) {
            return 0;
        }
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i) == context) {
                return i + 1L;
            }
        }
        known.add(context);
        return known.size();
    }

    @Override
    public long register(int register) {
        UserContext context = context();
        if (context == null) {
            return 0;
        }
        return register == PC ? context.nextIp() : context.register(register);
    }

    @Override
    public void setRegister(int register, long value) {
        if (register == PC) {
            runningContext().setNextIp(value);
        } else {
            runningContext().setRegister(register, value);
        }
    }

    private void trap(TrapCause cause, int advance) {
        UserContext context = runningContext();
        context.setFaultIp(context.nextIp());
        context.setNextIp(context.faultIp() + advance);
        core.trap(context, cause);
        left = board.clock().now();
    }

    @Override
    public void systemCall() {
        trap(TrapCause.SYSTEM_CALL, 4);
    }

    @Override
    public void pageFault(long address, int status) {
        Access access =
                switch (status) {
                    case FaultLabel.FSR_INSTRUCTION -> Access.FETCH;
                    case FaultLabel.FSR_LOAD -> Access.LOAD;
                    default -> Access.STORE;
                };
        runningContext().setPageFault(address, access);
        trap(TrapCause.PAGE_FAULT, 0);
    }

    @Override
    public void exception(long number) {
        runningContext().setException(number, null);
        trap(TrapCause.EXCEPTION, 0);
    }

    @Override
    public void pulseUart() {
        board.uart().receive('x');
        board.bus().load(UART, 1);
    }

    @Override
    public boolean isInterruptPending() {
        board.events().runDue();
        return core.hasPendingInterrupt();
    }

    @Override
    public void interrupt() {
        if (context() == null) {
            kernel.interruptIdle(core.id());
            left = board.clock().now();
        } else {
            trap(TrapCause.INTERRUPT, 0);
        }
    }

    @Override
    public long now() {
        return core.time() / board.profile().cyclesPerTick();
    }

    /// {@return whether nothing happens any more unless it comes from outside}
    boolean isQuiet() {
        return kernel.isQuiet();
    }

    /// {@return the time in cycles}
    long cycles() {
        return board.clock().now();
    }

    /// Goes to the core whose turn it is, if any has something to do; {@return which one it is}.
    int select() {
        Core next = board.turns().next();
        board.events().runDue();
        if (next == null) {
            next = board.turns().next();
        }
        if (next != null) {
            core = next;
        }
        return core.id();
    }

    /// {@return whether other cores come first}
    boolean isAhead() {
        return core.isAhead();
    }

    /// {@return whether another core interrupts this one}
    boolean isInterruptedByCore() {
        return core.isSoftwarePending();
    }

    /// {@return when the kernel is entered if somebody wants to do so now, in ticks}
    long entryTime() {
        return Math.max(left, core.time()) / board.profile().cyclesPerTick();
    }

    /// {@return what long operations found when they looked whether to stop, since the last
    /// question}
    List<Event.Look> takeLooks() {
        List<Event.Look> taken = List.copyOf(looks);
        looks.clear();
        return taken;
    }

    /// {@return how far the cores have come, in ticks}
    List<Long> clocks() {
        return IntStream.range(0, board.profile().cores())
                .mapToObj(i -> board.core(i).time() / board.profile().cyclesPerTick())
                .toList();
    }

    @Override
    public void pass(long ticks) {
        long target =
                board.clock().now() + Math.min(ticks, LONG_TIME) * board.profile().cyclesPerTick();
        board.clock().advanceTo(Math.clamp(board.events().nextTime(), board.clock().now(), target));
    }

    @Override
    public long deadline() {
        return board.bus().load(TIMER_COMPARE + (long) Long.BYTES * core.id(), Long.BYTES);
    }

    @Override
    public long load(long address) {
        return board.memory().load(address, Long.BYTES);
    }

    @Override
    public long tableWord(long address) {
        return load(address);
    }

    @Override
    public void store(long address, long word) {
        board.memory().store(address, Long.BYTES, word);
    }

    @Override
    public String console() {
        return console.toString();
    }

    @Override
    public List<String> violations() {
        return List.of();
    }
}
