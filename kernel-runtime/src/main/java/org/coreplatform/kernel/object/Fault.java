package org.coreplatform.kernel.object;

import org.coreplatform.sdk.abi.FaultLabel;

/// The fault that a thread has raised and that nobody has answered yet.
public final class Fault {
    /// One of [FaultLabel]; [FaultLabel#NULL] for none.
    public int label = FaultLabel.NULL;

    /// The address accessed (VM), the capability address (CAP), the exception's number (USER), the
    /// system call's number (UNKNOWN) or the scheduling context's badge (TIMEOUT).
    public long subject;

    /// The FSR (VM), or 1 in the receive phase (CAP).
    public long detail;

    /// Why the lookup failed (CAP).
    public final LookupFault lookup = new LookupFault();

    public boolean isPending() {
        return label != FaultLabel.NULL;
    }

    /// Forgets it.
    public void clear() {
        label = FaultLabel.NULL;
    }

    /// Records a fault.
    public void raise(int faultLabel, long about, long more) {
        label = faultLabel;
        subject = about;
        detail = more;
    }
}
