package org.coreplatform.sdk.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.image.AddressSpaceSpec.FrameMapping;
import org.coreplatform.sdk.image.AddressSpaceSpec.TableMapping;
import org.coreplatform.sdk.image.CNodeSpec.CapabilitySpec;
import org.coreplatform.sdk.image.CNodeSpec.Target;
import org.coreplatform.sdk.image.PdSpec.ChannelSpec;
import org.coreplatform.sdk.image.PdSpec.InterruptSpec;
import org.coreplatform.sdk.image.PdSpec.MapSpec;

/// Decodes a [SystemSpec] from untrusted bytes: every number is in its range, every index names
/// something, and what it names has the right type. [SpecCheck] then looks at the parts together.
final class SpecReader {
    private static final int MAX_SLOT = (1 << ImageLimits.ROOT_CNODE_RADIX) - 1;

    private final FieldReader in;
    private List<ObjectSpec> objects = List.of();
    private int mappings;
    private int capabilities;
    private int irqHandlers;
    private int threads;
    private int regions;
    private int protectionDomains;

    SpecReader(FieldReader in) {
        this.in = in;
    }

    SystemSpec spec() {
        String board = in.string("the board's name");
        long memoryBytes = in.number("the memory size", ImageLimits.PHYSICAL_END);
        String profile = in.string("the profile's name");
        int radix = in.integer("the root CNode's radix", ImageLimits.ROOT_CNODE_RADIX);
        if (radix < ImageLimits.MIN_ROOT_CNODE_RADIX) {
            throw in.refuse("the root CNode's radix is %d".formatted(radix));
        }
        long imageBytes = in.number("the image's memory", ImageLimits.IMAGE_BYTES);
        if ((imageBytes & (PdAddressSpace.PAGE_BYTES - 1)) != 0) {
            throw in.refuse("the image's memory is not whole pages");
        }
        objects = objects();
        List<RetypeStep> retypes = list("retype steps", MAX_SLOT, this::retype);
        List<IrqHandlerSpec> irqs = list("interrupts", ImageLimits.IRQ, this::irqHandler);
        irqHandlers = irqs.size();
        List<AddressSpaceSpec> spaces = list("VSpaces", threadLimit(), this::addressSpace);
        List<SchedContextSpec> contexts =
                list("scheduling contexts", threadLimit(), this::schedContext);
        List<ThreadSpec> threadSpecs = list("threads", threadLimit(), this::thread);
        threads = threadSpecs.size();
        List<CNodeSpec> cnodes = list("CNodes", 2 * threadLimit(), this::cnode);
        List<RegionSpec> regionSpecs = list("regions", ImageLimits.REGIONS, this::region);
        regions = regionSpecs.size();
        List<PdSpec> pds = protectionDomains();
        Optional<DomainScheduleSpec> domains =
                in.remaining() == 0
                        ? Optional.empty()
                        : Optional.of(DomainScheduleCodec.read(in, threads));
        in.end("the system");
        return new SystemSpec(
                board,
                memoryBytes,
                profile,
                radix,
                imageBytes,
                objects,
                retypes,
                irqs,
                spaces,
                contexts,
                threadSpecs,
                cnodes,
                pds,
                regionSpecs,
                domains);
    }

    /// A thread per protection domain and the monitor's.
    private static int threadLimit() {
        return Limits.PROTECTION_DOMAINS + 1;
    }

    private <T> List<T> list(String name, int max, Supplier<T> element) {
        int count = in.count("the number of " + name, max);
        List<T> elements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            elements.add(element.get());
        }
        return elements;
    }

    private List<ObjectSpec> objects() {
        int count = in.count("the number of objects", ImageLimits.OBJECTS);
        List<ObjectSpec> list = new ArrayList<>(count);
        String name = "";
        long address = 0;
        long slot = 0;
        long chars = 0;
        for (int i = 0; i < count; i++) {
            name = objectName(name);
            chars += name.length();
            if (chars > ImageLimits.OBJECT_NAME_CHARS) {
                throw in.refuse("the names of the objects are too long");
            }
            ObjectType type = objectType();
            int userBits = userBits(type);
            address += in.signed("an object's address");
            if (address < 0 || address >= ImageLimits.PHYSICAL_END) {
                throw in.refuse("the address of %s is out of range".formatted(name));
            }
            slot += in.signed("an object's slot");
            if (slot < 0 || slot > MAX_SLOT) {
                throw in.refuse("the slot of %s is out of range".formatted(name));
            }
            ObjectSpec object = new ObjectSpec(name, type, userBits, address, (int) slot);
            if ((address & (object.sizeBytes() - 1)) != 0) {
                throw in.refuse("%s is not aligned to its size".formatted(name));
            }
            list.add(object);
            address += object.sizeBytes();
            slot++;
        }
        return list;
    }

    private String objectName(String previous) {
        int shared = in.integer("an object's name", previous.length());
        String name = previous.substring(0, shared) + in.string("an object's name");
        if (name.length() > ImageLimits.NAME_BYTES
                || SpecWriter.sharedPrefix(previous, name) != shared) {
            throw in.refuse("an object's name is not in its shortest form");
        }
        return name;
    }

    private ObjectType objectType() {
        return ObjectType.of(in.index("an object's type", ObjectType.count()));
    }

    private int userBits(ObjectType type) {
        int max = 38;
        int bits = in.integer("an object's size", max);
        boolean sized =
                switch (type) {
                    case UNTYPED -> bits >= 4;
                    case CNODE -> bits >= 1 && bits <= ImageLimits.ROOT_CNODE_RADIX;
                    case SCHED_CONTEXT -> bits >= 7 && bits <= 12;
                    default -> bits == 0;
                };
        if (!sized) {
            throw in.refuse("no %s has the size %d".formatted(type, bits));
        }
        return bits;
    }

    private RetypeStep retype() {
        int untyped = in.integer("an untyped's slot", MAX_SLOT);
        ObjectType type = objectType();
        int userBits = userBits(type);
        int count = in.integer("the count of a retype", ImageLimits.RETYPE_COUNT);
        if (count == 0) {
            throw in.refuse("the count of a retype is 0");
        }
        int firstSlot = in.integer("the first slot of a retype", MAX_SLOT - count + 1);
        return new RetypeStep(untyped, type, userBits, count, firstSlot);
    }

    private IrqHandlerSpec irqHandler() {
        int irq = in.integer("an interrupt source", ImageLimits.IRQ);
        boolean edge = in.flag("edge");
        int slot = in.integer("an interrupt handler's slot", MAX_SLOT);
        int notification = object("an interrupt's notification", ObjectType.NOTIFICATION);
        return new IrqHandlerSpec(irq, edge, slot, notification, in.number("a badge"));
    }

    private AddressSpaceSpec addressSpace() {
        int root = object("a VSpace's root", ObjectType.PAGE_TABLE);
        List<TableMapping> tables =
                list("page tables", ImageLimits.MAPPINGS - mappings, this::table);
        mappings += tables.size();
        int count = in.count("the number of mappings", ImageLimits.MAPPINGS - mappings);
        mappings += count;
        List<FrameMapping> frames = new ArrayList<>(count);
        long number = 0;
        long page = 0;
        for (int i = 0; i < count; i++) {
            number += in.signed("a mapping's frame");
            if (number < 0 || number >= objects.size()) {
                throw in.refuse("a mapping's frame is object %d".formatted(number));
            }
            ObjectSpec frame = objects.get((int) number);
            page += in.signed("a mapping's address");
            long address = page << PdAddressSpace.PAGE_BITS;
            if (!frame.type().isFrame()) {
                throw in.refuse("%s is mapped but is not a frame".formatted(frame.name()));
            }
            if (!isUserRange(page, frame)) {
                throw in.refuse(
                        "%s is mapped where no frame of its size can be".formatted(frame.name()));
            }
            frames.add(mapping((int) number, address));
            number++;
            page++;
        }
        return new AddressSpaceSpec(root, tables, frames);
    }

    private static boolean isUserRange(long page, ObjectSpec frame) {
        long end = PdAddressSpace.USER_TOP >> PdAddressSpace.PAGE_BITS;
        long pages = frame.sizeBytes() >> PdAddressSpace.PAGE_BITS;
        return page >= 0 && page < end && pages <= end - page && (page & (pages - 1)) == 0;
    }

    private FrameMapping mapping(int frame, long address) {
        int rights = in.integer("a mapping's rights", 7);
        return new FrameMapping(frame, address, rights >> 1, (rights & 1) != 0);
    }

    private TableMapping table() {
        int table = object("a page table", ObjectType.PAGE_TABLE);
        return new TableMapping(
                table, in.number("a page table's address", PdAddressSpace.USER_TOP - 1));
    }

    private SchedContextSpec schedContext() {
        int context = object("a scheduling context", ObjectType.SCHED_CONTEXT);
        long budget = in.number("a budget", ImageLimits.PERIOD_MICROS);
        long period = in.number("a period", ImageLimits.PERIOD_MICROS);
        if (budget < Limits.MIN_BUDGET_MICROS || budget > period) {
            throw in.refuse("a budget of %d µs in %d µs".formatted(budget, period));
        }
        return new SchedContextSpec(
                context, budget, period, in.number("a badge"), in.integer("a core", 255));
    }

    private ThreadSpec thread() {
        int tcb = object("a thread", ObjectType.TCB);
        String name = in.string("a thread's name");
        int cspace = object("a thread's CSpace", ObjectType.CNODE);
        int vspace = object("a thread's VSpace", ObjectType.PAGE_TABLE);
        int ipcBuffer = object("an IPC buffer", ObjectType.PAGE);
        long ipcBufferAddress = in.number("an IPC buffer's address", PdAddressSpace.USER_TOP - 1);
        int context = object("a thread's scheduling context", ObjectType.SCHED_CONTEXT);
        int notification = optional("a bound notification", ObjectType.NOTIFICATION);
        int faultEndpoint = optional("a fault endpoint", ObjectType.ENDPOINT);
        return new ThreadSpec(
                tcb,
                name,
                cspace,
                vspace,
                ipcBuffer,
                ipcBufferAddress,
                context,
                notification,
                faultEndpoint,
                in.number("a fault badge"),
                in.integer("a priority", Limits.MONITOR_PRIORITY),
                in.number("an entry address", PdAddressSpace.USER_TOP - 1),
                in.number("a stack pointer", PdAddressSpace.USER_TOP));
    }

    private CNodeSpec cnode() {
        int cnode = object("a CNode", ObjectType.CNODE);
        int slots = 1 << objects.get(cnode).userBits();
        int most = Math.min(slots, ImageLimits.CAPABILITIES - capabilities);
        int count = in.count("the number of capabilities", most);
        capabilities += count;
        List<CapabilitySpec> list = new ArrayList<>(count);
        int least = 0;
        for (int i = 0; i < count; i++) {
            int slot = in.integer("a capability's slot", slots - 1);
            if (slot < least) {
                throw in.refuse("capability slot %d is not in ascending order".formatted(slot));
            }
            least = slot + 1;
            list.add(new CapabilitySpec(slot, target(), rights(), in.number("a badge")));
        }
        return new CNodeSpec(cnode, list);
    }

    private Target target() {
        if (in.flag("a capability's kind")) {
            return new Target.IrqHandler(in.index("an interrupt handler", irqHandlers));
        }
        return new Target.KernelObject(in.index("a capability's object", objects.size()));
    }

    private int rights() {
        return in.integer("a capability's rights", 15);
    }

    private RegionSpec region() {
        return new RegionSpec(
                in.string("a region's name"),
                in.number("a region's size", ImageLimits.PHYSICAL_END),
                in.number("a region's address", ImageLimits.PHYSICAL_END),
                in.flag("device"));
    }

    private List<PdSpec> protectionDomains() {
        protectionDomains = in.count("the number of protection domains", Limits.PROTECTION_DOMAINS);
        List<PdSpec> pds = new ArrayList<>(protectionDomains);
        for (int i = 0; i < protectionDomains; i++) {
            pds.add(protectionDomain(i));
        }
        return pds;
    }

    private PdSpec protectionDomain(int index) {
        return new PdSpec(
                in.string("a protection domain's name"),
                in.index("a protection domain's thread", threads),
                in.index("a parent", index + 1) - 1,
                in.integer("a child's id", Limits.CHANNELS - 1),
                in.flag("passive"),
                in.number("a stack size", Limits.MAX_STACK_BYTES),
                in.number("a heap size", ImageLimits.PHYSICAL_END),
                list("channels", Limits.CHANNELS, this::channel),
                list("interrupts", Limits.CHANNELS, this::interrupt),
                list("maps", ImageLimits.PD_MAPS, this::map));
    }

    private ChannelSpec channel() {
        return new ChannelSpec(
                in.integer("a channel id", Limits.CHANNELS - 1),
                in.index("a channel's peer", protectionDomains),
                in.integer("a peer's channel id", Limits.CHANNELS - 1),
                in.flag("mayNotify"),
                in.flag("mayCall"));
    }

    private InterruptSpec interrupt() {
        return new InterruptSpec(
                in.integer("an interrupt id", Limits.CHANNELS - 1),
                in.integer("an interrupt source", ImageLimits.IRQ));
    }

    private MapSpec map() {
        return new MapSpec(
                in.index("a map's region", regions),
                in.number("a map's address", PdAddressSpace.USER_TOP),
                in.flag("readable"),
                in.flag("writable"),
                in.flag("executable"));
    }

    private int object(String name, ObjectType type) {
        return checked(in.index(name, objects.size()), name, type);
    }

    private int optional(String name, ObjectType type) {
        int number = in.index(name, objects.size() + 1) - 1;
        return number == SystemSpec.NONE ? number : checked(number, name, type);
    }

    private int checked(int number, String name, ObjectType type) {
        ObjectSpec object = objects.get(number);
        if (object.type() != type) {
            throw in.refuse("%s is %s, which is not a %s".formatted(name, object.name(), type));
        }
        return number;
    }
}
