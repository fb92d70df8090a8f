public final class Switches {
    sealed interface Shape permits Circle, Square, Line {}

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    record Line(Point from, Point to) implements Shape {}

    record Point(int x, int y) {}

    record Box<T>(T content) {}

    enum Level {
        LOW,
        MIDDLE {
            @Override
            int weight() {
                return 50;
            }
        },
        HIGH;

        int weight() {
            return ordinal() * 10;
        }
    }

    sealed interface Token permits Word, Sign {}

    record Word(String text) implements Token {}

    enum Sign implements Token {
        PLUS,
        MINUS
    }

    static int area(Shape shape) {
        return switch (shape) {
            case Circle(int r) when r > 100 -> -1;
            case Circle(int r) -> 3 * r * r;
            case Square s -> s.side() * s.side();
            case Line(Point(var x1, var y1), Point(int x2, int y2)) when x1 == x2 ->
                    Math.abs(y1 - y2);
            case Line(Point p, var q) -> p.x() + q.y();
        };
    }

    static String classic(Level level) {
        switch (level) {
            case LOW:
                return "l";
            case HIGH:
                return "h";
            default:
                return "?";
        }
    }

    static String modern(Level level) {
        return switch (level) {
            case null -> "null";
            case LOW -> "low";
            case Level l when l.weight() > 40 -> "heavy " + l;
            case MIDDLE, HIGH -> "other";
        };
    }

    static String token(Token token) {
        return switch (token) {
            case Sign.PLUS -> "+";
            case Sign.MINUS -> "-";
            case Word(var w) -> w;
        };
    }

    static String object(Object o) {
        return switch (o) {
            case null -> "null!";
            case Integer i when i > 10 -> "big " + i;
            case Integer i -> "int " + i;
            case Long l -> "long " + l;
            case String s when s.length() > 3 -> "text " + s;
            case String s -> "word " + s;
            case int[] a -> "array " + a.length;
            case Box<?>(Box<?>(var inner)) -> "boxbox " + inner;
            case Box<?>(String s) -> "box of text " + s;
            case Box<?> b -> "box " + b.content();
            case Character c -> "char " + c;
            case Level l -> "level " + l.name();
            default -> "other";
        };
    }

    static int text(String s) {
        return switch (s) {
            case "Aa" -> 1;
            case "BB" -> 2;
            case "other" -> 3;
            default -> 0;
        };
    }

    static String mixedText(String s) {
        return switch (s) {
            case "x" -> "ex";
            case String t when t.startsWith("y") -> "why";
            case "z" -> "zed";
            case String t -> t;
        };
    }

    static String number(Integer n) {
        return switch (n) {
            case 1 -> "one";
            case Integer i when i > 100 -> "many";
            case 2 -> "two";
            case Integer i -> "n" + i;
        };
    }

    static String character(Character c) {
        return switch (c) {
            case 'a' -> "A";
            case Character d when d > 'x' -> "late";
            case Character d -> "c" + d;
        };
    }

    public static String run() {
        StringBuilder out = new StringBuilder();
        Shape[] shapes = {
            new Circle(2),
            new Circle(200),
            new Square(5),
            new Line(new Point(1, 2), new Point(1, 9)),
            new Line(new Point(1, 2), new Point(3, 4))
        };
        for (Shape s : shapes) {
            out.append(area(s)).append(',');
        }
        for (Level l : Level.values()) {
            out.append(classic(l)).append(modern(l)).append(l.weight()).append(',');
        }
        out.append(modern(null)).append(Level.valueOf("HIGH").weight());
        try {
            Level.valueOf("NONE");
        } catch (IllegalArgumentException e) {
            out.append(e.getMessage());
        }
        out.append(token(Sign.PLUS))
                .append(token(Sign.MINUS))
                .append(token(new Word("w")))
                .append(';');
        Object[] objects = {
            null,
            3,
            30,
            4L,
            "abc",
            "abcd",
            new int[6],
            new Box<>(new Box<>(1)),
            new Box<>("s"),
            new Box<>(2),
            'c',
            Level.MIDDLE,
            2.5
        };
        for (Object o : objects) {
            out.append(object(o)).append(',');
        }
        out.append(text("Aa")).append(text("BB")).append(text("other")).append(text("x"));
        for (String s : new String[] {"x", "yes", "z", "w"}) {
            out.append(mixedText(s)).append(',');
        }
        for (int i : new int[] {1, 2, 3, 200}) {
            out.append(number(i)).append(',');
        }
        for (char c : new char[] {'a', 'b', 'z'}) {
            out.append(character(c)).append(',');
        }
        try {
            area(null);
        } catch (NullPointerException e) {
            out.append("npe");
        }
        return out.toString();
    }
}
