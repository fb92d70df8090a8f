package org.coreplatform.builder.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.coreplatform.board.catalog.Boards;
import org.coreplatform.builder.lowering.LoweredSystem;
import org.coreplatform.builder.lowering.Placement;
import org.coreplatform.builder.lowering.PlannedObject;
import org.coreplatform.builder.lowering.PlannedObject.Purpose;
import org.coreplatform.builder.lowering.PlannedObject.Use;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.image.AllocationCheck;
import org.coreplatform.sdk.image.BootImage;
import org.coreplatform.sdk.image.BootImageReader;
import org.coreplatform.sdk.image.BootImageWriter;
import org.coreplatform.sdk.image.ObjectSpec;
import org.coreplatform.sdk.image.RetypeStep;
import org.coreplatform.sdk.profile.BoardProfile;
import org.junit.jupiter.api.Test;

final class LayoutTest {
    private static final BoardProfile BOARD =
            Boards.named("qemu_virt_riscv64").orElseThrow().profile();
    private static final Placement ANYWHERE = new Placement.Anywhere();
    private static final Purpose TEST = new Purpose("test", Use.KERNEL);

    @Test
    void theKernelWillPutEveryObjectWhereTheLayoutSays() {
        for (long seed = 0; seed < 150; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            BoardProfile board = BOARD.withDramBytes((64L + 2L * random.nextInt(32)) << 20);
            LayoutResult result = Layout.of(randomSystem(random, board), board);
            LayoutResult.Placed placed =
                    assertInstanceOf(LayoutResult.Placed.class, result, "seed " + seed);
            AllocationCheck.check(placed.spec(), board);
            BootImage image = BootImage.of(placed.spec(), placed.segments());
            assertEquals(image, BootImageReader.read(BootImageWriter.write(image)), "seed " + seed);
        }
    }

    @Test
    void fixedObjectsLieWhereTheyWant() {
        for (long seed = 0; seed < 150; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            LoweredSystem system = randomSystem(random, BOARD);
            var placed = assertInstanceOf(LayoutResult.Placed.class, Layout.of(system, BOARD));
            for (int i = 0; i < system.objects().size(); i++) {
                if (system.objects().get(i).placement() instanceof Placement.Fixed(long address)) {
                    assertEquals(address, placed.spec().objects().get(i).physicalAddress());
                }
            }
        }
    }

    @Test
    void equalSystemsGetEqualLayouts() {
        LayoutResult first = Layout.of(randomSystem(new SplittableRandom(7), BOARD), BOARD);
        LayoutResult second = Layout.of(randomSystem(new SplittableRandom(7), BOARD), BOARD);
        assertEquals(first, second);
    }

    @Test
    void memoryBeforeAFixedAddressIsUsedAndTheRestSkipped() {
        long wanted = BOARD.dramBase() + (1L << 30);
        LoweredSystem system =
                system(
                        List.of(
                                object(0, ObjectType.PAGE, 0, new Placement.Fixed(wanted)),
                                object(1, ObjectType.TCB, 0, ANYWHERE)));
        var placed = assertInstanceOf(LayoutResult.Placed.class, Layout.of(system, BOARD));
        List<ObjectSpec> objects = placed.spec().objects();
        assertEquals(wanted, objects.get(0).physicalAddress());
        assertTrue(objects.get(1).physicalAddress() < wanted);
        List<RetypeStep> steps = placed.spec().retypes();
        assertTrue(steps.size() < 40, "steps " + steps.size());
    }

    @Test
    void moreObjectsThanMemoryIsOverCommittedWithATableAndAWayOut() {
        List<PlannedObject> objects = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            objects.add(object(i, ObjectType.MEGA_PAGE, 0, ANYWHERE));
        }
        MemoryProblem problem = refused(system(objects), BOARD.withDramBytes(64 << 20));
        assertEquals("memory.over-commit", problem.rule());
        assertEquals(
                "the system needs 82.3 MiB of memory, 18.3 MiB more than the 64 MiB of `qemu_virt_riscv64`",
                problem.message());
        assertEquals(
                List.of("   2.3 MiB  kernel and boot", "    80 MiB  `test`: kernel objects"),
                problem.notes());
        assertEquals("give it `--memory 128M`, or smaller regions", problem.help());
    }

    @Test
    void memoryOfTheKernelCannotBePlacedIn() {
        Placement kernel = new Placement.Fixed(BOARD.dramBase());
        MemoryProblem problem =
                refused(system(List.of(object(0, ObjectType.PAGE, 0, kernel))), BOARD);
        assertEquals("memory.not-free", problem.rule());
        assertEquals(
                "region `test` wants physical address 0x80000000, which is not free",
                problem.message());
    }

    @Test
    void anImageLargerThanTheMemoryIsOverCommitted() {
        byte[] program = new byte[20 << 20];
        LoweredSystem system = system(List.of());
        LoweredSystem large =
                new LoweredSystem(
                        system.profile(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of(new LoweredSystem.Segment("pump", program)));
        assertEquals("memory.over-commit", refused(large, BOARD.withDramBytes(16 << 20)).rule());
    }

    private static MemoryProblem refused(LoweredSystem system, BoardProfile board) {
        return assertInstanceOf(LayoutResult.Refused.class, Layout.of(system, board)).problem();
    }

    private static LoweredSystem randomSystem(SplittableRandom random, BoardProfile board) {
        List<PlannedObject> objects = new ArrayList<>();
        byte[] program = new byte[1 + random.nextInt(20_000)];
        for (int page = 0; page * 4096 < program.length; page++) {
            objects.add(object(objects.size(), ObjectType.PAGE, 0, new Placement.InImage(0, page)));
        }
        long fixed = board.dramBase() + ((16L + random.nextInt(8)) << 20);
        for (int i = random.nextInt(6); i > 0; i--) {
            fixed += (1L + random.nextInt(600)) << 12;
            objects.add(
                    object(objects.size(), ObjectType.PAGE, 0, new Placement.Fixed(fixed - 4096)));
        }
        if (random.nextBoolean()) {
            objects.add(
                    object(objects.size(), ObjectType.PAGE, 0, new Placement.Fixed(0x1000_0000L)));
        }
        for (int i = random.nextInt(1500); i > 0; i--) {
            objects.add(randomObject(objects.size(), random));
        }
        return new LoweredSystem(
                "core-platform",
                objects,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(new LoweredSystem.Segment("pump", program)));
    }

    private static PlannedObject randomObject(int number, SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> object(number, ObjectType.TCB, 0, ANYWHERE);
            case 1 -> object(number, ObjectType.ENDPOINT, 0, ANYWHERE);
            case 2 -> object(number, ObjectType.NOTIFICATION, 0, ANYWHERE);
            case 3 -> object(number, ObjectType.CNODE, 1 + random.nextInt(10), ANYWHERE);
            case 4 -> object(number, ObjectType.SCHED_CONTEXT, 7 + random.nextInt(3), ANYWHERE);
            case 5 -> object(number, ObjectType.REPLY, 0, ANYWHERE);
            case 6 -> object(number, ObjectType.PAGE_TABLE, 0, ANYWHERE);
            case 7 ->
                    random.nextInt(30) == 0
                            ? object(number, ObjectType.MEGA_PAGE, 0, ANYWHERE)
                            : object(number, ObjectType.PAGE, 0, ANYWHERE);
            default -> object(number, ObjectType.PAGE, 0, ANYWHERE);
        };
    }

    private static PlannedObject object(
            int number, ObjectType type, int userBits, Placement placement) {
        return new PlannedObject("object_%04d".formatted(number), type, userBits, placement, TEST);
    }

    private static LoweredSystem system(List<PlannedObject> objects) {
        return new LoweredSystem(
                "core-platform",
                objects,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }
}
