package org.coreplatform.builder.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.coreplatform.builder.elf.ElfFile.Segment;
import org.coreplatform.builder.elf.ElfFile.Symbol;

/// Reads ELF files of 64 bits, little endian, as the System V ABI describes them.
final class ElfReader {
    private static final int MAGIC = 0x464c457f;
    private static final int CLASS_64 = 2;
    private static final int LITTLE_ENDIAN = 1;
    private static final int HEADER_BYTES = 0x40;
    private static final int PROGRAM_HEADER_BYTES = 56;
    private static final int SECTION_HEADER_BYTES = 64;
    private static final int SYMBOL_BYTES = 24;
    private static final int LOAD = 1;
    private static final int SYMBOL_TABLE = 2;

    /// Of a program; each takes about 150 bytes of memory.
    private static final int MAX_SYMBOLS = 1_000_000;

    /// Names can end alike and share bytes, but not so much that reading them takes for ever.
    private static final long MAX_SHARING = 16;

    private final ByteBuffer in;
    private long nameBytes;

    private ElfReader(byte[] content) {
        in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// What came of a file.
    sealed interface Result {
        /// It can be used.
        record Read(ElfFile file) implements Result {}

        /// It cannot: why, as a clause.
        record Refused(String why) implements Result {}
    }

    /// {@return the file, or why Microkit cannot use it}
    static Result read(byte[] content) {
        return new ElfReader(content).read();
    }

    private Result read() {
        if (in.limit() < HEADER_BYTES || in.getInt(0) != MAGIC) {
            return new Result.Refused("it is no ELF file");
        }
        if (in.get(4) != CLASS_64) {
            return new Result.Refused("it is not for 64 bits");
        }
        if (in.get(5) != LITTLE_ENDIAN) {
            return new Result.Refused("it is not little endian");
        }
        try {
            return readTables();
        } catch (IndexOutOfBoundsException | ArithmeticException _) {
            return new Result.Refused("it is cut off or damaged");
        }
    }

    private Result readTables() {
        if (unsignedShort(0x38) == 0) {
            return new Result.Refused("it has no program header");
        }
        int table = symbolTable();
        return table < 0
                ? new Result.Refused("it has no symbol table")
                : new Result.Read(new ElfFile(unsignedShort(0x12), segments(), symbols(table)));
    }

    private List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < unsignedShort(0x38); i++) {
            int header = entry(in.getLong(0x20), unsignedShort(0x36), PROGRAM_HEADER_BYTES, i);
            if (in.getInt(header) == LOAD) {
                long address = in.getLong(header + 16);
                long bytes = in.getLong(header + 40);
                if (address < 0 || bytes < 0) {
                    throw new ArithmeticException("above 2^63");
                }
                Math.addExact(address, bytes);
                segments.add(new Segment(address, bytes));
            }
        }
        return segments;
    }

    /// {@return where the header of the last symbol table is, or -1}
    private int symbolTable() {
        int found = -1;
        for (int i = 0; i < unsignedShort(0x3c); i++) {
            int header = section(i);
            if (in.getInt(header + 4) == SYMBOL_TABLE) {
                found = header;
            }
        }
        return found;
    }

    private Map<String, List<Symbol>> symbols(int table) {
        Map<String, List<Symbol>> symbols = new LinkedHashMap<>();
        int names = Math.toIntExact(in.getLong(section(in.getInt(table + 40)) + 24));
        long start = in.getLong(table + 24);
        long count = in.getLong(table + 32) / SYMBOL_BYTES;
        if (count > MAX_SYMBOLS) {
            throw new ArithmeticException("too many symbols");
        }
        for (int i = 0; i < count; i++) {
            int entry = entry(start, SYMBOL_BYTES, SYMBOL_BYTES, i);
            String name = name(Math.addExact(names, in.getInt(entry)));
            symbols.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(new Symbol(in.getLong(entry + 8), in.getLong(entry + 16)));
        }
        return symbols;
    }

    private String name(int start) {
        int end = start;
        while (in.get(end) != 0) {
            end++;
        }
        nameBytes = Math.addExact(nameBytes, end - start);
        if (nameBytes > MAX_SHARING * in.limit()) {
            throw new ArithmeticException("names inside each other");
        }
        return StandardCharsets.UTF_8.decode(in.slice(start, end - start)).toString();
    }

    private int section(int index) {
        return entry(in.getLong(0x28), unsignedShort(0x3a), SECTION_HEADER_BYTES, index);
    }

    /// {@return the offset of a table's entry, all of which is in the file}
    private int entry(long table, int bytes, int needed, int index) {
        long start = Math.addExact(table, (long) bytes * index);
        if (bytes < needed || start < 0 || start > in.limit() - needed) {
            throw new IndexOutOfBoundsException("no entry %d".formatted(index));
        }
        return (int) start;
    }

    private int unsignedShort(int offset) {
        return Short.toUnsignedInt(in.getShort(offset));
    }
}
