package org.coreplatform.sdk.image;

/// Bounds of the boot image, each with its cause.
///
/// The reader refuses what is beyond them before it allocates anything, and the builder never
/// writes it, so reading takes time and memory in proportion to the file and no more.
public final class ImageLimits {
    /// Bytes of an image. Reading takes three times as much memory, which a small JVM still has;
    /// Java programs are some 100 KiB each.
    public static final int IMAGE_BYTES = 64 << 20;

    /// Loadable segments: a program per PD, the monitor's, and room for prefilled regions.
    public static final int SEGMENTS = 256;

    /// Kernel objects of a system: 1 GiB in 4 KiB frames. Larger regions take 2 MiB pages.
    public static final int OBJECTS = 1 << 18;

    /// Chars of all object names together: they share prefixes in the file, but not in memory.
    public static final int OBJECT_NAME_CHARS = 16 << 20;

    /// Mappings of all address spaces together, and page tables: each mapping may take a slot of
    /// the root CNode.
    public static final int MAPPINGS = 1 << 20;

    /// Capabilities of all PDs together: 64 PDs with 512 slots each, many times over.
    public static final int CAPABILITIES = 1 << 18;

    /// Radix of the initialiser's CNode: slots for every object and a copy for every mapping.
    public static final int ROOT_CNODE_RADIX = 20;

    /// The smallest root CNode that the builder lays out.
    public static final int MIN_ROOT_CNODE_RADIX = 12;

    /// Bytes of a name in UTF-8: PD and region names with the object's prefix.
    public static final int NAME_BYTES = 1024;

    /// Interrupt sources: what a RISC-V PLIC can have.
    public static final int IRQ = 1023;

    /// Objects of one `UntypedRetype`: the kernel's fan-out limit.
    public static final int RETYPE_COUNT = 256;

    /// Memory regions of a system.
    public static final int REGIONS = 1 << 14;

    /// Maps of one PD.
    public static final int PD_MAPS = 1 << 12;

    /// Physical addresses and memory sizes end here: RV64 Sv39 has 56 bits.
    public static final long PHYSICAL_END = 1L << 56;

    /// The longest budget or period, an hour: times in cycles then stay far from overflow.
    public static final long PERIOD_MICROS = 3_600_000_000L;

    /// Classes of one program.
    public static final int PROGRAM_CLASSES = 1 << 16;

    /// Bytes of one program.
    public static final int PROGRAM_BYTES = 16 << 20;

    private ImageLimits() {}
}
