package org.coreplatform.kernel.pd.language;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    /// does}
    Optional<ClassModel> fieldOwner(String owner, String name, String descriptor) {
        return fieldOwner(owner, name, descriptor, 0);
    }

    private Optional<ClassModel> fieldOwner(
            String owner, String name, String descriptor, int depth) {
        ClassModel model = classes.get(owner);
        if (model == null || depth > MAX_DEPTH) {
            return Optional.empty();
        }
        for (FieldModel field : model.fields()) {
            if (field.fieldName().equalsString(name)
                    && field.fieldType().equalsString(descriptor)) {
                return Optional.of(model);
            }
        }
        for (String supertype : supertypes(model)) {
            Optional<ClassModel> found = fieldOwner(supertype, name, descriptor, depth + 1);
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
            if (model != null && declares(model, name, descriptor)) {
                return Optional.of(model);
            }
        }
        return Optional.empty();
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
    List<String> ancestors(String className) {
        List<String> chain = new ArrayList<>();
        String next = className;
        while (next != null && !chain.contains(next) && chain.size() <= MAX_DEPTH) {
            chain.add(next);
            ClassModel model = classes.get(next);
            next = model == null ? null : superclass(model);
        }
        for (int i = 0; i < chain.size(); i++) {
            ClassModel model = classes.get(chain.get(i));
            if (model == null) {
                continue;
            }
            for (ClassEntry each : model.interfaces()) {
                if (!chain.contains(each.asInternalName())) {
                    chain.add(each.asInternalName());
                }
            }
        }
        return chain;
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
