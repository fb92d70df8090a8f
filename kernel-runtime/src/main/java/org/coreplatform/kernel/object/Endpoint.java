package org.coreplatform.kernel.object;

/// Where senders and receivers of messages meet.
public final class Endpoint extends KernelObject {
    /// Who waits.
    public enum State {
        IDLE,
        SENDING,
        RECEIVING
    }

    public State state = State.IDLE;
    public final ThreadQueue queue = new ThreadQueue();

    public Endpoint(long physicalAddress) {
        super(physicalAddress, 4);
    }
}
