package org.coreplatform.kernel.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A sorted map that never changes: a weight-balanced tree whose updates share what they keep.
///
/// @param <K> the keys, compared by their natural order
/// @param <V> the values
public final class PersistentMap<K extends Comparable<K>, V> {
    /// No subtree outweighs its sibling by more than this.
    private static final int BALANCE = 3;

    private final @Nullable Node<K, V> root;

    /// An association and its place in the tree.
    private record Node<K, V>(
            K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right, int size) {}

    private PersistentMap(@Nullable Node<K, V> root) {
        this.root = root;
    }

    /// {@return the empty map}
    public static <K extends Comparable<K>, V> PersistentMap<K, V> empty() {
        return new PersistentMap<>(null);
    }

    /// {@return the value of a key, null for none}
    public @Nullable V get(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int order = key.compareTo(node.key);
            if (order == 0) {
                return node.value;
            }
            node = order < 0 ? node.left : node.right;
        }
        return null;
    }

    /// {@return the value of a key that must be there}
    public V at(K key) {
        V value = get(key);
        if (value == null) {
            throw new IllegalStateException("nothing at " + key);
        }
        return value;
    }

    public boolean contains(K key) {
        return get(key) != null;
    }

    /// {@return the greatest key that is not above `limit`, null for none}
    public @Nullable K floor(K limit) {
        K best = null;
        Node<K, V> node = root;
        while (node != null) {
            if (node.key.compareTo(limit) <= 0) {
                best = node.key;
                node = node.right;
            } else {
                node = node.left;
            }
        }
        return best;
    }

    /// {@return the map with a key's value replaced or added}
    public PersistentMap<K, V> with(K key, V value) {
        return new PersistentMap<>(put(root, key, value));
    }

    /// {@return the map without a key}
    public PersistentMap<K, V> without(K key) {
        return contains(key) ? new PersistentMap<>(remove(root, key)) : this;
    }

    /// {@return whether nothing was added or removed between the two, which is quick to know}
    @SuppressWarnings("ReferenceEquality")
    public boolean isSame(PersistentMap<K, V> other) {
        return this == other;
    }

    public int size() {
        return size(root);
    }

    /// {@return the keys in their order}
    public List<K> keys() {
        List<K> keys = new ArrayList<>(size());
        collect(root, keys, null);
        return keys;
    }

    /// {@return the values in the order of their keys}
    public List<V> values() {
        List<V> values = new ArrayList<>(size());
        collect(root, null, values);
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersistentMap<?, ?> map
                && keys().equals(map.keys())
                && values().equals(map.values());
    }

    @Override
    public int hashCode() {
        return Objects.hash(keys(), values());
    }

    @Override
    public String toString() {
        List<String> entries = new ArrayList<>();
        for (K key : keys()) {
            entries.add(key + "=" + get(key));
        }
        return entries.toString();
    }

    private static <K, V> void collect(
            @Nullable Node<K, V> node, @Nullable List<K> keys, @Nullable List<V> values) {
        if (node == null) {
            return;
        }
        collect(node.left, keys, values);
        if (keys != null) {
            keys.add(node.key);
        }
        if (values != null) {
            values.add(node.value);
        }
        collect(node.right, keys, values);
    }

    private static int size(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.size;
    }

    private static <K, V> Node<K, V> node(
            K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        return new Node<>(key, value, left, right, size(left) + size(right) + 1);
    }

    private static <K extends Comparable<K>, V> Node<K, V> put(
            @Nullable Node<K, V> node, K key, V value) {
        if (node == null) {
            return node(key, value, null, null);
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return node(key, value, node.left, node.right);
        }
        return order < 0
                ? balanced(node.key, node.value, put(node.left, key, value), node.right)
                : balanced(node.key, node.value, node.left, put(node.right, key, value));
    }

    private static <K extends Comparable<K>, V> @Nullable Node<K, V> remove(
            @Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int order = key.compareTo(node.key);
        if (order < 0) {
            return balanced(node.key, node.value, remove(node.left, key), node.right);
        }
        if (order > 0) {
            return balanced(node.key, node.value, node.left, remove(node.right, key));
        }
        if (node.left == null || node.right == null) {
            return node.left == null ? node.right : node.left;
        }
        Node<K, V> next = node.right;
        while (next.left != null) {
            next = next.left;
        }
        return balanced(next.key, next.value, node.left, remove(node.right, next.key));
    }

    private static <K, V> Node<K, V> balanced(
            K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        if (right != null && size(right) > BALANCE * size(left) + 1) {
            Node<K, V> inner = right.left;
            if (inner != null && size(inner) > size(right.right)) {
                return node(
                        inner.key,
                        inner.value,
                        node(key, value, left, inner.left),
                        node(right.key, right.value, inner.right, right.right));
            }
            return node(right.key, right.value, node(key, value, left, inner), right.right);
        }
        if (left != null && size(left) > BALANCE * size(right) + 1) {
            Node<K, V> inner = left.right;
            if (inner != null && size(inner) > size(left.left)) {
                return node(
                        inner.key,
                        inner.value,
                        node(left.key, left.value, left.left, inner.left),
                        node(key, value, inner.right, right));
            }
            return node(left.key, left.value, left.left, node(key, value, inner, right));
        }
        return node(key, value, left, right);
    }
}
