package org.coreplatform.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.device.ActuatorObserver;
import org.coreplatform.junit.Event.Kind;
import org.coreplatform.kernel.trace.KernelObserver;
import org.coreplatform.kernel.trace.ThreadStatistics;
import org.coreplatform.sdk.abi.PdBadge;

/// Keeps what happens in a run: what the kernel does and what the actuators do.
final class EventLog implements KernelObserver, ActuatorObserver {
    /// A run without end cannot fill the memory: the older half goes when there are so many.
    static final int LIMIT = 1 << 20;

    /// Where the label begins in a message-info word.
    private static final int LABEL_SHIFT = 12;

    private final Board board;
    private final List<Event> events = new ArrayList<>();
    private Predicate<Event> wanted = _ -> false;
    private Runnable onWanted = () -> {};

    EventLog(Board board) {
        this.board = board;
    }

    /// {@return what has happened, oldest first}
    List<Event> events() {
        return List.copyOf(events);
    }

    /// Does something when an event is as wanted, once.
    void when(Predicate<Event> event, Runnable action) {
        wanted = event;
        onWanted = action;
    }

    /// Wants nothing any more.
    void forget() {
        wanted = _ -> false;
    }

    void printed(String thread, String line) {
        add(Kind.PRINT, thread, "", 0, line);
    }

    @Override
    public void switched(int core, ThreadStatistics thread) {
        add(Kind.RUN, "", thread.name(), core);
    }

    @Override
    public void message(ThreadStatistics from, ThreadStatistics to, long badge, long info) {
        Kind kind = (badge & PdBadge.PPC) != 0 ? Kind.CALL : Kind.FAULT_MESSAGE;
        add(kind, from.name(), to.name(), info >>> LABEL_SHIFT);
    }

    @Override
    public void reply(ThreadStatistics from, ThreadStatistics to) {
        add(Kind.REPLY, from.name(), to.name(), 0);
    }

    @Override
    public void signalled(ThreadStatistics receiver, long badge) {
        add(Kind.SIGNAL, "", receiver.name(), badge);
    }

    @Override
    public void faulted(ThreadStatistics thread, int label) {
        add(Kind.FAULT, thread.name(), "", label);
    }

    @Override
    public void interrupt(int source) {
        add(Kind.INTERRUPT, "", "", source);
    }

    @Override
    public void budgetExhausted(ThreadStatistics thread) {
        add(Kind.BUDGET_EXHAUSTED, "", thread.name(), 0);
    }

    @Override
    public void budgetRefilled(ThreadStatistics thread) {
        add(Kind.BUDGET_REFILLED, "", thread.name(), 0);
    }

    @Override
    public void stepped(long cycle, long position) {
        add(Kind.MOTOR_STEP, "", "", position);
    }

    @Override
    public void brakeChanged(long cycle, boolean engaged) {
        add(Kind.BRAKE, "", "", engaged ? 1 : 0);
    }

    @Override
    public void outputChanged(long cycle, int output, int value) {
        add(Kind.OUTPUT, "", "", value, "output " + output);
    }

    private void add(Kind kind, String from, String to, long value) {
        add(kind, from, to, value, "");
    }

    private void add(Kind kind, String from, String to, long value, String text) {
        var time = Times.ofCycles(board.clock().now(), board.profile().clockHz());
        var event = new Event(time, kind, from, to, value, text);
        if (events.size() == LIMIT) {
            events.subList(0, LIMIT / 2).clear();
        }
        events.add(event);
        if (wanted.test(event)) {
            forget();
            onWanted.run();
        }
    }
}
