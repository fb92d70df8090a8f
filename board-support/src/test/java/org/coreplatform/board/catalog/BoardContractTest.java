package org.coreplatform.board.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.coreplatform.sdk.profile.BoardProfile;
import org.coreplatform.sdk.profile.DeviceProfile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class BoardContractTest {
    private static Stream<DynamicTest> each(Consumer<BoardModel> check) {
        return Boards.ALL.stream()
                .map(model -> dynamicTest(model.profile().name(), () -> check.accept(model)));
    }

    @TestFactory
    Stream<DynamicTest> isFoundByItsName() {
        return each(
                model -> assertEquals(model, Boards.named(model.profile().name()).orElseThrow()));
    }

    @Test
    void unknownNamesFindNothing() {
        assertTrue(Boards.named("no_such_board").isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> devicesAreWholePagesInAscendingOrderThatDoNotOverlap() {
        return each(
                model -> {
                    long end = 0;
                    for (DeviceProfile device : model.profile().devices()) {
                        assertTrue(device.base() >= end, device.name());
                        assertEquals(0, (device.base() | device.sizeBytes()) & 0xfff);
                        end = device.base() + device.sizeBytes();
                    }
                    assertTrue(end <= model.profile().dramBase());
                });
    }

    @TestFactory
    Stream<DynamicTest> namesAndInterruptsAreUniqueAndInRange() {
        return each(
                model -> {
                    Set<String> names = new HashSet<>();
                    Set<Integer> irqs = new HashSet<>();
                    for (DeviceProfile device : model.profile().devices()) {
                        assertTrue(names.add(device.name()), device.name());
                        assertTrue(device.irq() >= 0 && device.irq() <= model.profile().maxIrq());
                        assertTrue(device.irq() == 0 || irqs.add(device.irq()), device.name());
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> clocksDivideEvenly() {
        return each(
                model -> {
                    BoardProfile profile = model.profile();
                    assertEquals(profile.clockHz(), profile.cyclesPerTick() * profile.timebaseHz());
                    assertEquals(profile.clockHz(), profile.cyclesPerMicro() * 1_000_000);
                });
    }

    @TestFactory
    Stream<DynamicTest> everyPageOfEveryDeviceAnswersAndNothingElseDoes() {
        return each(
                model -> {
                    BoardProfile profile = model.profile();
                    Board board = model.create(profile);
                    for (DeviceProfile device : profile.devices()) {
                        for (long at = 0; at < device.sizeBytes(); at += 0x1000) {
                            assertTrue(board.bus().answers(device.base() + at));
                            board.bus().load(device.base() + at + 0x80, 4);
                        }
                        boolean next =
                                profile.deviceAt(device.base() + device.sizeBytes()).isPresent();
                        assertEquals(next, board.bus().answers(device.base() + device.sizeBytes()));
                    }
                    assertFalse(board.bus().answers(0));
                    assertTrue(board.bus().answers(profile.dramBase()));
                    assertTrue(board.bus().answers(profile.dramEnd() - 1));
                    assertFalse(board.bus().answers(profile.dramEnd()));
                });
    }

    @TestFactory
    Stream<DynamicTest> anyAccessOfAnyWidthToADeviceIsDefined() {
        return each(
                model -> {
                    Board board = model.create(model.profile());
                    for (DeviceProfile device : model.profile().devices()) {
                        for (int size : List.of(1, 2, 4, 8)) {
                            for (long at = 0; at < Math.min(device.sizeBytes(), 0x4000); at += 8) {
                                board.bus().store(device.base() + at, size, -1);
                                long value = board.bus().load(device.base() + at, size);
                                assertEquals(0, size == 8 ? 0 : value >>> (8 * size));
                            }
                        }
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> poweringOnTouchesNoMemoryAndTakesNoTime() {
        return each(
                model -> {
                    Board board = model.create(model.profile());
                    assertEquals(0, board.memory().touchedBytes());
                    assertEquals(0, board.clock().now());
                    assertTrue(board.events().isEmpty());
                });
    }

    @TestFactory
    Stream<DynamicTest> memoryCanBeChosenWithinLimits() {
        return each(
                model -> {
                    BoardProfile profile = model.profile();
                    assertTrue(model.memoryProblem(profile.dramBytes()).isEmpty());
                    for (long bytes : List.of(-1L, 0L, 4096L, (1L << 28) + 1, 1L << 50)) {
                        assertFalse(model.memoryProblem(bytes).isEmpty());
                    }
                    Board board = model.create(profile.withDramBytes(1 << 28));
                    assertEquals(1 << 28, board.memory().sizeBytes());
                    assertEquals(1 << 28, board.profile().dramBytes());
                });
    }

    @TestFactory
    Stream<DynamicTest> everyCoreHasItsOwnParts() {
        return each(
                model -> {
                    Board board = model.create(model.profile());
                    for (int i = 1; i < model.profile().cores(); i++) {
                        assertEquals(i, board.core(i).id());
                        assertNotEquals(board.mmu(0), board.mmu(i));
                        assertNotEquals(board.timer(0), board.timer(i));
                        assertNotEquals(board.interruptController(0), board.interruptController(i));
                    }
                });
    }
}
