package org.coreplatform.builder.lowering;

import java.util.List;
import org.coreplatform.builder.lowering.PlannedObject.Purpose;
import org.coreplatform.builder.lowering.PlannedObject.Use;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.image.AddressSpaceSpec.FrameMapping;

/// The objects that every thread has, the monitor's too: TCB, CSpace, VSpace with program, stack
/// and IPC buffer, scheduling context and reply object.
///
/// @param name the PD's name
/// @param tcb object number
/// @param cspace its capabilities
/// @param vspace its mappings
/// @param ipcBuffer object number of the frame
/// @param schedContext object number
/// @param reply object number
record ThreadObjects(
        String name,
        int tcb,
        CNodeBuilder cspace,
        VSpaceBuilder vspace,
        int ipcBuffer,
        int schedContext,
        int reply) {

    /// A scheduling context of 2^8 bytes has 10 refills, as Microkit's have.
    private static final int SCHED_CONTEXT_BITS = 8;

    /// Adds the objects.
    ///
    /// @param segment index of the program's segment
    /// @param program the program as it stands in memory
    static ThreadObjects add(
            ObjectTable objects, String name, int segment, byte[] program, long stackBytes) {
        Purpose kernel = new Purpose(name, Use.KERNEL);
        int tcb = objects.add("tcb_" + name, ObjectType.TCB, kernel);
        CNodeBuilder cspace = new CNodeBuilder(objects, name, kernel);
        VSpaceBuilder vspace = new VSpaceBuilder(objects, name, kernel);
        RegionFrames frames = new RegionFrames(objects);
        List<Integer> pages =
                frames.add(
                        "frame_program_" + name,
                        program.length,
                        ObjectType.PAGE,
                        new Placement.InImage(segment, 0),
                        new Purpose(name, Use.PROGRAM));
        frames.map(
                vspace,
                pages,
                new FrameMapping(0, PdAddressSpace.PROGRAM_BASE, CapabilityRights.READ, true));
        frames.addPrivate(
                vspace,
                "frame_" + name + "_stack",
                stackBytes,
                readWrite(0, PdAddressSpace.stackBottom(stackBytes)),
                new Purpose(name, Use.STACK));
        int ipcBuffer = objects.add("frame_ipcbuf_" + name, ObjectType.PAGE, kernel);
        vspace.map(readWrite(ipcBuffer, PdAddressSpace.IPC_BUFFER));
        int schedContext =
                objects.add(
                        "sched_context_" + name,
                        ObjectType.SCHED_CONTEXT,
                        SCHED_CONTEXT_BITS,
                        kernel);
        int reply = objects.add("reply_" + name, ObjectType.REPLY, kernel);
        return new ThreadObjects(name, tcb, cspace, vspace, ipcBuffer, schedContext, reply);
    }

    /// {@return a mapping for data}
    static FrameMapping readWrite(int frame, long address) {
        return new FrameMapping(frame, address, CapabilityRights.READ_WRITE, false);
    }
}
