import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

public final class Lambdas {
    interface Shape<T> {
        T scale(T by);

        default String twice(T by) {
            return scale(by) + "/" + scale(by);
        }
    }

    interface TextShape extends Shape<String> {
        @Override
        String scale(String by);
    }

    interface Varargs {
        String join(String a, String b, String c);
    }

    interface Marker {}

    private int counter;
    private final String name;

    Lambdas(String name) {
        this.name = name;
    }

    Lambdas() {
        this("none");
    }

    private int next(int by) {
        counter += by;
        return counter;
    }

    static String all(String... parts) {
        StringBuilder b = new StringBuilder();
        for (String p : parts) {
            b.append('<').append(p).append('>');
        }
        return b.toString();
    }

    static <T> T id(T t) {
        return t;
    }

    static long widened(int i) {
        return i * 1_000_000_007L;
    }

    IntUnaryOperator adder() {
        return by -> next(by) + name.length();
    }

    public static String run() {
        StringBuilder out = new StringBuilder();
        Runnable plain = () -> out.append("plain;");
        plain.run();
        int base = 7;
        long big = 1L << 40;
        double d = 0.5;
        IntBinaryOperator capture = (a, b) -> (int) (a * b + base + (big >> 38) + d);
        out.append(capture.applyAsInt(3, 4)).append(';');
        Function<String, Integer> length = String::length;
        ToIntFunction<String> unboxed = String::length;
        ToLongFunction<Integer> wide = Lambdas::widened;
        out.append(length.apply("four"))
                .append(unboxed.applyAsInt("sixsix"))
                .append(wide.applyAsLong(3))
                .append(';');
        Supplier<Lambdas> create = Lambdas::new;
        Function<String, Lambdas> named = Lambdas::new;
        IntFunction<int[]> arrays = int[]::new;
        out.append(create.get().name)
                .append(named.apply("abc").name)
                .append(arrays.apply(5).length)
                .append(';');
        Lambdas object = new Lambdas("xyz");
        IntUnaryOperator adder = object.adder();
        IntUnaryOperator bound = object::next;
        out.append(adder.applyAsInt(4)).append(bound.applyAsInt(10)).append(';');
        BiFunction<Lambdas, Integer, Integer> unbound = Lambdas::next;
        out.append(unbound.apply(object, 100)).append(';');
        Varargs varargs = Lambdas::all;
        out.append(varargs.join("a", "b", "c")).append(';');
        TextShape text = by -> by + by;
        Shape<String> raw = text;
        out.append(raw.scale("q")).append(text.twice("w")).append(';');
        UnaryOperator<String> identity = Lambdas::id;
        Function<String, String> asFunction = identity;
        out.append(asFunction.apply("id")).append(';');
        BinaryOperator<Integer> max = Math::max;
        out.append(max.apply(3, 9)).append(';');
        Predicate<Object> isText = o -> o instanceof String s && !s.isEmpty();
        out.append(isText.test("x")).append(isText.test("")).append(isText.test(3)).append(';');
        ObjIntConsumer<StringBuilder> appender = StringBuilder::append;
        appender.accept(out, 42);
        Runnable marked = (Runnable & Marker) () -> out.append("marked;");
        marked.run();
        out.append(marked instanceof Marker).append(';');
        Function<Integer, Function<Integer, Integer>> curried = a -> b -> a - b;
        out.append(curried.apply(10).apply(4)).append(';');
        int[] numbers = {3, 1, 2};
        Supplier<int[]> copy = numbers::clone;
        numbers[0] = 99;
        int[] copied = copy.get();
        numbers[0] = 1;
        out.append(copied[0]).append(copied.length).append(';');
        Function<Object, String> toText = Object::toString;
        out.append(toText.apply(12)).append(';');
        Supplier<Object> covariant = () -> "o";
        out.append(covariant.get()).append(';');
        Supplier<Long> boxed = () -> 5L;
        out.append(boxed.get() + 1).append(';');
        Function<Object, Integer> hash = Object::hashCode;
        out.append(hash.apply("hash")).append(';');
        return out.toString();
    }
}
