package org.coreplatform.builder.artefact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.coreplatform.builder.artefact.Inspection.Mapping;
import org.coreplatform.builder.artefact.Inspection.Range;
import org.coreplatform.builder.artefact.Inspection.Sharing;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.image.AddressSpaceSpec;
import org.coreplatform.sdk.image.AddressSpaceSpec.FrameMapping;
import org.coreplatform.sdk.image.ObjectSpec;
import org.coreplatform.sdk.image.SystemSpec;

/// What each thread can address, from the mappings of its VSpace.
final class MemoryView {
    /// The builder numbers frames with four digits or more.
    private static final int NUMBER_DIGITS = 4;

    /// Names of frames of regions begin so.
    private static final String REGION = "frame_mr_";

    private final SystemSpec spec;

    /// Per thread: frame → its rights, in the order of the mappings.
    private final List<Map<Integer, String>> frames = new ArrayList<>();

    MemoryView(SystemSpec spec) {
        this.spec = spec;
        for (int thread = 0; thread < spec.threads().size(); thread++) {
            Map<Integer, String> rights = new LinkedHashMap<>();
            for (FrameMapping mapping : mappingsOf(thread)) {
                rights.merge(mapping.frame(), letters(mapping), MemoryView::union);
            }
            frames.add(rights);
        }
    }

    /// {@return what a frame is a part of, in words}
    private static String memory(String frame) {
        String stem = stem(frame);
        return stem.startsWith(REGION) ? "region " + stem.substring(REGION.length()) : stem;
    }

    /// {@return a frame's name without its number}
    private static String stem(String frame) {
        int digits = frame.length() - frame.lastIndexOf('_') - 1;
        boolean isNumbered =
                digits >= NUMBER_DIGITS
                        && digits < frame.length()
                        && frame.chars().skip(frame.length() - digits).allMatch(MemoryView::isDigit)
                        && !frame.startsWith("frame_ipcbuf_");
        return isNumbered ? frame.substring(0, frame.length() - digits - 1) : frame;
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /// {@return the mappings of a thread, neighbours of the same memory as one}
    List<Mapping> mappings(int thread) {
        List<Mapping> ranges = new ArrayList<>();
        for (FrameMapping mapping : mappingsOf(thread)) {
            ObjectSpec frame = spec.objects().get(mapping.frame());
            Mapping next =
                    new Mapping(
                            mapping.address(),
                            frame.sizeBytes(),
                            letters(mapping),
                            memory(frame.name()));
            if (!ranges.isEmpty() && continues(ranges.getLast(), next)) {
                Mapping last = ranges.removeLast();
                next =
                        new Mapping(
                                last.address(),
                                last.sizeBytes() + next.sizeBytes(),
                                next.permissions(),
                                next.memory());
            }
            ranges.add(next);
        }
        return ranges;
    }

    private static boolean continues(Mapping last, Mapping next) {
        return last.address() + last.sizeBytes() == next.address()
                && last.memory().equals(next.memory())
                && last.permissions().equals(next.permissions());
    }

    /// {@return the memory that a thread shares with another, by name}
    ///
    /// @param with name of the other
    List<Sharing> shared(int thread, int other, String with) {
        Map<String, Sharing> shared = new LinkedHashMap<>();
        Map<Integer, String> theirs = frames.get(other);
        frames.get(thread)
                .forEach(
                        (frame, mine) -> {
                            String rights = theirs.get(frame);
                            if (rights != null) {
                                ObjectSpec object = spec.objects().get(frame);
                                Sharing part =
                                        new Sharing(
                                                with,
                                                memory(object.name()),
                                                object.sizeBytes(),
                                                mine,
                                                rights);
                                shared.merge(part.memory(), part, MemoryView::sum);
                            }
                        });
        return List.copyOf(shared.values());
    }

    /// {@return object numbers of the frames that no other thread can address and that are no
    /// region}
    List<Integer> privateFrames(int thread) {
        List<Integer> own = new ArrayList<>();
        for (int frame : frames.get(thread).keySet()) {
            boolean isPrivate = !spec.objects().get(frame).name().startsWith(REGION);
            for (int other = 0; other < frames.size() && isPrivate; other++) {
                isPrivate = other == thread || !frames.get(other).containsKey(frame);
            }
            if (isPrivate) {
                own.add(frame);
            }
        }
        return own;
    }

    /// {@return physical memory by address, neighbours of the same name as one range}
    ///
    /// @param objects by ascending address
    static List<Range> physical(List<ObjectSpec> objects) {
        List<Range> ranges = new ArrayList<>();
        for (ObjectSpec object : objects) {
            String content = object.type().isFrame() ? memory(object.name()) : "kernel objects";
            Range next = new Range(object.physicalAddress(), object.sizeBytes(), content);
            if (!ranges.isEmpty()) {
                Range last = ranges.getLast();
                boolean touches = last.address() + last.sizeBytes() == next.address();
                if (touches && last.content().equals(content)) {
                    ranges.removeLast();
                    long size = last.sizeBytes() + next.sizeBytes();
                    next = new Range(last.address(), size, content);
                }
            }
            ranges.add(next);
        }
        return ranges;
    }

    private List<FrameMapping> mappingsOf(int thread) {
        int root = spec.threads().get(thread).vspaceRoot();
        for (AddressSpaceSpec space : spec.addressSpaces()) {
            if (space.rootTable() == root) {
                return space.frames();
            }
        }
        return List.of();
    }

    private static Sharing sum(Sharing a, Sharing b) {
        return new Sharing(
                a.with(),
                a.memory(),
                a.sizeBytes() + b.sizeBytes(),
                union(a.permissions(), b.permissions()),
                union(a.theirs(), b.theirs()));
    }

    private static String union(String a, String b) {
        StringBuilder letters = new StringBuilder();
        for (char letter : new char[] {'r', 'w', 'x'}) {
            if (a.indexOf(letter) >= 0 || b.indexOf(letter) >= 0) {
                letters.append(letter);
            }
        }
        return letters.toString();
    }

    private static String letters(FrameMapping mapping) {
        return ((mapping.rights() & CapabilityRights.READ) != 0 ? "r" : "")
                + ((mapping.rights() & CapabilityRights.WRITE) != 0 ? "w" : "")
                + (mapping.executable() ? "x" : "");
    }
}
