package org.coreplatform.kernel.syscall;

import org.coreplatform.kernel.capability.CSpace;
import org.coreplatform.kernel.ipc.MessageRegisters;
import org.coreplatform.kernel.ipc.Threads;
import org.coreplatform.kernel.irq.Interrupts;
import org.coreplatform.kernel.lifecycle.Deletion;
import org.coreplatform.kernel.lifecycle.Finaliser;
import org.coreplatform.kernel.sched.KernelCycles;
import org.coreplatform.kernel.sched.PreemptionPoints;
import org.coreplatform.kernel.sched.SchedContexts;
import org.coreplatform.kernel.sched.SchedParts;
import org.coreplatform.kernel.vspace.AddressSpaces;

/// What system calls work with, on whatever core they are made.
///
/// @param cycles what the entry costs
/// @param cspace resolves capability addresses
/// @param registers reaches message words
/// @param sched decides who runs
/// @param schedContexts binds and donates scheduling contexts
/// @param threads stops and restarts threads
/// @param messaging carries messages, signals, replies and faults
/// @param deletion deletes and revokes
/// @param finaliser takes objects out of service
/// @param spaces the address spaces
/// @param interrupts the device interrupts
/// @param preemption tells long operations when to stop
public record KernelParts(
        KernelCycles cycles,
        CSpace cspace,
        MessageRegisters registers,
        SchedParts sched,
        SchedContexts schedContexts,
        Threads threads,
        SystemCalls.Messaging messaging,
        Deletion deletion,
        Finaliser finaliser,
        AddressSpaces spaces,
        Interrupts interrupts,
        PreemptionPoints preemption) {}
