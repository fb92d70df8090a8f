package org.coreplatform.kernel.pd.language;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// The part of the Java library that protection domains may use, member by member, with its cost.
///
/// It is data: the resource `allow-list.txt`, whose head explains the format. Class names are
/// internal names (`java/lang/String`), as class files have them.
public final class AllowList {
    private static final String RESOURCE = "allow-list.txt";

    private final Map<String, ListedClass> types;

    private AllowList(Map<String, ListedClass> types) {
        this.types = types;
    }

    /// {@return the list of the language profile}
    public static AllowList standard() {
        return Standard.LIST;
    }

    static AllowList of(String text) {
        Map<String, ListedClass> types = new LinkedHashMap<>();
        for (ListedClass type : new AllowListReader(text).read()) {
            if (types.put(type.name(), type) != null) {
                throw new IllegalStateException(type.name() + " is listed twice");
            }
        }
        return new AllowList(types);
    }

    /// {@return the listed classes in the order of the file}
    public Iterable<ListedClass> types() {
        return types.values();
    }

    /// {@return whether programs may name a class of the library at all}
    public boolean allows(String className) {
        return types.containsKey(className);
    }

    public Optional<ListedClass> type(String className) {
        return Optional.ofNullable(types.get(className));
    }

    /// {@return a member that is allowed, looked up in a class and then in what it extends}
    ///
    /// @param owner internal name of the class that the instruction names
    public Optional<Member> find(String owner, String name, String descriptor) {
        String key = name + descriptor;
        Queue<String> candidates = new ArrayDeque<>();
        candidates.add(owner);
        while (!candidates.isEmpty()) {
            ListedClass type = types.get(candidates.remove());
            if (type == null) {
                continue;
            }
            Member member = type.members().get(key);
            if (member != null) {
                return Optional.of(member);
            }
            if (name.equals("<init>")) {
                return Optional.empty();
            }
            candidates.addAll(type.supertypes());
        }
        return Optional.empty();
    }

    /// {@return the cycles that a direct call costs beside the call instruction} Calls that go
    /// through the library charge what depends on their arguments there.
    public int cost(String owner, String name, String descriptor) {
        return find(owner, name, descriptor).map(Member::cost).orElse(0);
    }

    /// {@return the bytes that a direct call allocates}
    public int allocation(String owner, String name, String descriptor) {
        return find(owner, name, descriptor).map(Member::allocatedBytes).orElse(0);
    }

    /// {@return whether a listed class is the same as another or extends it}
    public boolean isSubtype(String className, String ancestor) {
        if (className.equals(ancestor)) {
            return true;
        }
        ListedClass type = types.get(className);
        if (type == null) {
            return false;
        }
        for (String supertype : type.supertypes()) {
            if (isSubtype(supertype, ancestor)) {
                return true;
            }
        }
        return false;
    }

    /// A listed class.
    ///
    /// @param name internal name
    /// @param isInterface whether it is an interface
    /// @param supertypes internal names of the listed classes it extends and implements
    /// @param open whether programs may extend or implement it
    /// @param instanceBytes model size of an instance
    /// @param members by name and descriptor
    public record ListedClass(
            String name,
            boolean isInterface,
            List<String> supertypes,
            boolean open,
            int instanceBytes,
            Map<String, Member> members) {}

    /// A listed method, constructor (`<init>`) or static field (its descriptor is its type).
    ///
    /// @param owner internal name of the class that declares it
    /// @param isStatic whether it is called without a receiver
    /// @param cost cycles of a direct call beside the instruction
    /// @param allocatedBytes model bytes that a direct call allocates
    /// @param way how programs reach it
    /// @param signature as the file has it, for people
    public record Member(
            String owner,
            String name,
            String descriptor,
            boolean isStatic,
            int cost,
            int allocatedBytes,
            Way way,
            String signature) {}

    /// How a call reaches a member.
    public enum Way {
        /// As written.
        DIRECT,

        /// By the method of `StrictMath` with the same signature.
        STRICT,

        /// By a method of the PD library, which is metered bytecode and charges by the arguments.
        LIBRARY
    }

    private static final class Standard {
        static final AllowList LIST = of(Resources.text(RESOURCE));
    }
}
