package org.coreplatform.kernel.refinement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.image.BootLayout;

/// A short story of user threads, told to a kernel; its slots are those of the root CNode.
final class Script {
    static final int ALL_BITS = 64;
    static final int ALL_RIGHTS = 15;

    /// How often the timer may interrupt until a thread runs that a test waits for.
    private static final int MOST_TIMERS = 200;

    private final Subject kernel;
    private final Actor root;
    private int nextSlot;
    private int actors;

    Script(Subject kernel) {
        this.kernel = kernel;
        nextSlot = kernel.layout().emptySlot();
        root = new Actor(kernel, "root", BootLayout.SLOT_TCB, 0, kernel.rootBuffer());
    }

    Subject kernel() {
        return kernel;
    }

    /// {@return the root task, whose priority is 255 at first}
    Actor root() {
        return root;
    }

    /// {@return the highest interrupt number: of a kernel for one core, or for several}
    int timerIrq() {
        BootLayout layout = kernel.layout();
        return layout.imageFrameSlot() - layout.schedControlSlot() == 1 ? 96 : 98;
    }

    /// {@return an empty slot}
    int slot() {
        return nextSlot++;
    }

    /// {@return the slot of a block of memory with nothing in it}
    int memory(int sizeBits) {
        List<BootLayout.Untyped> blocks = kernel.layout().untypeds();
        int best = -1;
        for (int i = 0; i < blocks.size(); i++) {
            if (!blocks.get(i).device()
                    && (best < 0 || blocks.get(i).sizeBits() > blocks.get(best).sizeBits())) {
                best = i;
            }
        }
        int slot = slot();
        root.retype(kernel.layout().untypedSlot() + best, ObjectType.UNTYPED, sizeBits, slot).ok();
        return slot;
    }

    /// {@return the slot of a block of device memory}
    int deviceMemory() {
        return kernel.layout().untypedSlot();
    }

    /// {@return the slot of a new object}
    int make(ObjectType type, int bits) {
        int slot = slot();
        int size = Math.max(type.sizeBits(bits), 4);
        root.retype(memory(size), type, bits, slot).ok();
        return slot;
    }

    int endpoint() {
        return make(ObjectType.ENDPOINT, 0);
    }

    int notification() {
        return make(ObjectType.NOTIFICATION, 0);
    }

    int reply() {
        return make(ObjectType.REPLY, 0);
    }

    /// {@return the slot of a scheduling context with a budget}
    int schedContext(long budgetMicros, long periodMicros) {
        int slot = make(ObjectType.SCHED_CONTEXT, 8);
        configure(slot, budgetMicros, periodMicros, 0, 0);
        return slot;
    }

    /// Gives a scheduling context a budget.
    void configure(int sc, long budgetMicros, long periodMicros, long badge, long flags) {
        configuring(sc, budgetMicros, periodMicros, 0, badge, flags).ok();
    }

    /// Asks for a budget for a scheduling context.
    Answer configuring(
            int sc, long budgetMicros, long periodMicros, long extra, long badge, long flags) {
        return root.call(
                kernel.layout().schedControlSlot(),
                InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS,
                List.of(sc),
                budgetMicros,
                periodMicros,
                extra,
                badge,
                flags);
    }

    /// {@return a copy with a badge}
    int minted(int source, int rights, long badge) {
        int slot = slot();
        root.mint(slot, source, rights, badge).ok();
        return slot;
    }

    /// {@return a copy with fewer rights}
    int copied(int source, int rights) {
        int slot = slot();
        root.copy(slot, source, rights).ok();
        return slot;
    }

    /// {@return the handler of an interrupt}
    int handler(int irq) {
        int slot = slot();
        root.issueHandler(BootLayout.SLOT_IRQ_CONTROL, irq, slot).ok();
        return slot;
    }

    /// {@return a thread with its own scheduling context that has not begun}
    Actor thread(String name, int priority) {
        Actor thread = passive(name, priority);
        root.call(
                        schedContext(10_000, 10_000),
                        InvocationLabel.SCHED_CONTEXT_BIND,
                        List.of(thread.tcb()))
                .ok();
        return thread;
    }

    /// {@return a thread without a scheduling context that has not begun}
    Actor passive(String name, int priority) {
        int frame = make(ObjectType.PAGE, 0);
        Answer address = root.call(frame, InvocationLabel.RISCV_PAGE_GET_ADDRESS, List.of());
        int tcb = make(ObjectType.TCB, 0);
        root.call(
                        tcb,
                        InvocationLabel.TCB_CONFIGURE,
                        List.of(BootLayout.SLOT_CNODE, BootLayout.SLOT_VSPACE, frame),
                        0,
                        0,
                        0x10_0000)
                .ok();
        root.call(tcb, InvocationLabel.TCB_SET_MC_PRIORITY, List.of(BootLayout.SLOT_TCB), priority)
                .ok();
        root.call(tcb, InvocationLabel.TCB_SET_PRIORITY, List.of(BootLayout.SLOT_TCB), priority)
                .ok();
        var actor = new Actor(kernel, name, tcb, ++actors, address.words().getFirst());
        root.call(tcb, InvocationLabel.TCB_WRITE_REGISTERS, List.of(), 0, 1, actor.entry()).ok();
        return actor;
    }

    /// {@return a thread of higher priority than the root task's, 100 from here on, that has begun
    /// to run}
    Actor begun(String name, int priority) {
        return begin(thread(name, priority));
    }

    /// Lets the root task go down to priority 100, and a thread begin; {@return the thread}.
    Actor begin(Actor thread) {
        lowerRoot(100);
        resume(thread);
        return thread;
    }

    /// {@return a passive thread that receives messages; the root task's priority is 100 from here
    /// on}
    Actor server(String name, int priority, int endpoint, int reply) {
        Actor thread = passive(name, priority);
        int sc = schedContext(1_000, 1_000);
        bind(sc, thread.tcb()).ok();
        begin(thread).recv(endpoint, reply);
        root.call(sc, InvocationLabel.SCHED_CONTEXT_UNBIND, List.of()).ok();
        return thread;
    }

    /// {@return a thread of priority 110 with its own scheduling context and a fault handler that
    /// has begun to run}
    Actor guarded(int handler) {
        Actor thread = thread("thread", 110);
        root.call(
                        thread.tcb(),
                        InvocationLabel.TCB_SET_SPACE,
                        List.of(handler, BootLayout.SLOT_CNODE, BootLayout.SLOT_VSPACE),
                        0,
                        0)
                .ok();
        return begin(thread);
    }

    /// Binds a scheduling context to a thread or notification.
    Answer bind(int sc, int object) {
        return root.call(sc, InvocationLabel.SCHED_CONTEXT_BIND, List.of(object));
    }

    /// Deletes what a slot holds; others may run then.
    void delete(int slot) {
        root.ecallInvocation(
                BootLayout.SLOT_CNODE, InvocationLabel.CNODE_DELETE, List.of(), slot, ALL_BITS);
    }

    /// Makes a thread begin; the root task asks for it.
    void resume(Actor thread) {
        root.ecallInvocation(thread.tcb(), InvocationLabel.TCB_RESUME, List.of());
    }

    /// Lets the root task be outranked by threads of higher priority.
    void lowerRoot(int priority) {
        root.ecallInvocation(
                BootLayout.SLOT_TCB,
                InvocationLabel.TCB_SET_PRIORITY,
                List.of(BootLayout.SLOT_TCB),
                priority);
    }

    /// Nobody runs.
    void idle() {
        assertEquals(0, kernel.running(), "nobody should run");
    }

    /// Lets time pass until a thread runs; {@return when that is, in ticks}.
    long passUntil(Actor thread) {
        for (int i = 0; i < MOST_TIMERS && !thread.isRunning(); i++) {
            kernel.pass(Long.MAX_VALUE / 2);
            kernel.settle();
        }
        thread.runs();
        return kernel.now();
    }

    /// Lets time pass, taking interrupts as they come.
    void pass(long ticks) {
        long end = kernel.now() + ticks;
        while (kernel.now() < end) {
            kernel.pass(end - kernel.now());
            kernel.settle();
        }
    }
}
