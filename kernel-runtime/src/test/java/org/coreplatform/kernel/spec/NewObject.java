package org.coreplatform.kernel.spec;

import org.coreplatform.sdk.abi.ObjectType;

/// What an untyped is made into.
///
/// @param userBits the size that the user asked for, where it has a say
record NewObject(ObjectType type, int userBits, boolean device) {
    int sizeBits() {
        return type.sizeBits(userBits);
    }

    /// Makes the object; {@return the capability that has every right to it}.
    Capability make(Transition t, long base) {
        switch (type) {
            case TCB -> t.put(base, Tcb.inactive(t.domains().current()));
            case ENDPOINT -> t.put(base, Endpoint.IDLE);
            case NOTIFICATION -> t.put(base, Notification.IDLE);
            case REPLY -> t.put(base, Reply.FREE);
            case SCHED_CONTEXT -> t.put(base, SchedContext.INACTIVE);
            case PAGE_TABLE -> t.putTable(base, PersistentMap.empty());
            case UNTYPED, CNODE, PAGE, MEGA_PAGE, GIGA_PAGE -> {}
        }
        return capability(base);
    }

    private Capability capability(long base) {
        return switch (type) {
            case UNTYPED -> new Capability.Untyped(base, userBits, device, 0);
            case TCB -> new Capability.Tcb(base);
            case ENDPOINT -> new Capability.Endpoint(base, 0, true, true, true, true);
            case NOTIFICATION -> new Capability.Notification(base, 0, true, true);
            case CNODE -> new Capability.CNode(base, userBits, 0, 0);
            case SCHED_CONTEXT -> new Capability.SchedContext(base, userBits);
            case REPLY -> new Capability.Reply(base, true);
            case GIGA_PAGE, PAGE, MEGA_PAGE ->
                    new Capability.Frame(base, sizeBits(), VmRights.READ_WRITE, device, 0, 0);
            case PAGE_TABLE -> new Capability.PageTable(base, false, 0, 0);
        };
    }
}
