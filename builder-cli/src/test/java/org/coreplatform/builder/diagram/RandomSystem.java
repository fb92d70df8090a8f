package org.coreplatform.builder.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Makes descriptions with everything that can be drawn, right and wrong ones.
final class RandomSystem {
    private final SplittableRandom random;
    private final StringBuilder text = new StringBuilder("<system>\n");
    private final List<String> names = new ArrayList<>();
    private final int regions;

    private RandomSystem(long seed) {
        random = new SplittableRandom(seed);
        regions = random.nextInt(12);
    }

    /// {@return a description of Microkit's profile, which has more to draw}
    static String of(long seed) {
        return new RandomSystem(seed).make();
    }

    private String make() {
        for (int region = 0; region < regions; region++) {
            String address =
                    random.nextInt(4) == 0
                            ? " phys_addr=\"0x%x\"".formatted(0x9000_0000L + region * 0x10_0000L)
                            : "";
            text.append(
                    "<memory_region name=\"%s_%d\" size=\"0x%x000\"%s/>\n"
                            .formatted(word(), region, 1 + random.nextInt(16), address));
        }
        int top = 1 + random.nextInt(7);
        for (int i = 0; i < top; i++) {
            domain(0);
        }
        int channels = random.nextInt(names.size() * 2);
        for (int i = 0; i < channels; i++) {
            text.append("<channel>%s%s</channel>\n".formatted(end(), end()));
        }
        return text.append("</system>\n").toString();
    }

    private String word() {
        return List.of("a", "net", "&lt;b&gt;", "überwachung", "driver_of_the_second_device", "数据")
                .get(random.nextInt(6));
    }

    private void domain(int depth) {
        String name = word() + "_" + names.size();
        names.add(name);
        String id = depth == 0 ? "" : " id=\"%d\"".formatted(names.size() % 60);
        text.append(
                "<protection_domain name=\"%s\" priority=\"%d\" passive=\"%b\" cpu=\"%d\"%s>\n"
                        .formatted(
                                name,
                                random.nextInt(254),
                                random.nextInt(5) == 0,
                                random.nextInt(10) / 9,
                                id));
        text.append("<program_image path=\"x.elf\"/>\n");
        maps();
        for (int i = random.nextInt(5) - 2; i > 0; i--) {
            text.append(
                    "<irq irq=\"%d\" id=\"%d\"/>\n"
                            .formatted(32 + random.nextInt(20), 40 + i + names.size() % 10));
        }
        if (random.nextInt(8) == 0) {
            text.append("<virtual_machine name=\"vm_%d\"><vcpu id=\"0\"/>".formatted(names.size()));
            maps();
            text.append("</virtual_machine>\n");
        }
        for (int i = depth < 2 ? random.nextInt(5) - 2 : 0; i > 0; i--) {
            domain(depth + 1);
        }
        text.append("</protection_domain>\n");
    }

    private void maps() {
        List<String> permissions = List.of("r", "rw", "rx", "rwx");
        for (int region = 0; region < regions; region++) {
            if (random.nextInt(4) == 0) {
                text.append(
                        "<map mr=\"%s\" vaddr=\"0x%x\" perms=\"%s\"/>\n"
                                .formatted(
                                        nameOfRegion(region),
                                        0x2000_0000L + region * 0x100_0000L,
                                        permissions.get(random.nextInt(4))));
            }
        }
    }

    private String nameOfRegion(int region) {
        int from = text.indexOf("<memory_region name=\"");
        for (int i = 0; i < region; i++) {
            from = text.indexOf("<memory_region name=\"", from + 1);
        }
        int start = from + "<memory_region name=\"".length();
        return text.substring(start, text.indexOf("\"", start));
    }

    private String end() {
        return "<end pd=\"%s\" id=\"%d\" pp=\"%b\" notify=\"%b\"/>"
                .formatted(
                        names.get(random.nextInt(names.size())),
                        random.nextInt(40),
                        random.nextInt(4) == 0,
                        random.nextInt(4) != 0);
    }
}
