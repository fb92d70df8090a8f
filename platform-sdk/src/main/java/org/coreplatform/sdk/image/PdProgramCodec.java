package org.coreplatform.sdk.image;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.sdk.abi.Limits;

/// How a program stands in memory: a magic, its length, then the fields of the record.
///
/// ```
///  0  magic: what kind of program it is
///  8  length in bytes, with this header
/// 16  fields; see docs/image-format.md
/// ```
///
/// Whoever starts a thread reads the magic at its entry address, then the length, then the whole
/// program.
public final class PdProgramCodec {
    /// `CPjavaPD` in memory: a Java PD.
    public static final long MAGIC = 0x4450_6176_616a_5043L;

    /// `CPmonitr` in memory: the monitor, whose instructions are part of the runtime.
    public static final long MONITOR_MAGIC = 0x7274_696e_6f6d_5043L;

    /// Magic and length.
    public static final int HEADER_BYTES = 16;

    private PdProgramCodec() {}

    /// {@return the program as it stands in memory}
    public static byte[] encode(PdProgram program) {
        FieldWriter out = new FieldWriter();
        out.u64(MAGIC).u64(0);
        out.string(program.name()).string(program.mainClass()).flag(program.passive());
        out.u64(program.irqs()).u64(program.notifications()).u64(program.ppcs());
        out.number(program.stackBytes()).number(program.heapBytes());
        out.number(program.classes().size());
        for (PdProgram.ProgramClass programClass : program.classes()) {
            out.string(programClass.name());
            out.number(programClass.bytes().length).raw(programClass.bytes());
        }
        return withLength(out);
    }

    /// {@return the program in these bytes}
    ///
    /// @param bytes as long as the length in their header says
    /// @throws ImageRefused if they are not the encoding of a program
    public static PdProgram decode(byte[] bytes) {
        FieldReader in = body(bytes, MAGIC, "a Java program");
        String name = in.string("the PD's name");
        String mainClass = in.string("the main class");
        boolean passive = in.flag("passive");
        long irqs = in.u64("irqs");
        long notifications = in.u64("notifications");
        long ppcs = in.u64("ppcs");
        long stackBytes = in.number("the stack size", Limits.MAX_STACK_BYTES);
        long heapBytes = in.number("the heap size", ImageLimits.PHYSICAL_END);
        List<PdProgram.ProgramClass> classes = classes(in);
        in.end("the program");
        return new PdProgram(
                name,
                mainClass,
                passive,
                irqs,
                notifications,
                ppcs,
                stackBytes,
                heapBytes,
                classes);
    }

    /// {@return the monitor's program as it stands in memory}
    public static byte[] encodeMonitor(MonitorProgram monitor) {
        FieldWriter out = new FieldWriter();
        out.u64(MONITOR_MAGIC).u64(0);
        out.number(monitor.subjects().size());
        for (MonitorProgram.Subject subject : monitor.subjects()) {
            out.string(subject.name()).flag(subject.passive()).number(subject.stackBytes());
        }
        return withLength(out);
    }

    /// {@return the monitor's program in these bytes}
    ///
    /// @throws ImageRefused if they are not the encoding of one
    public static MonitorProgram decodeMonitor(byte[] bytes) {
        FieldReader in = body(bytes, MONITOR_MAGIC, "a monitor");
        int count = in.count("the number of PDs", Limits.PROTECTION_DOMAINS);
        List<MonitorProgram.Subject> subjects = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            subjects.add(
                    new MonitorProgram.Subject(
                            in.string("a PD's name"),
                            in.flag("passive"),
                            in.number("the stack size", Limits.MAX_STACK_BYTES)));
        }
        in.end("the monitor");
        return new MonitorProgram(subjects);
    }

    /// {@return the magic of the program whose first bytes these are}
    ///
    /// @param header at least [#HEADER_BYTES]
    public static long magic(byte[] header) {
        return new FieldReader(header, 0, header.length).u64("the magic");
    }

    /// {@return the length of the program whose first bytes these are}
    ///
    /// @param header at least [#HEADER_BYTES]
    /// @throws ImageRefused if it is not a length that a program can have
    public static int length(byte[] header) {
        FieldReader in = new FieldReader(header, 0, header.length);
        in.u64("the magic");
        long length = in.u64("the program's length");
        if (length < HEADER_BYTES || length > ImageLimits.PROGRAM_BYTES) {
            throw in.refuse("the program's length is %s".formatted(Long.toUnsignedString(length)));
        }
        return (int) length;
    }

    private static List<PdProgram.ProgramClass> classes(FieldReader in) {
        int count = in.count("the number of classes", ImageLimits.PROGRAM_CLASSES);
        List<PdProgram.ProgramClass> classes = new ArrayList<>(count);
        String previous = "";
        for (int i = 0; i < count; i++) {
            String name = in.string("a class name");
            if (name.compareTo(previous) <= 0) {
                throw in.refuse("class %s is not in ascending order".formatted(name));
            }
            previous = name;
            byte[] bytes = in.raw("class " + name, ImageLimits.PROGRAM_BYTES);
            classes.add(new PdProgram.ProgramClass(name, bytes));
        }
        return classes;
    }

    private static FieldReader body(byte[] bytes, long magic, String what) {
        FieldReader in = new FieldReader(bytes, 0, bytes.length);
        if (in.u64("the magic") != magic) {
            throw in.refuse("this is not %s: the magic differs".formatted(what));
        }
        if (in.u64("the program's length") != bytes.length) {
            throw in.refuse("the program's length is not the %d given".formatted(bytes.length));
        }
        return in;
    }

    private static byte[] withLength(FieldWriter out) {
        FieldWriter length = new FieldWriter();
        length.u64(out.size());
        out.patch(8, length.toByteArray());
        return out.toByteArray();
    }
}
