package org.coreplatform.builder.lowering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.coreplatform.builder.lowering.PlannedObject.Purpose;
import org.coreplatform.sdk.abi.ObjectType;

/// The objects of the system that is being lowered, numbered in the order in which they are added.
final class ObjectTable {
    private static final Placement ANYWHERE = new Placement.Anywhere();

    private final List<PlannedObject> objects = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /// Adds an object of fixed size.
    ///
    /// @return its number
    int add(String name, ObjectType type, Purpose purpose) {
        return add(name, type, 0, purpose);
    }

    int add(String name, ObjectType type, int userBits, Purpose purpose) {
        return add(name, type, userBits, ANYWHERE, purpose);
    }

    int add(String name, ObjectType type, int userBits, Placement placement, Purpose purpose) {
        objects.add(new PlannedObject(unique(name), type, userBits, placement, purpose));
        return objects.size() - 1;
    }

    PlannedObject get(int number) {
        return objects.get(number);
    }

    List<PlannedObject> objects() {
        return objects;
    }

    /// PD names are free, so `cnode_a_root` may belong to `a_root` or be the root CNode of `a`.
    private String unique(String name) {
        String candidate = name;
        for (int i = 2; !names.add(candidate); i++) {
            candidate = name + "~" + i;
        }
        return candidate;
    }
}
