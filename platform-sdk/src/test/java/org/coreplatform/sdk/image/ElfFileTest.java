package org.coreplatform.sdk.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The image as other people's tools see it.
final class ElfFileTest {
    private static final byte[] FILE = BootImageWriter.write(SmallImage.image());
    private static final ByteBuffer ELF = ByteBuffer.wrap(FILE).order(ByteOrder.LITTLE_ENDIAN);

    @Test
    void isAnExecutableForRiscV() {
        assertEquals(0x464c457f, ELF.getInt(0));
        assertEquals(2, ELF.getShort(16));
        assertEquals(243, ELF.getShort(18));
    }

    @Test
    void segmentsAreLoadedAtTheirPhysicalAddresses() {
        int header = (int) ELF.getLong(32) + ELF.getShort(54);
        assertEquals(1, ELF.getInt(header));
        int offset = (int) ELF.getLong(header + 8);
        assertEquals('C', FILE[offset]);
        assertEquals(0x8020_0000L, ELF.getLong(header + 24));
        assertEquals(100, ELF.getLong(header + 32));
        assertEquals(4096, ELF.getLong(header + 40));
    }

    @Test
    void sectionsAreNamedForWhatTheyHold() {
        assertEquals(
                List.of(
                        "",
                        ".note.coreplat.manifest",
                        ".note.coreplat.contents",
                        ".note.coreplat.system",
                        ".pd.pump",
                        ".shstrtab"),
                sectionNames());
    }

    @Test
    void readelfReadsItWithoutComplaint(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path readelf = Path.of("/usr/bin/readelf");
        assumeTrue(Files.isExecutable(readelf), "binutils are not there");
        Path image = Files.write(folder.resolve("small.img"), FILE);
        Path output = folder.resolve("readelf.txt");
        Process process =
                new ProcessBuilder(readelf.toString(), "-hlSnW", image.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertEquals(0, process.waitFor());
        String text = Files.readString(output);
        assertTrue(text.contains(".pd.pump"), text);
        assertTrue(text.contains("RISC-V"), text);
        assertTrue(!text.contains("Warning") && !text.contains("Error"), text);
    }

    private static List<String> sectionNames() {
        int headers = (int) ELF.getLong(40);
        int strings = (int) ELF.getLong(headers + 64 * ELF.getShort(62) + 24);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < ELF.getShort(60); i++) {
            int start = strings + ELF.getInt(headers + 64 * i);
            int end = start;
            while (FILE[end] != 0) {
                end++;
            }
            names.add(new String(FILE, start, end - start, StandardCharsets.UTF_8));
        }
        return names;
    }
}
