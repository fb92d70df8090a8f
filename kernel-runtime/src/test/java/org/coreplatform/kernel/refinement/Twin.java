package org.coreplatform.kernel.refinement;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.coreplatform.kernel.spec.SlotId;
import org.coreplatform.kernel.spec.Specification;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.BootLayout;
import org.coreplatform.sdk.profile.BoardProfile;

/// The kernel and the specification side by side: whatever is done, is done to both, and then
/// everything that the running thread can see has to be the same.
///
/// The board's clock is the clock of both.
final class Twin implements Subject {
    private static final int A7 = 17;

    private final KernelSubject kernel;
    private final ModelSubject model;
    private final Map<Long, Long> modelThreads = new TreeMap<>();
    private final Map<Long, Long> kernelThreads = new TreeMap<>();
    private final Map<Long, Long> buffers = new TreeMap<>();
    private final Map<String, Integer> reached = new TreeMap<>();

    /// @param fastPath whether the kernel uses its fast path
    Twin(BoardProfile board, int rootCNodeRadix, boolean fastPath) {
        kernel = new KernelSubject(board, rootCNodeRadix, fastPath);
        model = new ModelSubject(board, rootCNodeRadix);
        compare();
    }

    /// Compares a page, too, whenever something has happened.
    ///
    /// @param address physical address of an IPC buffer
    void watch(long address) {
        buffers.put(address, address);
    }

    /// Compares the running thread's IPC buffer from here on.
    ///
    /// @return its physical address, 0 for none
    long watchRunning() {
        long address = model.state().bufferOf(running());
        if (address != 0) {
            watch(address);
        }
        return address;
    }

    /// {@return how many threads are running or could be}
    long runnableThreads() {
        return model.state().runnableThreads();
    }

    /// {@return moments to come at which what is left of some thread's refill touches the next one
    /// if the thread begins to run then, in ticks}
    List<Long> momentsWhenRefillsTouch() {
        return model.state().momentsWhenRefillsTouch(now());
    }

    /// Goes to the core whose turn it is, if any has something to do.
    void select() {
        model.turnTo(kernel.select());
        compare();
    }

    /// {@return whether other cores come first}
    boolean isAhead() {
        return kernel.isAhead();
    }

    /// {@return whether there is an object that nobody can name until its memory is revoked}
    boolean isAnythingHidden() {
        return model.state().isAnythingHidden();
    }

    /// {@return whether some core runs a thread}
    boolean isAnybodyRunning() {
        return model.state().isAnybodyRunning();
    }

    /// Nothing happens on a core that is ahead of others: they come first.
    private void both(Consumer<Subject> event) {
        if (kernel.isAhead()) {
            return;
        }
        model.setNow(kernel.entryTime());
        model.setClocks(kernel.clocks());
        model.setInterruptedByCore(kernel.isInterruptedByCore());
        long elsewhere = model.state().runningElsewhere();
        event.accept(kernel);
        model.setLooks(kernel.takeLooks());
        event.accept(model);
        count("something on core " + model.state().core());
        if (model.state().runningElsewhere() < elsewhere) {
            count("another core is stopped");
        }
        model.state().pendingFaults().forEach(this::count);
        compare();
    }

    // --- What is compared ---

    private void compare() {
        compareThreads(kernel.running(), model.running());
        for (int i = 0; i < REGISTERS && model.running() != 0; i++) {
            if (kernel.register(i) != model.register(i)) {
                same("register " + i, kernel.register(i), model.register(i));
            }
        }
        long running = model.state().bufferOf(model.running());
        if (running != 0) {
            compareBuffer(running);
        }
        same("timer deadline", kernel.deadline(), model.deadline());
        if (!kernel.console().equals(model.console())) {
            throw new Disagreement("console", kernel.console(), model.console());
        }
    }

    /// Compares what cannot be seen at once: every IPC buffer that there was, every
    /// capability, and what page tables allow.
    void compareAll() {
        buffers.keySet().forEach(this::compareBuffer);
        Map<SlotId, String> ofKernel = kernel.slots();
        Map<SlotId, String> ofModel = model.slots();
        Set<SlotId> filled = new TreeSet<>(ofKernel.keySet());
        filled.addAll(ofModel.keySet());
        for (SlotId slot : filled) {
            String there = ofKernel.getOrDefault(slot, "nothing");
            String wanted = ofModel.getOrDefault(slot, "nothing");
            if (!there.equals(wanted)) {
                throw new Disagreement(slot.toString(), there, wanted);
            }
        }
        model.pageTables()
                .forEach((address, word) -> same("table entry", kernel.load(address), word));
    }

    private void compareBuffer(long buffer) {
        for (int i = 0; i < IpcBufferLayout.SIZE_BYTES; i += Long.BYTES) {
            if (kernel.load(buffer + i) != model.load(buffer + i)) {
                same("buffer word at " + i, kernel.load(buffer + i), model.load(buffer + i));
            }
        }
    }

    private void compareThreads(long ofKernel, long ofModel) {
        if ((ofKernel == 0) != (ofModel == 0)) {
            throw new Disagreement("whether somebody runs", ofKernel != 0, ofModel != 0);
        }
        if (ofKernel == 0) {
            return;
        }
        long known = modelThreads.computeIfAbsent(ofKernel, _ -> ofModel);
        long back = kernelThreads.computeIfAbsent(ofModel, _ -> ofKernel);
        if (known != ofModel || back != ofKernel) {
            throw new Disagreement("who runs", Long.toHexString(known), Long.toHexString(ofModel));
        }
    }

    private static void same(String what, long ofKernel, long ofModel) {
        if (ofKernel != ofModel) {
            throw new Disagreement(what, hex(ofKernel), hex(ofModel));
        }
    }

    private static String hex(long word) {
        return "0x" + Long.toHexString(word);
    }

    /// Kernel and specification do not agree.
    static final class Disagreement extends RuntimeException {
        private static final long serialVersionUID = 1;

        Disagreement(String what, Object ofKernel, Object ofModel) {
            super("%s: kernel %s, specification %s".formatted(what, ofKernel, ofModel));
        }
    }

    // --- Subject ---

    @Override
    public BootLayout layout() {
        return kernel.layout();
    }

    @Override
    public long rootBuffer() {
        return kernel.rootBuffer();
    }

    @Override
    public long running() {
        return model.running();
    }

    @Override
    public long register(int register) {
        return model.register(register);
    }

    @Override
    public void setRegister(int register, long value) {
        kernel.setRegister(register, value);
        model.setRegister(register, value);
    }

    @Override
    public void systemCall() {
        if (model.register(A7) == SystemCall.CALL) {
            Specification.meaningOfCall(model.state()).ifPresent(this::count);
        } else {
            count("system call " + model.register(A7));
        }
        both(Subject::systemCall);
    }

    private void count(String what) {
        reached.merge(what, 1, Integer::sum);
    }

    /// Forgets what has happened so far.
    void countFromHere() {
        reached.clear();
    }

    /// {@return what has happened how often: operations, errors, other system calls and faults, by
    /// their names}
    Map<String, Integer> reached() {
        return Collections.unmodifiableMap(reached);
    }

    @Override
    public void pageFault(long address, int status) {
        both(subject -> subject.pageFault(address, status));
    }

    @Override
    public void exception(long number) {
        both(subject -> subject.exception(number));
    }

    @Override
    public void pulseUart() {
        both(Subject::pulseUart);
    }

    @Override
    public boolean isInterruptPending() {
        if (kernel.isAhead()) {
            return false;
        }
        boolean pending = kernel.isInterruptPending();
        model.setNow(kernel.now());
        model.setInterruptedByCore(kernel.isInterruptedByCore());
        if (kernel.isInterruptedByCore() && !model.state().isKicked()) {
            throw new Disagreement("interrupt by another core", true, false);
        }
        if (pending != model.isInterruptPending()) {
            throw new Disagreement("interrupt", pending, !pending);
        }
        return pending;
    }

    @Override
    public void interrupt() {
        both(Subject::interrupt);
    }

    @Override
    public long now() {
        return kernel.now();
    }

    @Override
    public void pass(long ticks) {
        kernel.pass(ticks);
        model.setNow(kernel.now());
    }

    @Override
    public long deadline() {
        return kernel.deadline();
    }

    @Override
    public long load(long address) {
        return model.load(address);
    }

    @Override
    public long tableWord(long address) {
        return model.tableWord(address);
    }

    @Override
    public void store(long address, long word) {
        kernel.store(address, word);
        model.store(address, word);
    }

    @Override
    public String console() {
        return model.console();
    }

    @Override
    public List<String> violations() {
        return model.violations();
    }
}
