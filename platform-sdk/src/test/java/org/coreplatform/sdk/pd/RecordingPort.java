package org.coreplatform.sdk.pd;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.PdPort;
import org.coreplatform.sdk.abi.SystemCall;

/// Plays kernel for one PD: writes down its system calls, delivers scripted events, and ends the
/// PD by an exception when no event is left.
final class RecordingPort implements PdPort {
    /// Thrown into the PD when the script ends.
    static final class End extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Thrown into the PD when it raises an exception.
    static final class Raised extends RuntimeException {
        private static final long serialVersionUID = 1;
        final int number;

        Raised(int number, String reason) {
            super(reason);
            this.number = number;
        }
    }

    private record Event(long badge, boolean message, long label, List<Long> words) {}

    final List<String> calls = new ArrayList<>();
    final byte[] memory = new byte[4096];
    private final long[] registers = new long[128];
    private final Deque<Event> events = new ArrayDeque<>();
    private long messageInfo;
    private long badge;

    void notification(long badge) {
        events.add(new Event(badge, false, 0, List.of()));
    }

    void message(long badge, long label, long... words) {
        events.add(new Event(badge, true, label, Arrays.stream(words).boxed().toList()));
    }

    /// {@return the badge of what came last}
    long event() {
        return badge;
    }

    @Override
    public void await(int number, long capability, long info, long reply, long destination) {
        badge = systemCall(number, capability, info, reply, destination);
    }

    @Override
    public long systemCall(int number, long capability, long info, long reply, long destination) {
        messageInfo = info;
        StringBuilder call = new StringBuilder();
        call.append(number).append(" cap ").append(capability);
        call.append(" label ").append(MessageInfo.label(info));
        for (int i = 0; i < MessageInfo.length(info); i++) {
            call.append(' ').append(registers[i]);
        }
        if (number == SystemCall.NB_SEND_RECV) {
            call.append(" to ").append(destination);
        }
        calls.add(call.toString());
        return switch (number) {
            case SystemCall.RECV, SystemCall.REPLY_RECV, SystemCall.NB_SEND_RECV -> receive();
            case SystemCall.CALL -> {
                messageInfo = MessageInfo.of(0, MessageInfo.length(info));
                yield 0;
            }
            default -> 0;
        };
    }

    private long receive() {
        Event event = events.poll();
        if (event == null) {
            throw new End();
        }
        if (event.message()) {
            messageInfo = MessageInfo.of(event.label(), event.words().size());
            for (int i = 0; i < event.words().size(); i++) {
                registers[i] = event.words().get(i);
            }
        }
        return event.badge();
    }

    @Override
    public long messageInfo() {
        return messageInfo;
    }

    @Override
    public long messageRegister(int index) {
        return registers[index];
    }

    @Override
    public void setMessageRegister(int index, long value) {
        registers[index] = value;
    }

    @Override
    public void setExtraCapability(int index, long capability) {
        throw new UnsupportedOperationException("no PD sends capabilities");
    }

    @Override
    public long load(long address, int sizeBytes) {
        long value = 0;
        for (int i = sizeBytes - 1; i >= 0; i--) {
            value = value << 8 | (memory[(int) address + i] & 0xff);
        }
        return value;
    }

    @Override
    public void store(long address, int sizeBytes, long value) {
        for (int i = 0; i < sizeBytes; i++) {
            memory[(int) address + i] = (byte) (value >>> (8 * i));
        }
    }

    @Override
    public void read(long address, byte[] target, int offset, int length) {
        System.arraycopy(memory, (int) address, target, offset, length);
    }

    @Override
    public void write(long address, byte[] source, int offset, int length) {
        System.arraycopy(source, offset, memory, (int) address, length);
    }

    @Override
    public long swap(long address, int sizeBytes, long value) {
        long former = load(address, sizeBytes);
        store(address, sizeBytes, value);
        return former;
    }

    @Override
    public long add(long address, int sizeBytes, long value) {
        return swap(address, sizeBytes, load(address, sizeBytes) + value);
    }

    @Override
    public long compareAndSwap(long address, int sizeBytes, long expected, long value) {
        long former = load(address, sizeBytes);
        return former == expected ? swap(address, sizeBytes, value) : former;
    }

    @Override
    public long time() {
        return 12_345;
    }

    @Override
    public Error raise(int number, String reason) {
        throw new Raised(number, reason);
    }
}
