package org.coreplatform.kernel.refinement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.kernel.spec.BootState;
import org.coreplatform.kernel.spec.Event;
import org.coreplatform.kernel.spec.Invariants;
import org.coreplatform.kernel.spec.PageTables;
import org.coreplatform.kernel.spec.Registers;
import org.coreplatform.kernel.spec.SlotId;
import org.coreplatform.kernel.spec.Specification;
import org.coreplatform.kernel.spec.State;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.image.BootLayout;
import org.coreplatform.sdk.profile.BoardProfile;

/// The specification as a kernel that can be driven. Its kernel takes no time.
final class ModelSubject implements Subject {
    /// Deadlines this far away are never.
    private static final long NEVER = 1L << 55;

    private static final int UART_IRQ = 10;

    private final BootLayout layout;
    private final long rootBuffer;
    private final List<String> violations = new ArrayList<>();
    private State state;
    private long now;
    private boolean interruptedByCore;
    private List<Event.Look> looks = List.of();

    ModelSubject(BoardProfile board, int rootCNodeRadix) {
        layout = BootLayout.of(board, 0, rootCNodeRadix);
        long cnodeBytes = Math.max(1L << (rootCNodeRadix + 5), 1L << 12);
        rootBuffer = layout.rootObjects() + cnodeBytes + 3 * (1L << 12);
        state = BootState.of(layout, rootCNodeRadix, board.dramBase());
        violations.addAll(Invariants.violations(state));
    }

    /// {@return what is in the slots of CNodes and TCBs}
    Map<SlotId, String> slots() {
        Map<SlotId, String> slots = new TreeMap<>();
        for (SlotId id : state.slots().keys()) {
            if (!id.isOfInterrupt()) {
                slots.put(id, SlotText.of(state.slots().at(id)));
            }
        }
        return slots;
    }

    /// {@return the page tables of all address spaces, a word for each address}
    Map<Long, Long> pageTables() {
        return PageTables.words(state);
    }

    State state() {
        return state;
    }

    /// Sets the time that is to be from now on.
    void setNow(long ticks) {
        now = ticks;
    }

    @Override
    public BootLayout layout() {
        return layout;
    }

    @Override
    public long rootBuffer() {
        return rootBuffer;
    }

    @Override
    public long running() {
        return state.runningThread();
    }

    private Registers registers() {
        return running() == 0 ? Registers.ZERO : state.registersOf(running());
    }

    @Override
    public long register(int register) {
        return registers().get(register == PC ? Registers.NEXT_IP : register);
    }

    @Override
    public void setRegister(int register, long value) {
        int index = register == PC ? Registers.NEXT_IP : register;
        step(new Event.UserStep(registers().with(index, value)));
    }

    private void step(Event event) {
        State before = state;
        state = Specification.step(state, event);
        if (!(event instanceof Event.UserStep || event instanceof Event.Store)) {
            violations.addAll(Invariants.violations(before, state));
        }
    }

    @Override
    public void systemCall() {
        step(new Event.SystemCall(now, looks));
    }

    @Override
    public void pageFault(long address, int status) {
        boolean fetch = status == FaultLabel.FSR_INSTRUCTION;
        step(new Event.PageFault(now, address, fetch, status));
    }

    @Override
    public void exception(long number) {
        step(new Event.UserException(now, number));
    }

    @Override
    public void pulseUart() {
        step(new Event.Pulse(UART_IRQ));
    }

    @Override
    public boolean isInterruptPending() {
        return interruptedByCore
                || state.pendingIrq() != 0
                || Long.compareUnsigned(now, deadline()) >= 0;
    }

    /// Lets what follows happen on a core.
    void turnTo(int core) {
        if (core != state.core()) {
            step(new Event.Turn(core));
        }
    }

    /// Tells how far the cores have come, in ticks.
    void setClocks(List<Long> ticks) {
        for (int core = 0; core < ticks.size(); core++) {
            step(new Event.Clock(core, ticks.get(core)));
        }
    }

    /// Says what long operations of the next system call find when they look whether to stop.
    void setLooks(List<Event.Look> found) {
        looks = found;
    }

    /// Says whether another core interrupts this one now; it may also do so a little later than it
    /// has changed something.
    void setInterruptedByCore(boolean interrupted) {
        interruptedByCore = interrupted;
    }

    @Override
    public void interrupt() {
        if (state.pendingIrq() == 0 && interruptedByCore) {
            step(new Event.CoreInterrupt(now));
        } else {
            step(new Event.Interrupt(now, state.pendingIrq()));
        }
    }

    @Override
    public long now() {
        return now;
    }

    /// While the timer interrupts, because somebody's time has nearly come, it is a tick.
    @Override
    public void pass(long ticks) {
        long next = Math.max(now + 1, deadline());
        now = Math.min(now + ticks, next);
    }

    @Override
    public long deadline() {
        return Long.compareUnsigned(state.deadline(), NEVER) >= 0
                ? Long.MAX_VALUE
                : state.deadline();
    }

    @Override
    public long load(long address) {
        return state.word(address);
    }

    @Override
    public long tableWord(long address) {
        return pageTables().getOrDefault(address, 0L);
    }

    @Override
    public void store(long address, long word) {
        step(new Event.Store(address, word));
    }

    @Override
    public String console() {
        return state.console();
    }

    @Override
    public List<String> violations() {
        return List.copyOf(violations);
    }

    static BoardProfile smallBoard() {
        return Boards.ALL.getFirst().profile().withDramBytes(32L << 20);
    }

    static BoardProfile smallBoard(int cores) {
        BoardProfile board = smallBoard();
        return new BoardProfile(
                board.name(),
                board.description(),
                cores,
                board.clockHz(),
                board.timebaseHz(),
                board.dramBase(),
                board.dramBytes(),
                board.firmwareBytes(),
                board.devices(),
                board.maxIrq());
    }
}
