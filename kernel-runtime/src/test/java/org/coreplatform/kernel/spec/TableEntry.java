package org.coreplatform.kernel.spec;

/// A valid entry of a page table.
sealed interface TableEntry {
    /// The next table.
    record Table(long base) implements TableEntry {}

    /// A page.
    record Page(long base, boolean readable, boolean writable, boolean executable)
            implements TableEntry {}
}
