final class Clock {
    static long now() {
        return System.nanoTime();
    }
}
