package org.coreplatform.kernel.pd;

import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.catalog.BoardModel;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.mmu.PageTableEntry;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.image.MonitorProgram;
import org.coreplatform.sdk.image.PdProgram;
import org.coreplatform.sdk.image.PdProgramCodec;

/// A board with an engine and a scripted kernel, and address spaces made by hand.
final class TestMachine {
    private static final long MEMORY = 64 << 20;
    private static final long FLAGS =
            PageTableEntry.USER | PageTableEntry.ACCESSED | PageTableEntry.DIRTY;
    static final long CODE = PageTableEntry.READ | PageTableEntry.EXECUTE;
    static final long DATA = PageTableEntry.READ | PageTableEntry.WRITE;

    private final Board board;
    private final ScriptedKernel kernel;
    private long free;

    TestMachine() {
        BoardModel model = Boards.named("qemu_virt_riscv64").orElseThrow();
        board = model.create(model.profile().withDramBytes(MEMORY));
        kernel = new ScriptedKernel(board);
        board.core(0)
                .connect(
                        kernel,
                        new JavaEngine(
                                board,
                                TestMachine::noMonitor,
                                () -> {},
                                JavaEngine.Stacks.SHARED,
                                LinkCache.NONE));
        free = board.memory().base() + (16 << 20);
    }

    private static BuiltinProgram noMonitor(MonitorProgram program) {
        throw new IllegalStateException("a monitor for " + program.subjects());
    }

    Board board() {
        return board;
    }

    ScriptedKernel kernel() {
        return kernel;
    }

    long now() {
        return board.clock().now();
    }

    /// {@return a thread at the entry of a program, in an address space of its own}
    UserContext thread(PdProgram program) {
        var context = new UserContext();
        context.setPageTableRoot(page());
        byte[] bytes = PdProgramCodec.encode(program);
        for (int done = 0; done < bytes.length; done += 4096) {
            long frame = page();
            board.memory().write(frame, bytes, done, Math.min(4096, bytes.length - done));
            map(context, PdAddressSpace.PROGRAM_BASE + done, frame, CODE);
        }
        map(context, PdAddressSpace.IPC_BUFFER, page(), DATA);
        context.setNextIp(PdAddressSpace.PROGRAM_BASE);
        kernel.add(program.name(), context);
        return context;
    }

    /// {@return the address of a fresh page of zeros}
    long page() {
        free += PdAddressSpace.PAGE_BYTES;
        return free - PdAddressSpace.PAGE_BYTES;
    }

    void map(UserContext context, long address, long physical, long flags) {
        long table = context.pageTableRoot();
        for (int level = 0; level < PageTableEntry.LEVELS - 1; level++) {
            long entryAddress = table + 8L * PageTableEntry.index(address, level);
            long entry = board.memory().load(entryAddress, 8);
            if (entry == 0) {
                entry = PageTableEntry.table(page());
                board.memory().store(entryAddress, 8, entry);
            }
            table = PageTableEntry.physicalAddress(entry);
        }
        board.memory()
                .store(
                        table + 8L * PageTableEntry.index(address, PageTableEntry.LEVELS - 1),
                        8,
                        PageTableEntry.page(physical, FLAGS | flags));
        board.mmu(0).flush();
    }

    /// Runs until nobody is runnable, or until somebody asks for a pause.
    void run() {
        kernel.schedule();
        UserContext first = kernel.currentContext(0);
        if (first != null) {
            board.core(0).resume(first);
        }
    }

    /// Raises the timer interrupt at a time, or as soon after as the timer's ticks allow.
    void interruptAt(long cycles) {
        long perTick = board.profile().cyclesPerTick();
        board.timer(0).setDeadline((cycles + perTick - 1) / perTick);
    }
}
