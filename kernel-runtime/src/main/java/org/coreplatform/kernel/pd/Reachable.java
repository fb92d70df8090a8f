package org.coreplatform.kernel.pd;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// Leaves out the classes that a program never names: starting it takes time in proportion.
final class Reachable {
    private Reachable() {}

    /// {@return the classes that others name, directly or not, in the same order}
    ///
    /// @param roots binary names of the classes to start from
    static List<ProgramClass> from(List<ProgramClass> classes, List<String> roots) {
        Map<String, ProgramClass> byName = new HashMap<>(); // never iterated
        classes.forEach(type -> byName.put(type.name(), type));
        Set<String> reached = new HashSet<>(roots); // never iterated
        Deque<String> waiting = new ArrayDeque<>(roots);
        while (!waiting.isEmpty()) {
            ProgramClass type = byName.get(waiting.remove());
            if (type == null) {
                continue;
            }
            for (String name : namesIn(ClassFile.of().parse(type.bytes()))) {
                if (byName.containsKey(name) && reached.add(name)) {
                    waiting.add(name);
                }
            }
        }
        return classes.stream().filter(type -> reached.contains(type.name())).toList();
    }

    private static List<String> namesIn(ClassModel model) {
        List<String> names = new ArrayList<>();
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry type -> names.add(type.asInternalName().replace('/', '.'));
                case Utf8Entry text -> addDescribed(text.stringValue(), names);
                default -> {}
            }
        }
        return names;
    }

    /// Adds the classes that a text names, in case it is a descriptor.
    private static void addDescribed(String text, List<String> names) {
        int start = text.indexOf('L');
        while (start >= 0) {
            int end = text.indexOf(';', start);
            if (end < 0) {
                return;
            }
            names.add(text.substring(start + 1, end).replace('/', '.'));
            start = text.indexOf('L', end);
        }
    }
}
