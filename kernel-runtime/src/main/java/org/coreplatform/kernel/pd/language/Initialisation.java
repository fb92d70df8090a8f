package org.coreplatform.kernel.pd.language;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which classes have something to initialise, and which code may rely on it having begun.
///
/// Class initialisers become ordinary methods. A class is initialised where Java does it: before
/// its first object, static method call or use of a static field, after its superclass and after
/// the interfaces with default methods that it implements. A guard there calls `$pd$init`. The
/// difference: an exception leaves an initialiser as it is, not wrapped, and is a fault like any
/// other; the class counts as initialised then.
final class Initialisation {
    static final String INIT = "$pd$init";
    static final String CLINIT = "$pd$clinit";
    static final String READY = "$pd$ready";

    /// The class that holds the static fields of an interface: those of an interface itself can
    /// only be assigned by a real class initialiser.
    static final String COMPANION = "$$Statics";

    private final ProgramIndex index;
    private final Map<String, Optional<String>> targets = new LinkedHashMap<>();

    Initialisation(ProgramIndex index) {
        this.index = index;
    }

    static boolean hasInitialiser(ClassModel model) {
        return ProgramIndex.declares(model, "<clinit>", "()V");
    }

    /// {@return the class that holds the guard and the initialised static fields of a class}
    static String holder(ClassModel model) {
        String name = model.thisClass().asInternalName();
        return ProgramIndex.isInterface(model) ? name + COMPANION : name;
    }

    /// {@return whether a class gets its own `$pd$init`}
    boolean hasGuard(ClassModel model) {
        return hasInitialiser(model) || !interfacesBefore(model).isEmpty();
    }

    /// {@return the class whose `$pd$init` initialises a class and all before it, if one has}
    Optional<String> target(String className) {
        Optional<String> known = targets.get(className);
        if (known == null) {
            known = findTarget(className);
            targets.put(className, known);
        }
        return known;
    }

    private Optional<String> findTarget(String className) {
        ClassModel model = index.find(className);
        if (model == null) {
            return Optional.empty();
        }
        if (hasGuard(model)) {
            return Optional.of(holder(model));
        }
        if (ProgramIndex.isInterface(model)) {
            return Optional.empty();
        }
        return target(ProgramIndex.superclass(model));
    }

    /// {@return the guards to call before a class's own initialiser}
    List<String> before(ClassModel model) {
        List<String> all = new ArrayList<>();
        if (!ProgramIndex.isInterface(model)) {
            target(ProgramIndex.superclass(model)).ifPresent(all::add);
        }
        all.addAll(interfacesBefore(model));
        return all;
    }

    /// {@return the guards of the interfaces that a class's initialisation initialises}
    private List<String> interfacesBefore(ClassModel model) {
        List<String> guards = new ArrayList<>();
        if (ProgramIndex.isInterface(model)) {
            return guards;
        }
        for (String ancestor : interfaces(model)) {
            ClassModel each = index.find(ancestor);
            if (each != null && hasDefaultMethod(each) && hasInitialiser(each)) {
                guards.add(holder(each));
            }
        }
        return guards;
    }

    private List<String> interfaces(ClassModel model) {
        List<String> all = new ArrayList<>();
        for (ClassEntry each : model.interfaces()) {
            for (String ancestor : index.ancestors(each.asInternalName())) {
                if (!all.contains(ancestor)) {
                    all.add(ancestor);
                }
            }
        }
        return all;
    }

    static boolean hasDefaultMethod(ClassModel model) {
        for (MethodModel method : model.methods()) {
            if (!method.flags().has(AccessFlag.ABSTRACT)
                    && !method.flags().has(AccessFlag.STATIC)) {
                return true;
            }
        }
        return false;
    }

    /// {@return whether code of one class runs only after the initialisation of another has begun:
    /// of itself and of its superclasses}
    boolean isCertain(String running, String used) {
        String next = running;
        for (int depth = 0; depth <= ProgramIndex.MAX_DEPTH; depth++) {
            if (next.equals(used)) {
                return true;
            }
            ClassModel model = index.find(next);
            if (model == null) {
                return false;
            }
            next = ProgramIndex.superclass(model);
        }
        return false;
    }
}
