import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Objects;

public final class Classes {
    abstract static class Animal implements Comparable<Animal> {
        protected final String name;

        Animal(String name) {
            this.name = name;
        }

        abstract String sound();

        @Override
        public int compareTo(Animal o) {
            return name.compareTo(o.name);
        }

        @Override
        public String toString() {
            return name + " says " + sound();
        }
    }

    static class Dog extends Animal {
        Dog(String name) {
            super(name);
        }

        @Override
        String sound() {
            return "woof";
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Dog d && d.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    static final class Puppy extends Dog {
        Puppy(String name) {
            super(name);
        }

        @Override
        String sound() {
            return super.sound() + "!";
        }
    }

    final class Inner {
        final int v = outer * 2;

        int outer() {
            return Classes.this.outer++;
        }
    }

    static final class Range implements Iterable<Integer> {
        private final int end;

        Range(int end) {
            this.end = end;
        }

        @Override
        public Iterator<Integer> iterator() {
            return new Iterator<>() {
                int at;

                @Override
                public boolean hasNext() {
                    return at < end;
                }

                @Override
                public Integer next() {
                    return at++;
                }
            };
        }
    }

    static final class Resource implements AutoCloseable {
        private final StringBuilder log;

        Resource(StringBuilder log) {
            this.log = log;
        }

        @Override
        public void close() {
            log.append("closed ");
        }
    }

    static class Failure extends Exception {
        private final int code;

        Failure(String message, int code) {
            super(message);
            this.code = code;
        }
    }

    static final class Quiet extends RuntimeException {
        Quiet(Throwable cause) {
            super(cause);
        }

        @Override
        public String getMessage() {
            return "quiet: " + super.getMessage();
        }
    }

    private int outer = 10;

    static int thrower(int depth) throws Failure {
        if (depth == 0) {
            throw new Failure("deep", 3);
        }
        try {
            return thrower(depth - 1);
        } finally {
            FINALLY.append(depth);
        }
    }

    private static final StringBuilder FINALLY = new StringBuilder();

    static <T extends Comparable<T>> T max(T[] all) {
        T best = all[0];
        for (T each : all) {
            if (each.compareTo(best) > 0) {
                best = each;
            }
        }
        return best;
    }

    public static String run() {
        StringBuilder out = new StringBuilder();
        Animal[] animals = {new Dog("rex"), new Puppy("ace"), new Dog("max")};
        Arrays.sort(animals);
        out.append(Arrays.toString(animals))
                .append(max(animals))
                .append(new Dog("a").equals(new Puppy("a")))
                .append(';');
        Arrays.sort(animals, (a, b) -> b.name.compareTo(a.name));
        out.append(animals[0])
                .append(max(new String[] {"b", "z", "c"}))
                .append(max(new Integer[] {3, 9, 1}))
                .append(';');
        Comparator<Animal> byLength =
                new Comparator<>() {
                    @Override
                    public int compare(Animal a, Animal b) {
                        return Integer.compare(a.name.length(), b.name.length());
                    }
                };
        out.append(byLength.compare(animals[0], animals[1])).append(';');
        Classes c = new Classes();
        Inner inner = c.new Inner();
        out.append(inner.v).append(inner.outer()).append(c.outer).append(';');
        int sum = 0;
        for (int each : new Range(5)) {
            sum += each;
        }
        out.append(sum).append(';');
        try (Resource r = new Resource(out);
                Resource q = new Resource(out)) {
            out.append("in ");
            throw new IllegalStateException("body");
        } catch (IllegalStateException e) {
            out.append(e.getMessage()).append(';');
        }
        try {
            thrower(3);
        } catch (Failure f) {
            out.append(f.getMessage()).append(f.code).append(FINALLY).append(f).append(';');
        }
        try {
            throw new Quiet(new Failure("inside", 1));
        } catch (RuntimeException e) {
            out.append(e.getMessage()).append(e.getCause().getMessage()).append(';');
        }
        try {
            throw new RuntimeException(new IllegalArgumentException("arg"));
        } catch (RuntimeException e) {
            out.append(e.getMessage()).append(e).append(';');
        }
        try {
            out.append(10 / (out.length() - out.length()));
        } catch (ArithmeticException e) {
            out.append(e.getMessage()).append(';');
        }
        try {
            int[] a = new int[2];
            a[out.length()] = 1;
        } catch (ArrayIndexOutOfBoundsException e) {
            out.append("bounds;");
        }
        try {
            Object o = "s";
            out.append((Integer) o);
        } catch (ClassCastException e) {
            out.append("cast;");
        }
        try {
            assert out.length() > 0 : "asserted " + out;
            out.append("assert fine;");
        } catch (AssertionError e) {
            out.append(e.getMessage());
        }
        int[] numbers = new int[5000];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (i * 7919) % 5003;
        }
        Arrays.sort(numbers);
        int[] copy = Arrays.copyOf(numbers, 6000);
        System.arraycopy(copy, 0, copy, 100, 5500);
        out.append(Arrays.hashCode(copy))
                .append(Arrays.equals(copy, copy.clone()))
                .append(copy[5000])
                .append(';');
        Arrays.fill(copy, 10, 5000, -1);
        out.append(Arrays.hashCode(copy)).append(Arrays.binarySearch(numbers, 77)).append(';');
        String[] texts = Arrays.copyOfRange(new String[] {"a", "b", "c"}, 1, 5);
        out.append(Arrays.toString(texts))
                .append(Objects.hash(1, "x", null))
                .append(Objects.equals("a", "a" + ""))
                .append(';');
        int[][] grid = new int[3][4];
        grid[1][2] = 5;
        out.append(grid.clone()[1][2]).append(Objects.requireNonNull(grid[0]).length).append(';');
        label:
        for (int i = 0; ; i++) {
            for (int j = 0; j < 10; j++) {
                if (i * j == 42) {
                    out.append(i).append(j);
                    break label;
                }
            }
        }
        long mix = 1;
        for (int i = 0; i < 64; i++) {
            mix = mix * 6364136223846793005L + 1442695040888963407L;
            mix ^= mix >>> 17 | (i & 3) << 5;
        }
        out.append(mix)
                .append((int) (Math.sqrt(2) * 1e6))
                .append(Math.floorMod(-7, 3))
                .append((float) 1 / 3);
        return out.toString();
    }
}
