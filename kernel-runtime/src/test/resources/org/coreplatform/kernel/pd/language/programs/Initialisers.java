public final class Initialisers {
    static final StringBuilder LOG = new StringBuilder();

    static int log(String text, int value) {
        LOG.append(text).append(' ');
        return value;
    }

    static class Base {
        static int base = log("Base", 1);

        static void touch() {
            log("touch", 0);
        }
    }

    static class Derived extends Base {
        static int derived = log("Derived", base + 1);
        static final int CONSTANT = 42;
        static final String TEXT = "constant text";
        static final Integer BOXED = log("BOXED", 5);
    }

    static class NoInit extends Derived {}

    interface Constants {
        int VALUE = log("Constants", 7);
        String NAME = "interface constant";

        static int twice() {
            return VALUE * 2;
        }
    }

    interface WithDefault {
        int W = log("WithDefault", 3);

        default int w() {
            return W;
        }
    }

    static class Implementer implements WithDefault, Constants {
        static int own = log("Implementer", 1);
    }

    static class CycleA {
        static int a = log("CycleA", CycleB.b + 1);
    }

    static class CycleB {
        static int b = log("CycleB", CycleA.a + 10);
    }

    static class Fails {
        static int x = fail();

        static int fail() {
            log("Fails", 0);
            throw new IllegalStateException("in the initialiser");
        }
    }

    enum Planet {
        MERCURY(1),
        VENUS(2);

        static final int SUM;
        final int mass;

        static {
            int sum = 0;
            for (Planet p : values()) {
                sum += p.mass;
            }
            SUM = sum;
            log("Planet", 0);
        }

        Planet(int mass) {
            this.mass = mass;
        }
    }

    static class Holder {
        static final Holder INSTANCE = new Holder();
        static int count = log("Holder", 5);
        int seen = count;
    }

    static class Lazy {
        static int value = log("Lazy", 1);
    }

    public static String run() {
        log("start", 0);
        log("" + Derived.CONSTANT + Derived.TEXT + Constants.NAME, 0);
        NoInit[] none = new NoInit[1];
        log("" + (none[0] instanceof NoInit), 0);
        NoInit.touch();
        new NoInit();
        log("n" + NoInit.derived + NoInit.BOXED, 0);
        log("c" + Constants.twice() + Implementer.VALUE, 0);
        log("i" + new Implementer().w() + Implementer.own, 0);
        log("a" + CycleA.a + CycleB.b, 0);
        try {
            log("f" + Fails.x, 0);
        } catch (Throwable t) {
            log("failed", 0);
        }
        log("p" + Planet.SUM + Planet.VENUS, 0);
        log("h" + Holder.INSTANCE.seen + Holder.count, 0);
        Runnable later = () -> log("l" + Lazy.value, 0);
        log("before", 0);
        later.run();
        Lazy.value += 5;
        log("v" + Lazy.value++, Lazy.value);
        return LOG.toString();
    }
}
