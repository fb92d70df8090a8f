package org.coreplatform.kernel.object;

import org.jspecify.annotations.Nullable;

/// A budget of execution time and when it can be used: a ring of refills.
///
/// All times are ticks of the timebase. A period of 0 marks round robin: two refills, what is left
/// and what is used.
public final class SchedContext extends KernelObject {
    public static final int MIN_SIZE_BITS = 7;
    public static final int MIN_REFILLS = 2;
    private static final int HEADER_BYTES = 96;
    private static final int REFILL_BYTES = 16;

    public long period;

    /// Ticks used since somebody asked.
    public long consumed;

    public long badge;
    public boolean sporadic;
    public int core;
    public @Nullable Tcb tcb;

    /// The head of the call stack that it was donated along.
    public @Nullable Reply reply;

    public @Nullable Notification notification;

    /// The thread that yielded to this one's and waits for the result.
    public @Nullable Tcb yieldFrom;

    /// How many refills there can be; 0 while it has not been configured.
    public int refillMax;

    /// What all refills together amount to.
    public long budget;

    private long[] times = new long[MIN_REFILLS];
    private long[] amounts = new long[MIN_REFILLS];
    private int head;
    private int count;

    public SchedContext(long physicalAddress, int sizeBits) {
        super(physicalAddress, sizeBits);
    }

    /// {@return how many refills fit its memory}
    public long capacity() {
        return (sizeBytes() - HEADER_BYTES) / REFILL_BYTES;
    }

    public boolean isActive() {
        return refillMax > 0;
    }

    public boolean isRoundRobin() {
        return period == 0;
    }

    public int refillCount() {
        return count;
    }

    public boolean isFull() {
        return count == refillMax;
    }

    public long headTime() {
        return times[head];
    }

    public long headAmount() {
        return amounts[head];
    }

    public void setHead(long time, long amount) {
        times[head] = time;
        amounts[head] = amount;
    }

    public long tailTime() {
        return times[at(count - 1)];
    }

    public long tailAmount() {
        return amounts[at(count - 1)];
    }

    public void setTail(long time, long amount) {
        int tail = at(count - 1);
        times[tail] = time;
        amounts[tail] = amount;
    }

    /// {@return when a refill can be used}
    ///
    /// @param index 0 for the head
    public long time(int index) {
        return times[at(index)];
    }

    /// {@return the ticks of a refill}
    ///
    /// @param index 0 for the head
    public long amount(int index) {
        return amounts[at(index)];
    }

    /// Drops the head.
    public void pop() {
        head = at(1);
        count--;
    }

    /// Adds a refill behind the tail.
    public void append(long time, long amount) {
        count++;
        setTail(time, amount);
    }

    /// Has a head and no other refill from here on.
    ///
    /// @param max how many refills there can be
    public void reset(int max, long time, long amount) {
        if (times.length != max) {
            times = new long[max];
            amounts = new long[max];
        }
        refillMax = max;
        head = 0;
        count = 1;
        setHead(time, amount);
    }

    private int at(int index) {
        int place = head + index;
        return place < times.length ? place : place - times.length;
    }
}
