package org.coreplatform.description;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/// Makes large descriptions that are right, the same for the same numbers.
final class GeneratedSystem {
    private static final int PRIORITIES = 255;

    private GeneratedSystem() {}

    /// {@return a description of this size}
    static byte[] of(int pds, int regions, int channels) {
        StringBuilder text = new StringBuilder("<system>\n");
        for (int region = 0; region < regions; region++) {
            text.append("  <memory_region name=\"mr%d\" size=\"0x1000\"/>\n".formatted(region));
        }
        for (int pd = 0; pd < pds; pd++) {
            text.append(
                    "  <protection_domain name=\"pd%d\" priority=\"%d\" heap_size=\"0x1000\">\n"
                            .formatted(pd, pd % PRIORITIES));
            text.append("    <program_image path=\"pd%d.jar\"/>\n".formatted(pd));
            for (int region = pd; region < regions; region += pds) {
                text.append(
                        "    <map mr=\"mr%d\" vaddr=\"0x%x\"/>\n"
                                .formatted(region, 0x1000_0000L + region * 0x1000L));
            }
            text.append("  </protection_domain>\n");
        }
        addChannels(text, pds, channels);
        return text.append("</system>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void addChannels(StringBuilder text, int pds, int channels) {
        SplittableRandom random = new SplittableRandom(1);
        int[] next = new int[pds];
        Set<Long> pairs = new TreeSet<>();
        for (int made = 0; made < channels; ) {
            int from = random.nextInt(pds);
            int to = (from + 1 + random.nextInt(Math.min(pds - 1, 40))) % pds;
            boolean free = next[from] < 64 && next[to] < 64 && from != to;
            if (!free || !pairs.add((long) Math.min(from, to) * pds + Math.max(from, to))) {
                continue;
            }
            boolean calls = to % PRIORITIES > from % PRIORITIES;
            text.append(
                    "  <channel><end pd=\"pd%d\" id=\"%d\" pp=\"%b\"/><end pd=\"pd%d\" id=\"%d\"/></channel>\n"
                            .formatted(from, next[from]++, calls, to, next[to]++));
            made++;
        }
    }
}
