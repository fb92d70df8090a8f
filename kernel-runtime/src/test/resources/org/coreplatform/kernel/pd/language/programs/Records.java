public final class Records {
    enum Color {
        RED,
        GREEN
    }

    record Point(int x, int y) {}

    record All(
            boolean z,
            byte b,
            char c,
            short s,
            int i,
            long j,
            float f,
            double d,
            String t,
            Object o,
            int[] a) {}

    record Empty() {}

    record Pair<A, B>(A first, B second) {
        Pair {
            if (first == null) {
                throw new IllegalArgumentException("no first");
            }
        }

        static <T> Pair<T, T> twice(T t) {
            return new Pair<>(t, t);
        }
    }

    record Custom(int v) {
        @Override
        public String toString() {
            return "custom " + v;
        }

        @Override
        public int hashCode() {
            return 5;
        }
    }

    private static All all(double d, float f, String t) {
        return new All(true, (byte) -1, 'x', (short) 300, 7, 1L << 33, f, d, t, null, null);
    }

    public static String run() {
        StringBuilder out = new StringBuilder();
        Point p = new Point(3, -4);
        out.append(p)
                .append(p.hashCode())
                .append(p.equals(new Point(3, -4)))
                .append(p.equals(new Point(3, 4)));
        out.append(p.equals(null)).append(p.equals("x")).append(';');
        All a = all(0.1, 2.5f, "text");
        All b = all(0.1, 2.5f, "te" + "xt".substring(0));
        out.append(a)
                .append(a.hashCode())
                .append(a.equals(b))
                .append(a.equals(all(-0.1, 2.5f, "text")))
                .append(';');
        out.append(all(Double.NaN, 0f, null).equals(all(Double.NaN, 0f, null)));
        out.append(all(0.0, 0f, null).equals(all(-0.0, 0f, null))).append(';');
        out.append(new Empty())
                .append(new Empty().hashCode())
                .append(new Empty().equals(new Empty()))
                .append(';');
        Pair<String, Pair<Integer, Long>> nested = new Pair<>("n", new Pair<>(1, 2L));
        out.append(nested).append(nested.hashCode()).append(Pair.twice('c')).append(';');
        try {
            new Pair<>(null, 1);
        } catch (IllegalArgumentException e) {
            out.append(e.getMessage()).append(';');
        }
        out.append(new Custom(3))
                .append(new Custom(4).hashCode())
                .append(new Pair<>(new Custom(1), null))
                .append(';');
        record Local(int q) {}
        out.append(new Local(9)).append(';');
        out.append(new Pair<>(Color.RED, 1).equals(new Pair<>(Color.RED, 1)))
                .append(new Pair<>(Color.RED, 1))
                .append(';');
        return out.toString();
    }
}
