package org.coreplatform.kernel.spec;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Page tables as the processor reads them (RISC-V privileged specification, "Sv39").
public final class PageTables {
    private static final int ENTRIES = 512;
    private static final int PPN_SHIFT = 2;
    private static final long VALID = 1;
    private static final long READ = 2;
    private static final long WRITE = 4;
    private static final long EXECUTE = 8;

    /// For user code, and already marked as accessed and written to.
    private static final long USER_PAGE = 0xd0 | VALID;

    private PageTables() {}

    /// {@return every word of every table that an address space reaches, by its address}
    public static Map<Long, Long> words(State state) {
        Map<Long, Long> words = new TreeMap<>();
        for (int asid : state.asids().keys()) {
            add(state, state.asids().at(asid), words);
        }
        return words;
    }

    private static void add(State state, long table, Map<Long, Long> words) {
        PersistentMap<Integer, TableEntry> entries = state.tables().at(table);
        for (int i = 0; i < ENTRIES; i++) {
            TableEntry entry = entries.get(i);
            words.put(table + (long) Long.BYTES * i, word(entry));
            if (entry instanceof TableEntry.Table(long next)) {
                add(state, next, words);
            }
        }
    }

    private static long word(@Nullable TableEntry entry) {
        return switch (entry) {
            case null -> 0;
            case TableEntry.Table(long base) -> base >>> PPN_SHIFT | VALID;
            case TableEntry.Page p ->
                    p.base() >>> PPN_SHIFT
                            | USER_PAGE
                            | (p.readable() ? READ : 0)
                            | (p.writable() ? WRITE : 0)
                            | (p.executable() ? EXECUTE : 0);
        };
    }
}
