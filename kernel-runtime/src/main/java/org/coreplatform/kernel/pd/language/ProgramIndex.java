package org.coreplatform.kernel.pd.language;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;
import org.jspecify.annotations.Nullable;

/// The parsed classes of a program by internal name, and what an instruction's owner, name and
/// descriptor resolve to among them.
final class ProgramIndex {
    /// Members with this prefix are generated.
    static final String GENERATED = "$pd$";

    /// The most superclasses that a class may have.
    static final int MAX_DEPTH = 64;

    private final Map<String, ClassModel> classes;

    // Only looked up in, never iterated.
    private final Map<String, Members> members = new HashMap<>();
    private final Map<String, Collection<String>> ancestors = new HashMap<>();

    private ProgramIndex(Map<String, ClassModel> classes) {
        this.classes = classes;
    }

    static ProgramIndex of(List<ProgramClass> classes) {
        List<ClassModel> models = new ArrayList<>();
        for (ProgramClass programClass : classes) {
            models.add(ClassFile.of().parse(programClass.bytes()));
        }
        return ofModels(models);
    }

    static ProgramIndex ofModels(List<ClassModel> models) {
        Map<String, ClassModel> classes = new LinkedHashMap<>();
        for (ClassModel model : models) {
            classes.put(model.thisClass().asInternalName(), model);
        }
        return new ProgramIndex(classes);
    }

    boolean contains(String className) {
        return classes.containsKey(className);
    }

    /// {@return the classes in the order of the program}
    Collection<ClassModel> models() {
        return classes.values();
    }

    @Nullable ClassModel find(String className) {
        return classes.get(className);
    }

    /// {@return the name of the superclass, `java/lang/Object` at the end}
    static String superclass(ClassModel model) {
        return model.superclass().map(ClassEntry::asInternalName).orElse("java/lang/Object");
    }

    static boolean isInterface(ClassModel model) {
        return model.flags().has(AccessFlag.INTERFACE);
    }

    /// {@return the class of the program that declares a field, searched as the virtual machine
    /// does: the class, its interfaces, its superclass}
    Optional<ClassModel> fieldOwner(String owner, String name, String descriptor) {
        return fieldOwner(owner, name + descriptor, new HashSet<>());
    }

    private Optional<ClassModel> fieldOwner(String owner, String field, Set<String> visited) {
        ClassModel model = classes.get(owner);
        if (model == null || !visited.add(owner)) {
            return Optional.empty();
        }
        if (members(model).fields().contains(field)) {
            return Optional.of(model);
        }
        for (String supertype : supertypes(model)) {
            Optional<ClassModel> found = fieldOwner(supertype, field, visited);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// {@return the class of the program that declares a method: the class itself, then its
    /// superclasses, then its interfaces}
    Optional<ClassModel> methodOwner(String owner, String name, String descriptor) {
        for (String ancestor : ancestors(owner)) {
            ClassModel model = classes.get(ancestor);
            if (model != null && members(model).methods().contains(name + descriptor)) {
                return Optional.of(model);
            }
        }
        return Optional.empty();
    }

    /// What a class declares, by name and descriptor.
    private record Members(Set<String> fields, Set<String> methods) {
        static Members of(ClassModel model) {
            Set<String> fields = new HashSet<>();
            Set<String> methods = new HashSet<>();
            for (FieldModel field : model.fields()) {
                fields.add(field.fieldName().stringValue() + field.fieldType().stringValue());
            }
            for (MethodModel method : model.methods()) {
                methods.add(method.methodName().stringValue() + method.methodType().stringValue());
            }
            return new Members(fields, methods);
        }
    }

    private Members members(ClassModel model) {
        return members.computeIfAbsent(model.thisClass().asInternalName(), _ -> Members.of(model));
    }

    static boolean declares(ClassModel model, String name, String descriptor) {
        for (MethodModel method : model.methods()) {
            if (method.methodName().equalsString(name)
                    && method.methodType().equalsString(descriptor)) {
                return true;
            }
        }
        return false;
    }

    /// {@return a class, its superclasses, then all their interfaces; classes of the library that
    /// the program extends or implements included}
    Collection<String> ancestors(String className) {
        return ancestors.computeIfAbsent(className, this::findAncestors);
    }

    private Collection<String> findAncestors(String className) {
        Set<String> chain = new LinkedHashSet<>();
        String next = className;
        while (next != null && chain.size() <= MAX_DEPTH && chain.add(next)) {
            ClassModel model = classes.get(next);
            next = model == null ? null : superclass(model);
        }
        List<String> waiting = new ArrayList<>(chain);
        for (int i = 0; i < waiting.size(); i++) {
            ClassModel model = classes.get(waiting.get(i));
            if (model == null) {
                continue;
            }
            for (ClassEntry each : model.interfaces()) {
                if (chain.add(each.asInternalName())) {
                    waiting.add(each.asInternalName());
                }
            }
        }
        return List.copyOf(chain);
    }

    private static List<String> supertypes(ClassModel model) {
        List<String> all = new ArrayList<>();
        for (ClassEntry each : model.interfaces()) {
            all.add(each.asInternalName());
        }
        all.add(superclass(model));
        return all;
    }

    /// {@return the model size of an object}
    int instanceBytes(String className) {
        long bytes = 0;
        String next = className;
        for (int depth = 0; depth <= MAX_DEPTH; depth++) {
            ClassModel model = classes.get(next);
            if (model == null) {
                break;
            }
            bytes += fieldBytes(model);
            next = superclass(model);
        }
        return (int) bytes
                + AllowList.standard()
                        .type(next)
                        .map(AllowList.ListedClass::instanceBytes)
                        .orElse(ObjectSizes.HEADER);
    }

    /// {@return the bytes of the fields that a class itself declares}
    static int fieldBytes(ClassModel model) {
        int bytes = 0;
        for (FieldModel field : model.fields()) {
            boolean counted =
                    !field.flags().has(AccessFlag.STATIC)
                            && !field.fieldName().stringValue().startsWith(GENERATED);
            if (counted) {
                bytes += fieldBytes(field.fieldType().stringValue());
            }
        }
        return (int) ObjectSizes.roundUp(bytes);
    }

    static int fieldBytes(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z', 'B' -> Byte.BYTES;
            case 'C', 'S' -> Short.BYTES;
            case 'I', 'F' -> Integer.BYTES;
            default -> Long.BYTES;
        };
    }
}
