package org.coreplatform.builder.hostile;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.FieldModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.BootImage.Segment;
import org.coreplatform.sdk.image.BootImageReader;
import org.coreplatform.sdk.image.BootImageWriter;
import org.coreplatform.sdk.image.PdProgram;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;
import org.coreplatform.sdk.image.PdProgramCodec;

/// Class files that no compiler writes, in the place of a program's class `Room`.
///
/// @param name in words
/// @param classes the class files; the kernel's tests make them
/// @param refusal what is said about them
record CraftedProgram(String name, List<ProgramClass> classes, String refusal) {
    private static final Path TABLES =
            Path.of("../kernel-runtime/src/test/resources/org/coreplatform/kernel/pd/language");

    /// {@return all that the kernel's tests know}
    static List<CraftedProgram> all() throws IOException {
        Map<String, String> refusals = Sections.of(TABLES.resolve("crafted.expected"));
        List<CraftedProgram> all = new ArrayList<>();
        Sections.of(TABLES.resolve("crafted.classes"))
                .forEach(
                        (name, classes) ->
                                all.add(
                                        new CraftedProgram(
                                                name,
                                                classes.lines().map(CraftedProgram::read).toList(),
                                                refusal(name, refusals))));
        return all;
    }

    private static String refusal(String name, Map<String, String> refusals) {
        return name.equals("twice")
                ? "class evil.Evil is not in ascending order"
                : refusals.getOrDefault(name, "").lines().findFirst().orElseThrow();
    }

    private static ProgramClass read(String line) {
        String[] words = line.split(" ", 2);
        return new ProgramClass(words[0], Base64.getDecoder().decode(words[1]));
    }

    /// {@return an image, as it comes from a file, in which a protection domain has these classes,
    /// too}
    BootImage into(BootImage image, String protectionDomain) {
        List<Segment> segments =
                image.segments().stream()
                        .map(
                                segment ->
                                        segment.name().equals(protectionDomain)
                                                ? into(segment)
                                                : segment)
                        .toList();
        return BootImageReader.read(BootImageWriter.write(BootImage.of(image.spec(), segments)));
    }

    /// The memory of the program stays as it is, so what is added must not need more of it.
    private Segment into(Segment segment) {
        PdProgram program = PdProgramCodec.decode(segment.bytes());
        List<ProgramClass> all = new ArrayList<>(classes);
        for (ProgramClass each : program.classes()) {
            all.add(each.name().equals("Room") ? withoutFields(each) : each);
        }
        all.sort(Comparator.comparing(ProgramClass::name));
        PdProgram changed =
                new PdProgram(
                        program.name(),
                        program.mainClass(),
                        program.passive(),
                        program.irqs(),
                        program.notifications(),
                        program.ppcs(),
                        program.stackBytes(),
                        program.heapBytes(),
                        all);
        byte[] bytes = PdProgramCodec.encode(changed);
        if (bytes.length > segment.bytes().length) {
            throw new IllegalStateException("there is not enough room for " + name);
        }
        return new Segment(
                segment.name(),
                segment.physicalAddress(),
                Arrays.copyOf(bytes, segment.bytes().length));
    }

    private static ProgramClass withoutFields(ProgramClass room) {
        ClassFile file = ClassFile.of(ConstantPoolSharingOption.NEW_POOL);
        byte[] bytes =
                file.transformClass(
                        file.parse(room.bytes()),
                        ClassTransform.dropping(FieldModel.class::isInstance));
        return new ProgramClass(room.name(), bytes);
    }
}
