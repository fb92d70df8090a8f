package org.coreplatform.kernel.pd;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.core.TrapCause;
import org.coreplatform.board.core.TrapHandler;
import org.coreplatform.board.core.TrapOutcome;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.abi.PdBadge;
import org.coreplatform.sdk.abi.PdCSpace;
import org.coreplatform.sdk.abi.SystemCall;
import org.jspecify.annotations.Nullable;

/// A kernel of a few lines, and one that does what a test tells it to: the first runnable thread
/// in the order in which they were added runs; channel n of every thread leads to thread n.
///
/// It writes down every trap but the console's.
final class ScriptedKernel implements TrapHandler {
    private final Board board;
    private final List<Participant> threads = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final StringBuilder console = new StringBuilder();
    private @Nullable UserContext current;
    private Script script = (_, _) -> null;

    /// What a test wants done about a trap.
    interface Script {
        /// {@return the outcome, null for the kernel's own way}
        @Nullable TrapOutcome onTrap(UserContext context, TrapCause cause);
    }

    private enum State {
        RUNNABLE,
        RECEIVING,
        CALLING,
        STOPPED
    }

    private static final class Participant {
        final String name;
        final UserContext context;
        State state = State.RUNNABLE;
        @Nullable Participant caller;

        Participant(String name, UserContext context) {
            this.name = name;
            this.context = context;
        }
    }

    ScriptedKernel(Board board) {
        this.board = board;
    }

    void add(String name, UserContext context) {
        threads.add(new Participant(name, context));
    }

    void follow(Script next) {
        script = next;
    }

    /// Lets a stopped thread go on where it is.
    void makeRunnable(UserContext context) {
        find(context).state = State.RUNNABLE;
    }

    /// Starts a thread again at its entry.
    void restart(UserContext context) {
        context.setNextIp(PdAddressSpace.PROGRAM_BASE);
        makeRunnable(context);
    }

    /// Takes a thread out and lets the others run.
    TrapOutcome stop(UserContext context) {
        find(context).state = State.STOPPED;
        return schedule();
    }

    /// Chooses the first runnable thread.
    TrapOutcome schedule() {
        UserContext before = current;
        current =
                threads.stream()
                        .filter(thread -> thread.state == State.RUNNABLE)
                        .map(thread -> thread.context)
                        .findFirst()
                        .orElse(null);
        return current == before ? TrapOutcome.CONTINUE : TrapOutcome.SWITCH;
    }

    /// {@return what happened since the last time, a line per trap: time, thread, cause}
    List<String> takeLog() {
        List<String> taken = List.copyOf(log);
        log.clear();
        return taken;
    }

    String console() {
        return console.toString();
    }

    void note(String what) {
        log.add(board.clock().now() + " " + what);
    }

    @Override
    public @Nullable UserContext currentContext(int core) {
        return current;
    }

    @Override
    public TrapOutcome onTrap(int core, UserContext context, TrapCause cause) {
        if (cause == TrapCause.SYSTEM_CALL && number(context) == SystemCall.DEBUG_PUT_CHAR) {
            console.append((char) context.register(UserContext.A0));
            return TrapOutcome.CONTINUE;
        }
        Participant thread = find(context);
        note(thread.name + " " + describe(context, cause));
        if (cause == TrapCause.INTERRUPT) {
            board.timer(0).setDeadline(Long.MAX_VALUE);
        }
        TrapOutcome outcome = script.onTrap(context, cause);
        return outcome != null ? outcome : handle(thread, cause);
    }

    private TrapOutcome handle(Participant thread, TrapCause cause) {
        switch (cause) {
            case INTERRUPT -> {}
            case PAGE_FAULT, EXCEPTION -> thread.state = State.STOPPED;
            case SYSTEM_CALL -> systemCall(thread);
        }
        return schedule();
    }

    private void systemCall(Participant thread) {
        switch (number(thread.context)) {
            case SystemCall.CALL -> call(thread);
            case SystemCall.RECV, SystemCall.NB_SEND_RECV -> thread.state = State.RECEIVING;
            case SystemCall.REPLY_RECV -> {
                thread.state = State.RECEIVING;
                Participant caller = thread.caller;
                if (caller != null && caller.state == State.CALLING) {
                    transfer(thread, caller, 0);
                    caller.state = State.RUNNABLE;
                }
                thread.caller = null;
            }
            default -> {}
        }
    }

    private void call(Participant caller) {
        int target = (int) caller.context.register(UserContext.A0) - PdCSpace.BASE_ENDPOINT;
        Participant callee = threads.get(target);
        if (callee.state != State.RECEIVING) {
            throw new IllegalStateException("the callee does not receive");
        }
        caller.state = State.CALLING;
        callee.state = State.RUNNABLE;
        callee.caller = caller;
        transfer(caller, callee, PdBadge.PPC | threads.indexOf(caller));
    }

    private static void transfer(Participant from, Participant to, long badge) {
        to.context.setRegister(UserContext.A0, badge);
        long info = from.context.register(UserContext.A1) & ~PdBadge.NO_MESSAGE;
        to.context.setRegister(UserContext.A1, info);
        for (int i = 0; i < 4; i++) {
            to.context.setRegister(UserContext.A2 + i, from.context.register(UserContext.A2 + i));
        }
    }

    private Participant find(UserContext context) {
        return threads.stream().filter(t -> t.context == context).findFirst().orElseThrow();
    }

    private static int number(UserContext context) {
        return (int) context.register(UserContext.A7);
    }

    private static String describe(UserContext context, TrapCause cause) {
        return switch (cause) {
            case SYSTEM_CALL ->
                    "call %d %d".formatted(number(context), context.register(UserContext.A0));
            case PAGE_FAULT ->
                    "page fault %s 0x%x".formatted(context.faultAccess(), context.faultAddress());
            case EXCEPTION ->
                    "exception %d: %s"
                            .formatted(context.exceptionNumber(), context.exceptionReason());
            case INTERRUPT -> "interrupt";
        };
    }
}
