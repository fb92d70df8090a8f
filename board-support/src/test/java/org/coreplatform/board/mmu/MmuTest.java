package org.coreplatform.board.mmu;

import static org.coreplatform.board.core.Access.FETCH;
import static org.coreplatform.board.core.Access.LOAD;
import static org.coreplatform.board.core.Access.STORE;
import static org.coreplatform.board.mmu.PageTableEntry.ACCESSED;
import static org.coreplatform.board.mmu.PageTableEntry.DIRTY;
import static org.coreplatform.board.mmu.PageTableEntry.EXECUTE;
import static org.coreplatform.board.mmu.PageTableEntry.GLOBAL;
import static org.coreplatform.board.mmu.PageTableEntry.READ;
import static org.coreplatform.board.mmu.PageTableEntry.USER;
import static org.coreplatform.board.mmu.PageTableEntry.VALID;
import static org.coreplatform.board.mmu.PageTableEntry.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.coreplatform.board.bus.Bus;
import org.coreplatform.board.bus.MmioDevice;
import org.coreplatform.board.core.Access;
import org.coreplatform.board.core.UserContext;
import org.coreplatform.board.memory.PhysicalMemory;
import org.coreplatform.board.time.VirtualClock;
import org.coreplatform.sdk.profile.CycleCosts;
import org.coreplatform.sdk.profile.DeviceProfile;
import org.junit.jupiter.api.Test;

final class MmuTest {
    private static final long BASE = 0x8000_0000L;
    private static final long ROOT = BASE + 0x1000;
    private static final long MIDDLE = BASE + 0x2000;
    private static final long LEAF = BASE + 0x3000;
    private static final long PAGE = BASE + 0x20_0000;
    private static final long DEVICE = 0x1000_0000L;
    private static final long READ_WRITE = READ | WRITE | USER | ACCESSED | DIRTY;
    private static final long ADDRESS = 0x20_1000;

    private final VirtualClock clock = new VirtualClock();
    private final PhysicalMemory memory = new PhysicalMemory(BASE, 1 << 30);
    private final Bus bus = new Bus(memory, clock);
    private final Mmu mmu = new Mmu(memory, bus, clock);
    private final UserContext context = new UserContext();

    MmuTest() {
        bus.attach(new DeviceProfile("device", DEVICE, 0x1000, 0, false), new Nothing());
        context.setPageTableRoot(ROOT);
        put(ROOT, ADDRESS, 0, PageTableEntry.table(MIDDLE));
        put(MIDDLE, ADDRESS, 1, PageTableEntry.table(LEAF));
    }

    private record Nothing() implements MmioDevice {
        @Override
        public long load(long offset, int size) {
            return 0;
        }

        @Override
        public void store(long offset, int size, long value) {}
    }

    private void put(long table, long address, int level, long entry) {
        memory.store(table + 8L * PageTableEntry.index(address, level), 8, entry);
    }

    private void map(long physical, long flags) {
        put(LEAF, ADDRESS, 2, PageTableEntry.page(physical, flags));
        mmu.flush();
    }

    private void mapRaw(long entry) {
        put(LEAF, ADDRESS, 2, entry);
        mmu.flush();
    }

    /// Checks loads, stores and fetches at [#ADDRESS]: each one works or faults.
    private void expect(boolean load, boolean store, boolean fetch) {
        assertEquals(load ? PAGE + 8 : Mmu.FAULT, mmu.translate(context, ADDRESS + 8, LOAD));
        assertEquals(store ? PAGE + 8 : Mmu.FAULT, mmu.translate(context, ADDRESS + 8, STORE));
        assertEquals(fetch ? PAGE + 8 : Mmu.FAULT, mmu.translate(context, ADDRESS + 8, FETCH));
    }

    @Test
    void rightsAllowExactlyTheirAccess() {
        long always = USER | ACCESSED | DIRTY;
        map(PAGE, always | READ);
        expect(true, false, false);
        map(PAGE, always | READ | WRITE);
        expect(true, true, false);
        map(PAGE, always | READ | EXECUTE);
        expect(true, false, true);
        map(PAGE, always | EXECUTE);
        expect(false, false, true);
        map(PAGE, always | READ | WRITE | EXECUTE | GLOBAL);
        expect(true, true, true);
    }

    @Test
    void everyAccessFaultsWithoutAValidUserPage() {
        for (long entry :
                List.of(
                        0L,
                        PageTableEntry.page(PAGE, READ_WRITE) & ~VALID,
                        PageTableEntry.page(PAGE, READ_WRITE & ~USER),
                        PageTableEntry.page(PAGE, READ_WRITE & ~ACCESSED),
                        PageTableEntry.page(PAGE, WRITE | USER | ACCESSED | DIRTY),
                        PageTableEntry.page(PAGE, READ_WRITE) | 1L << 54,
                        PageTableEntry.page(PAGE, READ_WRITE) | 1L << 63,
                        PageTableEntry.table(PAGE))) {
            mapRaw(entry);
            expect(false, false, false);
        }
    }

    @Test
    void storesFaultOnCleanPagesAndTheHardwareSetsNoBits() {
        map(PAGE, READ_WRITE & ~DIRTY);
        expect(true, false, false);
        long entry = memory.load(LEAF + 8L * PageTableEntry.index(ADDRESS, 2), 8);
        assertEquals(PageTableEntry.page(PAGE, READ_WRITE & ~DIRTY), entry);
    }

    @Test
    void pointersToTablesMustHaveReservedBitsClear() {
        map(PAGE, READ_WRITE);
        expect(true, true, false);
        for (long bit : List.of(USER, ACCESSED, DIRTY)) {
            put(MIDDLE, ADDRESS, 1, PageTableEntry.table(LEAF) | bit);
            mmu.flush();
            expect(false, false, false);
        }
    }

    @Test
    void superpagesMapTheirWholeRange() {
        long giant = 0x40_0000_0000L >>> 1; // root index 128
        put(ROOT, giant, 0, PageTableEntry.page(BASE, READ_WRITE));
        long large = 0x40_0000; // next to the 2 MiB of ADDRESS
        put(MIDDLE, large, 1, PageTableEntry.page(BASE + 0x60_0000, READ_WRITE));
        assertEquals(BASE + 0x3fff_fff8, mmu.translate(context, giant + 0x3fff_fff8, STORE));
        assertEquals(BASE + 0x7f_f123, mmu.translate(context, large + 0x1f_f123, LOAD));
    }

    @Test
    void misalignedSuperpagesFault() {
        long giant = 0x4000_0000;
        put(ROOT, giant, 0, PageTableEntry.page(BASE + 0x20_0000, READ_WRITE));
        put(MIDDLE, 0x40_0000, 1, PageTableEntry.page(BASE + 0x1000, READ_WRITE));
        assertEquals(Mmu.FAULT, mmu.translate(context, giant, LOAD));
        assertEquals(Mmu.FAULT, mmu.translate(context, 0x40_0000, LOAD));
    }

    @Test
    void nonCanonicalAddressesFaultThoughTheirLowBitsAreMapped() {
        map(PAGE, READ_WRITE);
        expect(true, true, false);
        for (int bit = 39; bit < 64; bit++) {
            assertEquals(Mmu.FAULT, mmu.translate(context, ADDRESS | 1L << bit, LOAD));
        }
        assertEquals(Mmu.FAULT, mmu.translate(context, ADDRESS | 1L << 38, LOAD));
    }

    @Test
    void theUpperHalfIsTranslatedWhenSignExtended() {
        long high = -1L << 38;
        put(ROOT, high, 0, PageTableEntry.page(BASE, READ_WRITE));
        assertEquals(BASE + 4, mmu.translate(context, high + 4, LOAD));
    }

    @Test
    void withoutARootEverythingFaults() {
        context.setPageTableRoot(0);
        assertEquals(Mmu.FAULT, mmu.translate(context, 0, LOAD));
        assertEquals(Mmu.FAULT, mmu.translate(context, 0, LOAD));
    }

    @Test
    void tablesAndPagesWhereNothingAnswersFault() {
        map(0x7000_0000, READ_WRITE);
        expect(false, false, false);
        put(MIDDLE, ADDRESS, 1, PageTableEntry.table(DEVICE));
        assertEquals(Mmu.FAULT, mmu.translate(context, ADDRESS, LOAD));
        context.setPageTableRoot(0x7000_0000);
        assertEquals(Mmu.FAULT, mmu.translate(context, ADDRESS, LOAD));
    }

    @Test
    void mapsDeviceRegisters() {
        map(DEVICE, READ_WRITE);
        assertEquals(DEVICE + 4, mmu.translate(context, ADDRESS + 4, STORE));
    }

    @Test
    void missesCostCyclesAndHitsDoNot() {
        map(PAGE, READ_WRITE);
        mmu.translate(context, ADDRESS, LOAD);
        assertEquals(CycleCosts.TLB_MISS, clock.now());
        mmu.translate(context, ADDRESS + 0xff8, LOAD);
        assertEquals(CycleCosts.TLB_MISS, clock.now());
        mmu.translate(context, ADDRESS, STORE);
        assertEquals(2 * CycleCosts.TLB_MISS, clock.now());
    }

    @Test
    void addressSpacesDoNotSeeEachOthersTranslations() {
        map(PAGE, READ_WRITE);
        expect(true, true, false);
        var other = new UserContext();
        other.setPageTableRoot(BASE + 0x10_0000);
        assertEquals(Mmu.FAULT, mmu.translate(other, ADDRESS, LOAD));
        expect(true, true, false);
    }

    @Test
    void changedTablesCountAfterAFlush() {
        map(PAGE, READ_WRITE);
        expect(true, true, false);
        put(LEAF, ADDRESS, 2, 0);
        mmu.flush();
        expect(false, false, false);
    }

    @Test
    void theTlbAgreesWithFreshWalksOfRandomTables() {
        long seed = 20_260_101;
        var random = new SplittableRandom(seed);
        var walker = new Sv39Walker(memory, bus);
        long tables = BASE + 0x10_0000;
        int tableCount = 24;
        for (int i = 0; i < tableCount * PageTableEntry.ENTRIES; i++) {
            memory.store(tables + 8L * i, 8, randomEntry(random, tables, tableCount));
        }
        Access[] accesses = Access.values();
        int allowed = 0;
        for (int i = 0; i < 200_000; i++) {
            long root = tables + 4096L * random.nextInt(tableCount);
            long address = randomAddress(random);
            Access access = accesses[random.nextInt(accesses.length)];
            context.setPageTableRoot(root);
            long expected = walker.walk(root, address, access);
            assertEquals(expected, mmu.translate(context, address, access), "seed " + seed);
            allowed += expected == Mmu.FAULT ? 0 : 1;
            if (random.nextInt(1_000) == 0) {
                long slot = tables + 8L * random.nextInt(tableCount * PageTableEntry.ENTRIES);
                memory.store(slot, 8, randomEntry(random, tables, tableCount));
                mmu.flush();
            }
        }
        assertTrue(allowed > 20_000, "only " + allowed + " accesses got through");
    }

    private static long randomEntry(SplittableRandom random, long tables, int count) {
        if (random.nextInt(3) > 0) {
            return PageTableEntry.table(tables + 4096L * random.nextInt(count));
        }
        long physical = BASE + (random.nextLong(1 << 30) & ~0xfffL);
        if (random.nextBoolean()) {
            physical &= -1L << 21;
        }
        return PageTableEntry.page(physical, (random.nextLong() & 0xff) | READ | USER | ACCESSED);
    }

    /// Few distinct pages, so that entries are used again.
    private static long randomAddress(SplittableRandom random) {
        long address = (random.nextLong(8) << 30) | (random.nextLong(8) << 21);
        address |= (random.nextLong(8) << 12) | random.nextLong(4096);
        return random.nextInt(50) == 0 ? address | 1L << random.nextInt(38, 64) : address;
    }
}
