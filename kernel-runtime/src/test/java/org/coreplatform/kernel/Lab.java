package org.coreplatform.kernel;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.catalog.BoardModel;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.ExecutionEngine;
import org.coreplatform.board.core.TrapCause;
import org.coreplatform.board.core.TrapOutcome;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.kernel.boot.Kernel;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.KernelError;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.BootLayout;
import org.jspecify.annotations.Nullable;

/// A board with a kernel whose root task the test plays, call by call; it makes the other threads,
/// which run [Program]s.
public final class Lab {
    public static final int DEPTH = 64;
    private static final int RADIX = 17;
    private static final int SMALL_RADIX = 9;
    private static final long MEMORY = 64L << 20;
    private static final long ROOT_CALL_SITE = 0x100;

    public final Board board;
    public final Kernel kernel;
    public final BootLayout layout;
    public final List<String> log = new ArrayList<>();
    private final ScriptEngine engine;
    private final Core core;
    private final UserContext root;
    private final int untyped;
    private int nextSlot;
    private int waker;
    private int wakerThread;
    private long longestDelay;

    /// A laboratory that checks the kernel's invariants after every entry.
    public Lab() {
        this(RADIX);
        kernel.checkInvariants();
    }

    /// {@return a laboratory with few slots, where checking the invariants is quick}
    public static Lab small() {
        var lab = new Lab(SMALL_RADIX);
        lab.kernel.checkInvariants();
        return lab;
    }

    private Lab(int rootCNodeRadix) {
        BoardModel model = Boards.ALL.getFirst();
        board = model.create(model.profile().withDramBytes(MEMORY));
        kernel = Kernel.boot(board, 0x4000, rootCNodeRadix);
        engine = new ScriptEngine(board, log);
        core = board.core(0);
        for (int i = 0; i < board.profile().cores(); i++) {
            board.core(i).connect(kernel, engine);
        }
        layout = kernel.layout();
        root = kernel.rootContext();
        nextSlot = layout.emptySlot();
        untyped = largestUntyped();
    }

    /// {@return a laboratory that checks nothing, to measure}
    public static Lab unchecked() {
        return new Lab(RADIX);
    }

    private int largestUntyped() {
        int best = -1;
        int bits = 0;
        for (int i = 0; i < layout.untypeds().size(); i++) {
            BootLayout.Untyped block = layout.untypeds().get(i);
            if (!block.device() && block.sizeBits() > bits) {
                best = i;
                bits = block.sizeBits();
            }
        }
        return layout.untypedSlot() + best;
    }

    /// {@return the slot of the memory that [#create] uses}
    public int untyped() {
        return untyped;
    }

    /// {@return the slot of a device's untyped}
    public int deviceUntyped(long address) {
        for (int i = 0; i < layout.untypeds().size(); i++) {
            if (layout.untypeds().get(i).physicalAddress() == address) {
                return layout.untypedSlot() + i;
            }
        }
        throw new IllegalArgumentException("no untyped at " + address);
    }

    /// {@return an empty slot that nobody else gets}
    public int freeSlot() {
        return nextSlot++;
    }

    // The root task's system calls.

    /// {@return registers a0 to a5 after a system call of the root task}
    public long[] trap(long number) {
        root.setRegister(UserContext.A7, number);
        root.setFaultIp(ROOT_CALL_SITE);
        root.setNextIp(ROOT_CALL_SITE + 4);
        TrapOutcome outcome = enter();
        while (true) {
            if (outcome == TrapOutcome.SWITCH) {
                runUntilRoot();
            }
            if (root.nextIp() == ROOT_CALL_SITE) {
                root.setFaultIp(ROOT_CALL_SITE);
                root.setNextIp(ROOT_CALL_SITE + 4);
                outcome = enter();
                continue;
            }
            if (!core.clock().isExpired()) {
                break;
            }
            root.setFaultIp(root.nextIp());
            outcome = core.expire(root);
        }
        long[] registers = new long[6];
        for (int i = 0; i < registers.length; i++) {
            registers[i] = root.register(UserContext.A0 + i);
        }
        return registers;
    }

    private TrapOutcome enter() {
        TrapOutcome outcome = core.trap(root, TrapCause.SYSTEM_CALL);
        longestDelay = Math.max(longestDelay, board.clock().now() - board.events().nextTime());
        return outcome;
    }

    /// {@return the longest time, in cycles since the last question, for which a system call of the
    /// root task has kept an interrupt waiting}
    public long takeLongestDelay() {
        long longest = longestDelay;
        longestDelay = 0;
        return longest;
    }

    private void runUntilRoot() {
        while (true) {
            Core next = board.turns().next();
            if (next != null && kernel.currentContext(next.id()) == root) {
                next.grant();
                return;
            }
            if (next != null) {
                run(next);
            } else if (!board.advanceToNextEvent(Long.MAX_VALUE)) {
                throw new IllegalStateException("the root task never runs again; log: " + log);
            }
        }
    }

    private void run(Core next) {
        @Nullable UserContext context = kernel.currentContext(next.id());
        if (context != null) {
            next.resume(context);
        } else {
            kernel.interruptIdle(next.id());
        }
    }

    /// Runs the other threads while the root task is not runnable, until nothing happens any more
    /// or the time is up.
    public void runOthers(long cycles) {
        long end = board.clock().now() + cycles;
        board.events().schedule(end, core::requestPause);
        while (true) {
            Core next = board.turns().next();
            if (board.clock().now() >= end) {
                return;
            }
            if (next != null) {
                run(next);
            } else if (!board.advanceToNextEvent(end)) {
                return;
            }
        }
    }

    public UserContext root() {
        return root;
    }

    /// Makes a system call of the root task.
    public long[] systemCall(long number, long a0, long info, long... words) {
        root.setRegister(UserContext.A0, a0);
        root.setRegister(UserContext.A1, info);
        for (int i = 0; i < words.length; i++) {
            setWord(i, words[i]);
        }
        return trap(number);
    }

    private void setWord(int index, long value) {
        if (index < 4) {
            root.setRegister(UserContext.A2 + index, value);
        } else {
            store(IpcBufferLayout.MESSAGE + 8 * index, value);
        }
    }

    private long word(int index) {
        return index < 4
                ? root.register(UserContext.A2 + index)
                : load(IpcBufferLayout.MESSAGE + 8 * index);
    }

    /// Stores a word in the root task's IPC buffer.
    public void store(int offset, long value) {
        board.memory().store(kernel.rootIpcBuffer() + offset, 8, value);
    }

    /// {@return a word of the root task's IPC buffer}
    public long load(int offset) {
        return board.memory().load(kernel.rootIpcBuffer() + offset, 8);
    }

    /// {@return what an invocation answers}
    public Reply call(long capability, long label, List<Integer> capabilities, long... words) {
        for (int i = 0; i < capabilities.size(); i++) {
            store(IpcBufferLayout.CAPS_OR_BADGES + 8 * i, capabilities.get(i));
        }
        long info = MessageInfo.of(label, 0, capabilities.size(), words.length);
        systemCall(SystemCall.CALL, capability, info, words);
        return reply();
    }

    private Reply reply() {
        long info = root.register(UserContext.A1);
        var words = new ArrayList<Long>();
        for (int i = 0; i < MessageInfo.length(info); i++) {
            words.add(word(i));
        }
        return new Reply(MessageInfo.label(info), words);
    }

    /// Makes an invocation that has to succeed; {@return its results}.
    public List<Long> done(long capability, long label, List<Integer> capabilities, long... words) {
        Reply reply = call(capability, label, capabilities, words);
        if (reply.label() != KernelError.NO_ERROR.code()) {
            throw new AssertionError("invocation " + label + " is refused: " + reply);
        }
        return reply.words();
    }

    // Objects.

    /// {@return the slot of a new object}
    public int create(ObjectType type, int userBits) {
        int slot = freeSlot();
        retype(untyped, type, userBits, slot, 1);
        return slot;
    }

    public int create(ObjectType type) {
        return create(type, 0);
    }

    public void retype(int from, ObjectType type, int userBits, int slot, int count) {
        done(
                from,
                InvocationLabel.UNTYPED_RETYPE,
                List.of(BootLayout.SLOT_CNODE),
                type.number(),
                userBits,
                0,
                0,
                slot,
                count);
    }

    /// {@return the slot of a minted copy}
    public int mint(int source, int rights, long badge) {
        int slot = freeSlot();
        done(
                BootLayout.SLOT_CNODE,
                InvocationLabel.CNODE_MINT,
                List.of(BootLayout.SLOT_CNODE),
                slot,
                DEPTH,
                source,
                DEPTH,
                rights,
                badge);
        return slot;
    }

    public int copy(int source, int rights) {
        int slot = freeSlot();
        done(
                BootLayout.SLOT_CNODE,
                InvocationLabel.CNODE_COPY,
                List.of(BootLayout.SLOT_CNODE),
                slot,
                DEPTH,
                source,
                DEPTH,
                rights);
        return slot;
    }

    public int copy(int source) {
        return copy(source, CapabilityRights.ALL);
    }

    public void delete(int slot) {
        done(BootLayout.SLOT_CNODE, InvocationLabel.CNODE_DELETE, List.of(), slot, DEPTH);
    }

    public void revoke(int slot) {
        done(BootLayout.SLOT_CNODE, InvocationLabel.CNODE_REVOKE, List.of(), slot, DEPTH);
    }

    /// {@return the physical address of a frame}
    public long address(int frame) {
        return done(frame, InvocationLabel.RISCV_PAGE_GET_ADDRESS, List.of()).getFirst();
    }

    /// {@return a word of a thread's IPC buffer}
    public long load(User thread, int offset) {
        return board.memory().load(address(thread.buffer()) + offset, 8);
    }

    /// Stores a word in a thread's IPC buffer.
    public void store(User thread, int offset, long value) {
        board.memory().store(address(thread.buffer()) + offset, 8, value);
    }

    /// {@return what kind of capability a slot holds, as `DebugCapIdentify` tells}
    public long identify(long slot) {
        root.setRegister(UserContext.A0, slot);
        return trap(SystemCall.DEBUG_CAP_IDENTIFY)[0];
    }

    // Threads.

    /// A thread of the test.
    ///
    /// @param tcb slot of its TCB
    /// @param schedContext slot of its scheduling context, 0 for none
    /// @param buffer slot of its IPC buffer's frame
    public record User(int tcb, int schedContext, int buffer) {}

    /// {@return a new thread, not yet resumed, with the root task's CSpace and VSpace}
    ///
    /// @param schedContext slot of its scheduling context, 0 for none
    public User thread(int priority, int schedContext, Program program) {
        return thread(priority, schedContext, 0, program);
    }

    /// {@return a new thread as before, whose faults somebody handles}
    ///
    /// @param faultEndpoint slot of its fault handler, 0 for none
    public User thread(int priority, int schedContext, int faultEndpoint, Program program) {
        int tcb = create(ObjectType.TCB);
        int buffer = create(ObjectType.PAGE);
        done(
                tcb,
                InvocationLabel.TCB_CONFIGURE,
                List.of(BootLayout.SLOT_CNODE, BootLayout.SLOT_VSPACE, buffer),
                0,
                0,
                0x20_0000);
        setSchedParams(tcb, priority, schedContext, faultEndpoint);
        done(tcb, InvocationLabel.TCB_WRITE_REGISTERS, List.of(), 0, 1, engine.load(program));
        return new User(tcb, schedContext, buffer);
    }

    /// Names a thread, with at most seven letters.
    public void name(User thread, String name) {
        long text = 0;
        for (int i = name.length() - 1; i >= 0; i--) {
            text = (text << 8) | name.charAt(i);
        }
        store(IpcBufferLayout.MESSAGE, text);
        root.setRegister(UserContext.A0, thread.tcb());
        trap(SystemCall.DEBUG_NAME_THREAD);
    }

    /// {@return what executes the programs}
    ExecutionEngine programs() {
        return engine;
    }

    /// {@return the address of a program's first instruction}
    public long loadProgram(Program program) {
        return engine.load(program);
    }

    public void setSchedParams(int tcb, int priority, int schedContext, int faultEndpoint) {
        done(
                tcb,
                InvocationLabel.TCB_SET_SCHED_PARAMS,
                List.of(BootLayout.SLOT_TCB, schedContext, faultEndpoint),
                priority,
                priority);
    }

    public void setPriority(int tcb, int priority) {
        done(tcb, InvocationLabel.TCB_SET_PRIORITY, List.of(BootLayout.SLOT_TCB), priority);
    }

    public void resume(User thread) {
        done(thread.tcb(), InvocationLabel.TCB_RESUME, List.of());
    }

    /// Makes the root task as important as this, so that threads above it run at once.
    public void rootPriority(int priority) {
        setPriority(BootLayout.SLOT_TCB, priority);
    }

    public void suspend(User thread) {
        done(thread.tcb(), InvocationLabel.TCB_SUSPEND, List.of());
    }

    /// {@return a thread that runs, round robin with 5 ms}
    public User start(int priority, Program program) {
        User thread = thread(priority, schedContext(5000, 5000), program);
        resume(thread);
        return thread;
    }

    /// {@return the registers of a thread, in the order of `TCB_ReadRegisters`}
    public List<Long> registers(int tcb) {
        return done(tcb, InvocationLabel.TCB_READ_REGISTERS, List.of(), 0, 32);
    }

    /// {@return the slot of a new scheduling context, round robin with 5 ms on a core}
    public int schedContextOn(int on) {
        int slot = create(ObjectType.SCHED_CONTEXT, 8);
        configure(on, slot, 5000, 5000, 0, 0);
        return slot;
    }

    /// {@return a thread that runs on a core, round robin with 5 ms}
    public User startOn(int on, int priority, Program program) {
        User thread = thread(priority, schedContextOn(on), program);
        resume(thread);
        return thread;
    }

    /// {@return the slot of a new scheduling context}
    public int schedContext(long budgetMicros, long periodMicros) {
        int slot = create(ObjectType.SCHED_CONTEXT, 8);
        configure(slot, budgetMicros, periodMicros, 0, 0);
        return slot;
    }

    public void configure(int slot, long budgetMicros, long periodMicros, long badge, long flags) {
        configure(0, slot, budgetMicros, periodMicros, badge, flags);
    }

    /// Gives a scheduling context time on a core.
    public void configure(
            int on, int slot, long budgetMicros, long periodMicros, long badge, long flags) {
        done(
                layout.schedControlSlot() + on,
                InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS,
                List.of(slot),
                budgetMicros,
                periodMicros,
                0,
                badge,
                flags);
    }

    /// {@return the slot of the thread that wakes the root task from [#sleep()]}
    public int waker() {
        return wakerThread;
    }

    /// Lets the others run for at least 10 ms, whatever their priority is.
    public void sleep() {
        if (waker == 0) {
            waker = create(ObjectType.NOTIFICATION);
            var program = new Program().yieldTime().signal(waker).goTo(0);
            User thread = thread(255, schedContext(1000, 10_000), program);
            wakerThread = thread.tcb();
            resume(thread);
        }
        systemCall(SystemCall.WAIT, waker, 0);
        systemCall(SystemCall.WAIT, waker, 0);
    }

    /// Waits while the other cores run for some cycles.
    public void pass(long cycles) {
        int over = create(ObjectType.NOTIFICATION);
        start(255, new Program().spin(cycles).signal(over));
        systemCall(SystemCall.WAIT, over, 0);
    }

    /// {@return the log so far, which is empty then}
    public String takeLog() {
        String text = String.join(", ", log);
        log.clear();
        return text;
    }
}
