package org.coreplatform.builder.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.coreplatform.description.model.AddressRange;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.PageSizes;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.model.VirtualMachine;

/// Counts the kernel objects that Microkit makes of a system.
final class DemandCounter {
    /// The monitor has text and data; how much depends on the SDK.
    private static final int MONITOR_PAGES = 2;

    private static final int FRAME_BITS = ObjectSizes.FRAME;

    private final SystemDescription system;
    private final Target target;
    private final PageSizes pages;
    private final ObjectCounts objects = new ObjectCounts();

    private DemandCounter(SystemDescription system, Target target) {
        this.system = system;
        this.target = target;
        pages = PageSizes.of(system);
    }

    /// {@return what a system needs}
    ///
    /// @param segments what each PD's program fills, by PD index
    static Demand count(
            SystemDescription system, Target target, List<List<AddressRange>> segments) {
        DemandCounter counter = new DemandCounter(system, target);
        counter.addMonitor();
        for (ProtectionDomain pd : system.protectionDomains()) {
            counter.add(pd, segments.get(pd.index()));
        }
        return counter.withRegions();
    }

    private void addMonitor() {
        addThread();
        objects.add(ObjectSizes.REPLY, 1);
        objects.add(ObjectSizes.ENDPOINT, 1);
        objects.add(ObjectSizes.FRAME, MONITOR_PAGES + 1);
        PageTables tables = new PageTables(ObjectSizes.tables(target));
        tables.map(new AddressRange(target.ipcBuffer(), target.ipcBuffer() + 1), FRAME_BITS);
        addAddressSpace(tables);
    }

    /// TCB, time, capabilities and IPC buffer, which vCPUs have too.
    private void addThread() {
        objects.add(ObjectSizes.TCB, 1);
        objects.add(ObjectSizes.SCHEDULING_CONTEXT, 1);
        objects.add(ObjectSizes.CNODE, 1);
        objects.add(FRAME_BITS, 1);
    }

    private void addAddressSpace(PageTables tables) {
        objects.add(ObjectSizes.addressSpace(target), 1);
        objects.add(ObjectSizes.PAGE_TABLE, tables.count());
    }

    private void add(ProtectionDomain pd, List<AddressRange> segments) {
        addThread();
        objects.add(ObjectSizes.ROOT_CNODE, 1);
        objects.add(ObjectSizes.NOTIFICATION, 1);
        objects.add(ObjectSizes.REPLY, 1);
        objects.add(ObjectSizes.ENDPOINT, system.hasEndpoint(pd) ? 1 : 0);
        PageTables tables = new PageTables(ObjectSizes.tables(target));
        long stackTop = target.ipcBuffer() - MemoryRegion.SMALL_PAGE;
        AddressRange stack = new AddressRange(stackTop - pd.stackBytes(), stackTop);
        objects.add(FRAME_BITS, pd.stackBytes() >> FRAME_BITS);
        tables.map(stack, FRAME_BITS);
        tables.map(new AddressRange(target.ipcBuffer(), target.ipcBuffer() + 1), FRAME_BITS);
        for (AddressRange segment : segments) {
            long first = segment.start() >> FRAME_BITS;
            objects.add(FRAME_BITS, ((segment.end() - 1) >> FRAME_BITS) + 1 - first);
            tables.map(segment, FRAME_BITS);
        }
        map(pd.maps(), tables);
        addAddressSpace(tables);
        pd.microkit().virtualMachine().ifPresent(this::add);
    }

    private void add(VirtualMachine machine) {
        PageTables tables = new PageTables(ObjectSizes.tables(target));
        map(machine.maps(), tables);
        addAddressSpace(tables);
        machine.cpus()
                .forEach(
                        _ -> {
                            addThread();
                            objects.add(ObjectSizes.VCPU, 1);
                        });
    }

    private void map(List<Mapping> maps, PageTables tables) {
        for (Mapping map : maps) {
            tables.map(new AddressRange(map.address(), map.end()), pageBits(map.region()));
        }
    }

    private int pageBits(MemoryRegion region) {
        return Long.numberOfTrailingZeros(pages.of(region));
    }

    private Demand withRegions() {
        List<Frames> fixed = new ArrayList<>();
        for (MemoryRegion region : system.memoryRegions()) {
            Frames frames = frames(region, region.physicalAddress().orElse(0L));
            if (region.physicalAddress().isEmpty()) {
                objects.add(frames.bits(), frames.count());
            } else if (frames.count() > 0) {
                fixed.add(frames);
            }
        }
        fixed.sort(Comparator.comparing(Frames::address, Long::compareUnsigned));
        return new Demand(objects, fixed, contiguous());
    }

    private Frames frames(MemoryRegion region, long address) {
        int bits = pageBits(region);
        return new Frames(region, address, region.sizeBytes() >>> bits, bits);
    }

    private List<Frames> contiguous() {
        return system.protectionDomains().stream()
                .flatMap(pd -> pd.microkit().setVariables().stream())
                .flatMap(variable -> variable.region().stream())
                .filter(region -> region.physicalAddress().isEmpty() && region.sizeBytes() != 0)
                .distinct()
                .sorted(Comparator.comparingInt(MemoryRegion::index))
                .map(region -> frames(region, 0))
                .toList();
    }
}
