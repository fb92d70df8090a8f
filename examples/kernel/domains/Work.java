/// Something to do.
final class Work {
    private static final int ROUNDS_PER_MICRO = 82;

    private Work() {}

    /// Takes about so many microseconds of the processor's time.
    ///
    /// @return what came of it
    static long micros(int micros) {
        long state = 1;
        for (int i = 0; i < micros * ROUNDS_PER_MICRO; i++) {
            state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        }
        return state;
    }
}
