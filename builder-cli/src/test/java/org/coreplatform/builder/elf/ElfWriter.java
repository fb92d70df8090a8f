package org.coreplatform.builder.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes small ELF files, right ones and others.
final class ElfWriter {
    private static final int HEADER = 0x40;
    private static final int PROGRAM_HEADER = 56;
    private static final int SECTION_HEADER = 64;
    private static final int SYMBOL = 24;

    private final List<long[]> segments = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<long[]> symbols = new ArrayList<>();
    private int machine = 243;
    private boolean hasSymbolTable = true;

    /// {@return a program as the linker script of Microkit lays it out}
    static ElfWriter program() {
        return new ElfWriter()
                .segment(0x20_0000, 0x1234)
                .segment(0x20_2000, 0x800)
                .symbol("_start", 0x20_0000, 16)
                .symbol("microkit_name", 0x20_2000, 64)
                .symbol("microkit_passive", 0x20_2040, 1)
                .symbol("microkit_irqs", 0x20_2048, 8)
                .symbol("microkit_notifications", 0x20_2050, 8)
                .symbol("microkit_pps", 0x20_2058, 8)
                .symbol("microkit_ioports", 0x20_2060, 8);
    }

    ElfWriter machine(int number) {
        machine = number;
        return this;
    }

    ElfWriter segment(long address, long bytes) {
        segments.add(new long[] {address, bytes});
        return this;
    }

    ElfWriter symbol(String name, long address, long bytes) {
        names.add(name);
        symbols.add(new long[] {address, bytes});
        return this;
    }

    ElfWriter without(String name) {
        int at = names.indexOf(name);
        names.remove(at);
        symbols.remove(at);
        return this;
    }

    ElfWriter stripped() {
        hasSymbolTable = false;
        return this;
    }

    /// {@return the file: header, program headers, symbols, names, section headers}
    byte[] bytes() {
        byte[] strings = ("\0" + String.join("\0", names) + "\0").getBytes(StandardCharsets.UTF_8);
        int table = HEADER + PROGRAM_HEADER * segments.size();
        int namesAt = table + SYMBOL * symbols.size();
        int sections = namesAt + strings.length;
        ByteBuffer out = ByteBuffer.allocate(sections + 3 * SECTION_HEADER);
        out.order(ByteOrder.LITTLE_ENDIAN);
        header(out, sections);
        for (long[] segment : segments) {
            out.putInt(1).putInt(6).putLong(0).putLong(segment[0]).putLong(segment[0]);
            out.putLong(0).putLong(segment[1]).putLong(0x1000);
        }
        int name = 1;
        for (int i = 0; i < symbols.size(); i++) {
            out.putInt(name).putInt(0x1_0011).putLong(symbols.get(i)[0]).putLong(symbols.get(i)[1]);
            name += names.get(i).length() + 1;
        }
        out.put(strings);
        section(out, 0, 0, 0);
        section(out, hasSymbolTable ? 2 : 1, table, namesAt - table);
        section(out, 3, namesAt, strings.length);
        return out.array();
    }

    private void header(ByteBuffer out, int sections) {
        out.putInt(0x464c457f).put((byte) 2).put((byte) 1).put((byte) 1).position(16);
        out.putShort((short) 2).putShort((short) machine).putInt(1).putLong(0x20_0000);
        out.putLong(HEADER).putLong(sections).putInt(0).putShort((short) HEADER);
        out.putShort((short) PROGRAM_HEADER).putShort((short) segments.size());
        out.putShort((short) SECTION_HEADER).putShort((short) 3).putShort((short) 0);
    }

    private static void section(ByteBuffer out, int type, int offset, int bytes) {
        out.putInt(0).putInt(type).putLong(0).putLong(0).putLong(offset).putLong(bytes);
        out.putInt(2).putInt(0).putLong(8).putLong(SYMBOL);
    }
}
