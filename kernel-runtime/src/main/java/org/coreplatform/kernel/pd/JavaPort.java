package org.coreplatform.kernel.pd;

import java.util.Objects;
import org.coreplatform.board.bus.Bus;
import org.coreplatform.board.catalog.Board;
import org.coreplatform.board.core.Access;
import org.coreplatform.board.core.Core;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.memory.PhysicalMemory;
import org.coreplatform.board.mmu.Mmu;
import org.coreplatform.board.time.CoreTimer;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.abi.PdPort;
import org.coreplatform.sdk.abi.UserExceptionNumber;
import org.coreplatform.sdk.profile.BytecodeCosts;

/// What a Java PD's calls to its port do: registers of its context, traps of its thread, accesses
/// through its page tables. Nothing that it is called with is trusted.
///
/// What a call costs is part of the program's metering, but for the bytes of bulk copies.
final class JavaPort implements PdPort {
    private static final long PAGE_MASK = PdAddressSpace.PAGE_BYTES - 1;

    private final JavaThread thread;
    private final JavaEngine engine;
    private final UserContext context;
    private final Bus bus;
    private final PhysicalMemory memory;
    private final Board board;
    private Mmu mmu;
    private CoreTimer timer;

    JavaPort(JavaThread thread, JavaEngine engine, Board board) {
        this.thread = thread;
        this.engine = engine;
        context = thread.context();
        this.board = board;
        bus = board.bus();
        memory = board.memory();
        int core = thread.core().id();
        mmu = board.mmu(core);
        timer = board.timer(core);
    }

    /// Uses another core's address translation and time from here on.
    void moveTo(Core core) {
        mmu = board.mmu(core.id());
        timer = board.timer(core.id());
    }

    @Override
    public long systemCall(
            int number, long capability, long messageInfo, long reply, long destination) {
        setParameters(number, capability, messageInfo, reply, destination);
        thread.systemCall();
        return context.register(UserContext.A0);
    }

    @Override
    public void await(int number, long capability, long messageInfo, long reply, long destination) {
        setParameters(number, capability, messageInfo, reply, destination);
    }

    /// Puts a system call's parameters into its registers.
    private void setParameters(
            int number, long capability, long messageInfo, long reply, long destination) {
        context.setRegister(UserContext.A0, capability);
        context.setRegister(UserContext.A1, messageInfo);
        context.setRegister(UserContext.A6, reply);
        context.setRegister(UserContext.T0, destination);
        context.setRegister(UserContext.A7, number);
    }

    @Override
    public long messageInfo() {
        return context.register(UserContext.A1);
    }

    @Override
    public long messageRegister(int index) {
        if (isInRegister(index)) {
            return context.register(UserContext.A2 + index);
        }
        return load(bufferAddress(index, Limits.MESSAGE_REGISTERS, IpcBufferLayout.MESSAGE), 8);
    }

    @Override
    public void setMessageRegister(int index, long value) {
        if (isInRegister(index)) {
            context.setRegister(UserContext.A2 + index, value);
            return;
        }
        store(bufferAddress(index, Limits.MESSAGE_REGISTERS, IpcBufferLayout.MESSAGE), 8, value);
    }

    @Override
    public void setExtraCapability(int index, long capability) {
        store(bufferAddress(index, 3, IpcBufferLayout.CAPS_OR_BADGES), 8, capability);
    }

    private static boolean isInRegister(int index) {
        return index >= 0 && index < Limits.CPU_MESSAGE_REGISTERS;
    }

    private long bufferAddress(int index, int count, int start) {
        if (index < 0 || index >= count) {
            thread.raise(UserExceptionNumber.SDK_MISUSE, "there is no message register " + index);
        }
        return PdAddressSpace.IPC_BUFFER + start + 8L * index;
    }

    @Override
    public long load(long address, int sizeBytes) {
        return bus.load(translate(address, sizeBytes, Access.LOAD), sizeBytes);
    }

    @Override
    public void store(long address, int sizeBytes, long value) {
        bus.store(translate(address, sizeBytes, Access.STORE), sizeBytes, value);
    }

    @Override
    public long swap(long address, int sizeBytes, long value) {
        long physical = translateAtomic(address, sizeBytes);
        long former = bus.load(physical, sizeBytes);
        bus.store(physical, sizeBytes, value);
        return former;
    }

    @Override
    public long add(long address, int sizeBytes, long value) {
        long physical = translateAtomic(address, sizeBytes);
        long former = bus.load(physical, sizeBytes);
        bus.store(physical, sizeBytes, former + value);
        return former;
    }

    @Override
    public long compareAndSwap(long address, int sizeBytes, long expected, long value) {
        long physical = translateAtomic(address, sizeBytes);
        long former = bus.load(physical, sizeBytes);
        long mask = -1L >>> (64 - 8 * sizeBytes);
        if (former == (expected & mask)) {
            bus.store(physical, sizeBytes, value);
        }
        return former;
    }

    private long translateAtomic(long address, int sizeBytes) {
        if (sizeBytes < 4) {
            thread.raise(UserExceptionNumber.ILLEGAL_INSTRUCTION, "atomics take 4 or 8 bytes");
        }
        return translate(address, sizeBytes, Access.STORE);
    }

    /// {@return the physical address, sooner or later}
    private long translate(long address, int sizeBytes, Access access) {
        if ((address & sizeBytes - 1) != 0 || !isSize(sizeBytes)) {
            refuse(address, sizeBytes, access);
        }
        long physical = mmu.translate(context, address, access);
        while (physical == Mmu.FAULT) {
            context.setPageFault(address, access);
            thread.pageFault();
            physical = mmu.translate(context, address, access);
        }
        return physical;
    }

    private static boolean isSize(int bytes) {
        return bytes == 8 || bytes == 4 || bytes == 1 || bytes == 2;
    }

    private void refuse(long address, int sizeBytes, Access access) {
        if (!isSize(sizeBytes)) {
            thread.raise(
                    UserExceptionNumber.ILLEGAL_INSTRUCTION, "accesses take 1, 2, 4 or 8 bytes");
        }
        thread.raise(
                access == Access.LOAD
                        ? UserExceptionNumber.LOAD_MISALIGNED
                        : UserExceptionNumber.STORE_MISALIGNED,
                "the address 0x%x is not a multiple of %d".formatted(address, sizeBytes));
    }

    @Override
    public void read(long address, byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        for (int done = 0; done < length; ) {
            int part = chunk(address + done, length - done);
            long physical = translate(address + done, 1, Access.LOAD);
            if (memory.contains(physical)) {
                memory.read(physical, target, offset + done, part);
            } else {
                target[offset + done] = (byte) bus.load(physical, 1);
                part = 1;
            }
            done += part;
            engine.charge(1 + part / BytecodeCosts.BYTES_COPIED_PER_CYCLE);
        }
    }

    @Override
    public void write(long address, byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        for (int done = 0; done < length; ) {
            int part = chunk(address + done, length - done);
            long physical = translate(address + done, 1, Access.STORE);
            if (memory.contains(physical)) {
                memory.write(physical, source, offset + done, part);
            } else {
                bus.store(physical, 1, source[offset + done]);
                part = 1;
            }
            done += part;
            engine.charge(1 + part / BytecodeCosts.BYTES_COPIED_PER_CYCLE);
        }
    }

    /// {@return how much of a copy lies in the first page}
    private static int chunk(long address, int length) {
        return (int) Math.min(length, PdAddressSpace.PAGE_BYTES - (address & PAGE_MASK));
    }

    @Override
    public long time() {
        return timer.ticks();
    }

    @Override
    public Error raise(int number, String reason) {
        thread.raise(number, reason);
        throw new IllegalStateException("an exception was resumed");
    }
}
