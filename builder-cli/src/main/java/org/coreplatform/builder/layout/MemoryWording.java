package org.coreplatform.builder.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.builder.layout.MemoryUse.Entry;
import org.coreplatform.builder.lowering.Placement;
import org.coreplatform.builder.lowering.PlannedObject;
import org.coreplatform.builder.lowering.PlannedObject.Use;
import org.coreplatform.sdk.image.ImageLimits;
import org.coreplatform.sdk.profile.BoardProfile;

/// Words what [Layout] found.
final class MemoryWording {
    private static final int ROWS = 10;
    private static final long MEMORY_STEP = 64 << 20;

    private final BoardProfile board;

    MemoryWording(BoardProfile board) {
        this.board = board;
    }

    MemoryProblem overCommit(MemoryUse use) {
        List<String> notes = new ArrayList<>();
        notes.add(row(use.reservedBytes(), "kernel and boot"));
        use.entries().stream().limit(ROWS).map(this::row).forEach(notes::add);
        long rest = use.entries().stream().skip(ROWS).mapToLong(Entry::bytes).sum();
        if (rest > 0) {
            notes.add(row(rest, "others"));
        }
        return new MemoryProblem(
                MemoryProblem.OVER_COMMIT,
                overCommitMessage(use),
                "does not fit",
                use.entries().stream().findFirst().map(MemoryWording::culprit),
                notes,
                help(use));
    }

    /// Large objects lie at multiples of their size, so a little less than all can be too much too.
    private String overCommitMessage(MemoryUse use) {
        long excess = use.neededBytes() - use.memoryBytes();
        String needed = Quantity.bytes(use.neededBytes());
        String memory = Quantity.bytes(use.memoryBytes());
        return excess > 0
                ? "the system needs %s of memory, %s more than the %s of `%s`"
                        .formatted(needed, Quantity.bytes(excess), memory, board.name())
                : "the pieces of memory that the system needs, %s, do not fit into the %s of `%s`"
                        .formatted(needed, memory, board.name());
    }

    MemoryProblem notFree(PlannedObject object, int others) {
        long address = object.placement() instanceof Placement.Fixed(long fixed) ? fixed : 0;
        List<String> notes = new ArrayList<>();
        notes.add(
                "free memory of `%s`: 0x%x to 0x%x, less the image and the kernel's objects"
                        .formatted(
                                board.name(),
                                board.dramBase() + board.firmwareBytes(),
                                board.dramEnd()));
        if (others > 0) {
            notes.add("%d more pages are not free".formatted(others));
        }
        String owner = object.purpose().owner();
        return new MemoryProblem(
                MemoryProblem.NOT_FREE,
                "region `%s` wants physical address 0x%x, which is not free"
                        .formatted(owner, address),
                "0x%x is taken or is no memory".formatted(address),
                Optional.of(new Culprit.Memory(owner, Use.REGION)),
                notes,
                "choose a `phys_addr` further up, or leave it out");
    }

    MemoryProblem tooManyObjects(int objects) {
        return new MemoryProblem(
                MemoryProblem.TOO_MANY_OBJECTS,
                "the system has %d kernel objects, an image can have %d"
                        .formatted(objects, ImageLimits.OBJECTS),
                "too many pages",
                Optional.empty(),
                List.of("a page is 4 KiB, or 2 MiB where size and addresses are multiples of it"),
                "make sizes and addresses of large regions multiples of 0x200000");
    }

    private static Culprit culprit(Entry entry) {
        return new Culprit.Memory(entry.owner(), entry.use());
    }

    private String row(Entry entry) {
        return row(entry.bytes(), "`%s`: %s".formatted(entry.owner(), entry.use().words()));
    }

    private static String row(long bytes, String what) {
        return "%10s  %s".formatted(Quantity.bytes(bytes), what);
    }

    private static String help(MemoryUse use) {
        long needed = use.neededBytes() + use.reservedBytes();
        long memory = (needed + MEMORY_STEP - 1) / MEMORY_STEP * MEMORY_STEP;
        String more = "give it `--memory %dM`".formatted(memory >> 20);
        boolean hasHeap =
                use.entries().stream().limit(ROWS).anyMatch(entry -> entry.use() == Use.HEAP);
        return hasHeap
                ? more + ", or a smaller `heap_size` or region"
                : more + ", or smaller regions";
    }
}
