package org.coreplatform.builder.elf;

import java.util.List;
import java.util.Map;
import org.coreplatform.description.model.AddressRange;

/// What a program image says about itself.
///
/// @param machine the instruction set, `e_machine`
/// @param segments what is loaded, `PT_LOAD`
/// @param symbols the entries of the last symbol table by name; several can have one name
record ElfFile(int machine, List<Segment> segments, Map<String, List<Symbol>> symbols) {
    static final long PAGE_BYTES = 0x1000;

    ElfFile {
        segments = List.copyOf(segments);
    }

    /// A part of the address space that the image fills.
    ///
    /// @param address virtual address of its first byte
    /// @param bytes its size in memory, which ends below 2^63
    record Segment(long address, long bytes) {
        /// {@return the address behind its last byte}
        long end() {
            return address + bytes;
        }

        /// {@return whether all of a symbol is in it}
        boolean holds(Symbol symbol) {
            return symbol.address() >= address
                    && symbol.bytes() >= 0
                    && symbol.bytes() <= end() - symbol.address();
        }

        /// {@return whether both have bytes on one page}
        boolean sharesPageWith(Segment other) {
            return bytes > 0
                    && other.bytes > 0
                    && address / PAGE_BYTES <= (other.end() - 1) / PAGE_BYTES
                    && other.address / PAGE_BYTES <= (end() - 1) / PAGE_BYTES;
        }

        @Override
        public String toString() {
            return "0x%x..0x%x".formatted(address, end());
        }
    }

    /// A variable or a function.
    record Symbol(long address, long bytes) {}

    /// {@return the addresses of all that is loaded}
    List<AddressRange> ranges() {
        return segments.stream()
                .filter(segment -> segment.bytes() > 0)
                .map(segment -> new AddressRange(segment.address(), segment.end()))
                .toList();
    }

    /// {@return the entries with a name}
    List<Symbol> symbols(String name) {
        return symbols.getOrDefault(name, List.of());
    }
}
