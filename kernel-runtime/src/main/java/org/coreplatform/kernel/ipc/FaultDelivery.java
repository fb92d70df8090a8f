package org.coreplatform.kernel.ipc;

import org.coreplatform.kernel.object.Capability.EndpointCapability;
import org.coreplatform.kernel.object.Fault;
import org.coreplatform.kernel.object.LookupFault;
import org.coreplatform.kernel.object.SchedContext;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.object.ThreadState;
import org.coreplatform.kernel.sched.KernelCycles;
import org.coreplatform.kernel.sched.RunQueues;
import org.coreplatform.kernel.sched.SchedParts;
import org.coreplatform.kernel.sched.TimeoutHandler;
import org.coreplatform.kernel.trace.KernelObserver;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.profile.CycleCosts;
import org.jspecify.annotations.Nullable;

/// Raises faults: a message to the thread's handler, for whose answer the thread waits.
public final class FaultDelivery implements TimeoutHandler {
    private final RunQueues queues;
    private final Endpoints endpoints;
    private final KernelCycles cycles;
    private @Nullable KernelObserver observer;

    public FaultDelivery(SchedParts sched, Endpoints endpoints, KernelCycles cycles) {
        queues = sched.queues();
        this.endpoints = endpoints;
        this.cycles = cycles;
    }

    /// Watches faults.
    public void observe(KernelObserver kernelObserver) {
        observer = kernelObserver;
    }

    /// A load, store or fetch was not allowed.
    ///
    /// @param fsr one of the `FSR` values of [FaultLabel]
    public void raisePageFault(Tcb thread, long address, int fsr) {
        raise(thread, FaultLabel.VM, address, fsr);
    }

    /// An instruction raised an exception.
    public void raiseUserException(Tcb thread, long number) {
        raise(thread, FaultLabel.USER_EXCEPTION, number, 0);
    }

    /// There is no system call of this number.
    public void raiseUnknownSyscall(Tcb thread, long number) {
        raise(thread, FaultLabel.UNKNOWN_SYSCALL, number, 0);
    }

    /// A capability was not what the system call needs.
    public void raiseCapFault(
            Tcb thread, long address, boolean inReceivePhase, LookupFault lookup) {
        thread.fault.lookup.copy(lookup);
        raise(thread, FaultLabel.CAP, address, inReceivePhase ? 1 : 0);
    }

    private void raise(Tcb thread, int label, long subject, int detail) {
        if (thread.capability(Tcb.FAULT_HANDLER) instanceof EndpointCapability handler) {
            thread.fault.raise(label, subject, detail);
            count(thread, label);
            endpoints.send(
                    thread,
                    handler,
                    thread.schedContext == null
                            ? Endpoints.Sending.TIMEOUT
                            : Endpoints.Sending.FAULT);
        } else {
            count(thread, label);
            queues.setState(thread, ThreadState.INACTIVE);
        }
    }

    @Override
    public boolean raiseTimeout(Tcb thread) {
        SchedContext context = thread.schedContext;
        if (context == null
                || !(thread.capability(Tcb.TIMEOUT_HANDLER)
                        instanceof EndpointCapability handler)) {
            return false;
        }
        Fault fault = thread.fault;
        fault.raise(FaultLabel.TIMEOUT, context.badge, 0);
        count(thread, FaultLabel.TIMEOUT);
        endpoints.send(thread, handler, Endpoints.Sending.TIMEOUT);
        return true;
    }

    private void count(Tcb thread, int label) {
        thread.counters.faultsRaised++;
        cycles.spend(CycleCosts.FAULT);
        if (observer != null) {
            observer.faulted(thread.counters, label);
        }
    }
}
