package org.coreplatform.sdk.pd;

import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.abi.PdCSpace;
import org.jspecify.annotations.Nullable;

/// This PD's end of a channel. Two objects with the same id are the same channel.
public final class Channel {
    private final int id;
    private final MemoryRegion @Nullable [] shared;

    /// A channel end as an event tells of it.
    Channel(int id) {
        this.id = id;
        shared = null;
    }

    /// A channel end. Programs use the constants that the builder generates.
    ///
    /// @param id the PD's id for the channel
    /// @param shared the regions mapped at both ends, in the order of the description
    public Channel(int id, MemoryRegion... shared) {
        if (id < 0 || id >= Limits.CHANNELS) {
            throw Kernel.misuse("a channel id is between 0 and 63");
        }
        this.id = id;
        this.shared = shared.length == 0 ? null : shared.clone();
    }

    public int id() {
        return id;
    }

    /// Notifies the PD at the other end. Never blocks.
    public void signal() {
        requireNotifyRight();
        Kernel.send(PdCSpace.BASE_NOTIFICATION + id);
    }

    /// Notifies the other end when this PD waits for its next event: one system call for both.
    public void deferredSignal() {
        requireNotifyRight();
        Kernel.defer(PdCSpace.BASE_NOTIFICATION + id, 0);
    }

    /// Calls the protected procedure of the PD at the other end and waits for its answer.
    public Message call(Message request) {
        if ((PdMain.callRights() >>> id & 1) == 0) {
            throw Kernel.misuse("the description does not let this end call");
        }
        return Kernel.call(PdCSpace.BASE_ENDPOINT + id, request);
    }

    /// {@return a reference by which the other end finds these bytes}
    ///
    /// @param region a region that is mapped at both ends
    /// @param offset where in the region
    /// @param length how many bytes
    public RegionReference reference(MemoryRegion region, long offset, long length) {
        MemoryRegion[] regions = shared;
        for (int i = 0; regions != null && i < regions.length; i++) {
            if (regions[i] == region && region.holds(offset, length)) {
                return new RegionReference(i, offset, length);
            }
        }
        throw Kernel.misuse("the bytes are not in a region that both ends of the channel map");
    }

    /// {@return whether a reference names bytes that this PD may read} A server asks this before it
    /// uses what a client sent.
    public boolean readable(RegionReference reference) {
        MemoryRegion region = find(reference);
        return region != null && region.isReadable();
    }

    /// {@return whether a reference names bytes that this PD may write}
    public boolean writable(RegionReference reference) {
        MemoryRegion region = find(reference);
        return region != null && region.isWritable();
    }

    /// {@return a view of exactly the bytes that a reference names} A reference that names none is
    /// a fault of this PD: ask [#readable] or [#writable] first.
    public MemoryRegion region(RegionReference reference) {
        MemoryRegion region = find(reference);
        if (region == null) {
            throw Kernel.misuse("the reference names no bytes of a shared region");
        }
        return region.slice(reference.offset(), reference.length());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Channel that && that.id == id;
    }

    @Override
    public int hashCode() {
        return id;
    }

    private @Nullable MemoryRegion find(RegionReference reference) {
        MemoryRegion[] regions = shared;
        int index = reference.index();
        if (regions == null || index < 0 || index >= regions.length) {
            return null;
        }
        MemoryRegion region = regions[index];
        return region.holds(reference.offset(), reference.length()) ? region : null;
    }

    private void requireNotifyRight() {
        if ((PdMain.notifyRights() >>> id & 1) == 0) {
            throw Kernel.misuse("the description does not let this end notify");
        }
    }
}
