package org.coreplatform.sdk.image;

import java.util.List;
import java.util.Optional;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.image.AddressSpaceSpec.FrameMapping;
import org.coreplatform.sdk.image.AddressSpaceSpec.TableMapping;
import org.coreplatform.sdk.image.CNodeSpec.CapabilitySpec;
import org.coreplatform.sdk.image.CNodeSpec.Target;
import org.coreplatform.sdk.image.PdSpec.ChannelSpec;
import org.coreplatform.sdk.image.PdSpec.InterruptSpec;
import org.coreplatform.sdk.image.PdSpec.MapSpec;
import org.coreplatform.sdk.profile.BoardProfile;

/// A hand-made image with one of everything, as small as it can be.
final class SmallImage {
    static final BoardProfile BOARD =
            new BoardProfile(
                    "tiny",
                    "",
                    1,
                    1_000_000_000,
                    10_000_000,
                    0x8000_0000L,
                    16 << 20,
                    2 << 20,
                    List.of(),
                    95);

    /// The slot of the image's first frame, behind core 0's scheduling control.
    private static final int FRAME = BootLayout.SLOT_PAGING + BootLayout.PAGING_TABLES + 1;

    private static final long BASE = 0x8024_4000L;
    private static final int UNTYPED = FRAME + 1 + 5;
    private static final int FIRST = 64;

    private SmallImage() {}

    static BootImage image() {
        byte[] program = new byte[100];
        program[0] = 'C';
        program[99] = 7;
        return BootImage.of(spec(), List.of(new BootImage.Segment("pump", 0x8020_0000L, program)));
    }

    static SystemSpec spec() {
        return new SystemSpec(
                "tiny",
                16 << 20,
                "core-platform",
                12,
                0x1000,
                objects(),
                List.of(
                        new RetypeStep(UNTYPED, ObjectType.PAGE_TABLE, 0, 2, FIRST),
                        new RetypeStep(UNTYPED, ObjectType.TCB, 0, 1, FIRST + 2),
                        new RetypeStep(UNTYPED, ObjectType.CNODE, 5, 1, FIRST + 3),
                        new RetypeStep(UNTYPED, ObjectType.SCHED_CONTEXT, 8, 1, FIRST + 4),
                        new RetypeStep(UNTYPED, ObjectType.NOTIFICATION, 0, 1, FIRST + 5)),
                List.of(new IrqHandlerSpec(10, true, FIRST + 6, 6, 8)),
                List.of(
                        new AddressSpaceSpec(
                                1,
                                List.of(new TableMapping(2, PdAddressSpace.PROGRAM_BASE)),
                                List.of(
                                        new FrameMapping(
                                                0,
                                                PdAddressSpace.PROGRAM_BASE,
                                                CapabilityRights.READ,
                                                true)))),
                List.of(new SchedContextSpec(5, 1000, 2000, 0x100, 0)),
                List.of(
                        new ThreadSpec(
                                3,
                                "pump",
                                4,
                                1,
                                0,
                                PdAddressSpace.PROGRAM_BASE,
                                5,
                                6,
                                SystemSpec.NONE,
                                1,
                                100,
                                PdAddressSpace.PROGRAM_BASE,
                                PdAddressSpace.STACK_TOP)),
                List.of(
                        new CNodeSpec(
                                4,
                                List.of(
                                        new CapabilitySpec(1, new Target.KernelObject(6), 3, 0),
                                        new CapabilitySpec(9, new Target.IrqHandler(0), 15, 0)))),
                List.of(
                        new PdSpec(
                                "pump",
                                0,
                                SystemSpec.NONE,
                                0,
                                false,
                                0x2000,
                                0x10_0000,
                                List.of(new ChannelSpec(1, 0, 1, true, false)),
                                List.of(new InterruptSpec(3, 10)),
                                List.of(new MapSpec(0, 0x1000, true, false, false)))),
                List.of(new RegionSpec("ring", 0x1000, 0x8000_0000L, false)),
                Optional.empty());
    }

    /// {@return the same system with scheduling domains}
    static SystemSpec spec(DomainScheduleSpec domains) {
        SystemSpec spec = spec();
        return new SystemSpec(
                spec.board(),
                spec.memoryBytes(),
                spec.profile(),
                spec.rootCNodeRadix(),
                spec.imageBytes(),
                spec.objects(),
                spec.retypes(),
                spec.irqHandlers(),
                spec.addressSpaces(),
                spec.schedContexts(),
                spec.threads(),
                spec.cnodes(),
                spec.protectionDomains(),
                spec.regions(),
                Optional.of(domains));
    }

    private static List<ObjectSpec> objects() {
        return List.of(
                new ObjectSpec("frame_elf_pump_0000", ObjectType.PAGE, 0, 0x8020_0000L, FRAME),
                new ObjectSpec("pgd_pump", ObjectType.PAGE_TABLE, 0, BASE, FIRST),
                new ObjectSpec("pmd_pump_0000", ObjectType.PAGE_TABLE, 0, BASE + 0x1000, FIRST + 1),
                new ObjectSpec("tcb_pump", ObjectType.TCB, 0, BASE + 0x2000, FIRST + 2),
                new ObjectSpec("cnode_pump", ObjectType.CNODE, 5, BASE + 0x2800, FIRST + 3),
                new ObjectSpec("sc_pump", ObjectType.SCHED_CONTEXT, 8, BASE + 0x2c00, FIRST + 4),
                new ObjectSpec("ntfn_pump", ObjectType.NOTIFICATION, 0, BASE + 0x2d00, FIRST + 5));
    }
}
