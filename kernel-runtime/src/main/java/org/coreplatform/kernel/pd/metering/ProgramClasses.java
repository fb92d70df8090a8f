package org.coreplatform.kernel.pd.metering;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The classes of one program, by name. A class outside of it is the library's.
final class ProgramClasses {
    private final Map<String, ClassModel> byName = new HashMap<>(); // never iterated

    ProgramClasses(List<ClassModel> classes) {
        for (ClassModel model : classes) {
            byName.put(model.thisClass().asInternalName(), model);
        }
    }

    /// {@return the class with this internal name, null if it is not the program's}
    @Nullable ClassModel find(String name) {
        return byName.get(name);
    }

    /// {@return whether a type is a class of the program, and no interface}
    boolean isOwnClass(ClassDesc type) {
        ClassModel model = findType(type);
        return model != null && !isInterface(model);
    }

    /// {@return the static method that a call reaches, if it is the program's}
    Optional<MethodModel> staticMethod(String owner, String name, String descriptor) {
        ClassModel model = byName.get(owner);
        while (model != null) {
            for (MethodModel method : model.methods()) {
                if (method.methodName().equalsString(name)
                        && method.methodType().equalsString(descriptor)) {
                    return Optional.of(method);
                }
            }
            model = superclass(model);
        }
        return Optional.empty();
    }

    @Nullable ClassModel superclass(ClassModel model) {
        return model.superclass().map(ClassEntry::asInternalName).map(byName::get).orElse(null);
    }

    /// {@return what stack maps need to know of the classes}
    ClassHierarchyResolver hierarchy() {
        ClassHierarchyResolver own = this::describe;
        return own.orElse(
                ClassHierarchyResolver.ofClassLoading(ProgramClasses.class.getClassLoader())
                        .cached());
    }

    private ClassHierarchyResolver.@Nullable ClassHierarchyInfo describe(ClassDesc type) {
        ClassModel model = findType(type);
        if (model == null) {
            return null;
        }
        if (isInterface(model)) {
            return ClassHierarchyResolver.ClassHierarchyInfo.ofInterface();
        }
        return ClassHierarchyResolver.ClassHierarchyInfo.ofClass(
                model.superclass().map(ClassEntry::asSymbol).orElse(null));
    }

    private @Nullable ClassModel findType(ClassDesc type) {
        if (!type.isClassOrInterface()) {
            return null;
        }
        String descriptor = type.descriptorString();
        return byName.get(descriptor.substring(1, descriptor.length() - 1));
    }

    private static boolean isInterface(ClassModel model) {
        return (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
    }
}
