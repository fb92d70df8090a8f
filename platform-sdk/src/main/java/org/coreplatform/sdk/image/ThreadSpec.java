package org.coreplatform.sdk.image;

/// A thread of the system: that of a PD, or the monitor's.
///
/// @param tcb object number
/// @param name the thread's name
/// @param cspaceRoot object number of its root CNode
/// @param vspaceRoot object number of its top-level page table
/// @param ipcBufferFrame object number of the frame
/// @param ipcBufferAddress virtual address of the buffer
/// @param schedContext object number
/// @param notification object number of the bound notification, or [SystemSpec#NONE]
/// @param faultEndpoint object number of the endpoint that gets its faults, or [SystemSpec#NONE]
/// @param faultBadge badge of the fault endpoint capability
/// @param priority priority and maximum controlled priority
/// @param entry initial pc
/// @param stackPointer initial sp
public record ThreadSpec(
        int tcb,
        String name,
        int cspaceRoot,
        int vspaceRoot,
        int ipcBufferFrame,
        long ipcBufferAddress,
        int schedContext,
        int notification,
        int faultEndpoint,
        long faultBadge,
        int priority,
        long entry,
        long stackPointer) {}
