final class Limits {
    static void check(int value) {
        int limit = "ten";
    }
}
