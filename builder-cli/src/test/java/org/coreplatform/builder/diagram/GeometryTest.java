package org.coreplatform.builder.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.coreplatform.builder.diagram.Drawing.Area;
import org.coreplatform.builder.diagram.Drawing.Box;
import org.coreplatform.builder.diagram.Drawing.Line;
import org.coreplatform.builder.diagram.Drawing.Point;
import org.coreplatform.builder.diagram.Drawing.Text;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.ProtectionDomain;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Pictures can be read: nothing lies on what it does not belong to. Looked at in the SVG, for the
/// examples and for random systems; `-Dpictures.seed=SEED` and `-Dpictures.count=COUNT` choose
/// others.
class GeometryTest {
    private static final Path EXAMPLES = Path.of("../examples");

    @TestFactory
    Stream<DynamicTest> randomSystemsCanBeRead() {
        long first = Long.getLong("pictures.seed", 1);
        return LongStream.range(first, first + Integer.getInteger("pictures.count", 40))
                .mapToObj(
                        seed ->
                                dynamicTest(
                                        "-Dpictures.seed=%d -Dpictures.count=1".formatted(seed),
                                        () -> check("random.system", RandomSystem.of(seed))));
    }

    @TestFactory
    Stream<DynamicTest> examplesCanBeRead() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList().stream()
                    .map(
                            file ->
                                    dynamicTest(
                                            EXAMPLES.relativize(file).toString(),
                                            () -> check("system.xml", Files.readString(file))));
        }
    }

    private static void check(String name, String text) {
        Systems systems = Systems.read(name, text);
        Drawing drawing = systems.drawing();
        everythingIsThereOnce(systems, drawing);
        boxesAreApart(drawing);
        textsAreInTheirBoxes(drawing);
        pinsAreApart(drawing);
        linesEndAtTheirPins(drawing);
        linesCrossNoText(drawing);
        everythingIsInThePicture(drawing);
    }

    private static void everythingIsThereOnce(Systems systems, Drawing drawing) {
        List<String> expected = new ArrayList<>();
        for (ProtectionDomain pd : systems.system().protectionDomains()) {
            expected.add(Ids.of(pd));
            pd.microkit().virtualMachine().ifPresent(_ -> expected.add(Ids.ofVm(pd)));
        }
        for (MemoryRegion region : systems.system().memoryRegions()) {
            expected.add(Ids.of(region));
        }
        for (int i = 0; i < systems.system().channels().size(); i++) {
            expected.add(Ids.ofChannel(i));
        }
        for (String id : expected) {
            assertEquals(1, drawing.ids().stream().filter(id::equals).count(), id);
        }
        assertEquals(drawing.ids().stream().distinct().toList(), drawing.ids());
    }

    private static void boxesAreApart(Drawing drawing) {
        List<Box> boxes = drawing.boxes();
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                Area a = boxes.get(i).area();
                Area b = boxes.get(j).area();
                assertTrue(
                        !a.overlaps(b) || a.contains(b) || b.contains(a),
                        boxes.get(i).id() + " " + boxes.get(j).id());
            }
        }
    }

    private static void textsAreInTheirBoxes(Drawing drawing) {
        for (Box box : drawing.boxes()) {
            for (Text text : box.texts()) {
                assertTrue(box.area().contains(text.area()), text.text());
                assertEquals(
                        1,
                        box.texts().stream().filter(t -> t.area().overlaps(text.area())).count(),
                        text.text());
                for (Box other : drawing.boxes()) {
                    assertTrue(
                            other.area().contains(box.area())
                                    || !other.area().overlaps(text.area()),
                            other.id() + " on " + text.text());
                }
            }
        }
    }

    private static void pinsAreApart(Drawing drawing) {
        List<Area> pins = drawing.lines().stream().flatMap(line -> line.pins().stream()).toList();
        for (Area pin : pins) {
            assertEquals(1, pins.stream().filter(pin::overlaps).count(), pin.toString());
            for (Box box : drawing.boxes()) {
                assertTrue(
                        !box.area().overlaps(pin) || box.area().contains(pin),
                        box.id() + " on " + pin);
            }
        }
        for (Line line : drawing.lines()) {
            for (Text text : line.texts()) {
                boolean isOnPin = line.pins().stream().anyMatch(pin -> pin.contains(text.area()));
                assertEquals(text.style().equals("label"), isOnPin, text.text());
            }
        }
    }

    private static void linesEndAtTheirPins(Drawing drawing) {
        for (Line line : drawing.lines()) {
            for (Point end : List.of(line.points().getFirst(), line.points().getLast())) {
                boolean touches =
                        Stream.concat(line.pins().stream(), drawing.boxes().stream().map(Box::area))
                                .anyMatch(area -> area.touches(end));
                assertTrue(touches, line.id() + " ends at " + end);
            }
        }
    }

    private static void linesCrossNoText(Drawing drawing) {
        for (Line line : drawing.lines()) {
            for (Area stretch : line.stretches()) {
                Area ink = stretch.grownBy(0.5);
                for (Box box : drawing.boxes()) {
                    for (Text text : box.texts()) {
                        assertTrue(!ink.overlaps(text.area()), line.id() + " on " + text.text());
                    }
                }
                for (Line other : drawing.lines()) {
                    for (Area pin : other.pins()) {
                        assertTrue(
                                other.id().equals(line.id()) || !ink.overlaps(pin),
                                line.id() + " on a pin of " + other.id());
                    }
                }
            }
        }
    }

    private static void everythingIsInThePicture(Drawing drawing) {
        Area page = new Area(0, 0, drawing.width(), drawing.height());
        for (Box box : drawing.boxes()) {
            assertTrue(page.contains(box.area()), box.id());
        }
        for (Line line : drawing.lines()) {
            line.stretches().forEach(each -> assertTrue(page.contains(each), line.id()));
            line.texts().forEach(text -> assertTrue(page.contains(text.area()), text.text()));
        }
    }
}
