package org.coreplatform.description.rule;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Finds things that have the same key.
final class Duplicates {
    private Duplicates() {}

    /// Calls back for each thing whose key an earlier one has: with that one, and with this one.
    static <T, K extends Comparable<K>> void find(
            List<T> things, Function<T, K> key, BiConsumer<T, T> found) {
        Map<K, T> firsts = new TreeMap<>();
        for (T thing : things) {
            T first = firsts.putIfAbsent(key.apply(thing), thing);
            if (first != null) {
                found.accept(first, thing);
            }
        }
    }
}
