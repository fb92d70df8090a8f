package org.coreplatform.builder.program;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.reflect.AccessFlag;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What linking needs to know of a class file. All names are binary names.
///
/// @param name the class
/// @param superclass its superclass
/// @param isAbstract whether it cannot be instantiated
/// @param hasConstructor whether anybody in its package can make one without arguments
/// @param methods its own methods that have code, as name and descriptor
/// @param references every class that it mentions
record ClassFacts(
        String name,
        String superclass,
        boolean isAbstract,
        boolean hasConstructor,
        Set<String> methods,
        Set<String> references) {

    private static final String CONSTRUCTOR = "<init>()V";

    /// {@return the facts of a class, or nothing if these bytes are no class file}
    static Optional<ClassFacts> of(byte[] bytes) {
        try {
            return Optional.of(read(ClassFile.of().parse(bytes)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static ClassFacts read(ClassModel model) {
        Set<String> references = new TreeSet<>();
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry type -> addClass(type.asInternalName(), references);
                case NameAndTypeEntry named ->
                        addDescriptor(named.type().stringValue(), references);
                case MethodTypeEntry method ->
                        addDescriptor(method.descriptor().stringValue(), references);
                default -> {}
            }
        }
        for (FieldModel field : model.fields()) {
            addDescriptor(field.fieldType().stringValue(), references);
        }
        Set<String> methods = new LinkedHashSet<>();
        boolean hasConstructor = false;
        for (MethodModel method : model.methods()) {
            String descriptor = method.methodType().stringValue();
            String signature = method.methodName().stringValue() + descriptor;
            addDescriptor(descriptor, references);
            if (method.code().isPresent()) {
                methods.add(signature);
            }
            hasConstructor |=
                    signature.equals(CONSTRUCTOR) && !method.flags().has(AccessFlag.PRIVATE);
        }
        return new ClassFacts(
                dotted(model.thisClass().asInternalName()),
                model.superclass().map(type -> dotted(type.asInternalName())).orElse(""),
                model.flags().has(AccessFlag.ABSTRACT),
                hasConstructor,
                methods,
                references);
    }

    private static void addClass(String internalName, Set<String> references) {
        if (internalName.startsWith("[")) {
            addDescriptor(internalName, references);
        } else {
            references.add(dotted(internalName));
        }
    }

    /// Adds the classes of a descriptor: what stands between `L` and `;`.
    private static void addDescriptor(String descriptor, Set<String> references) {
        int start = descriptor.indexOf('L');
        while (start >= 0) {
            int end = descriptor.indexOf(';', start);
            if (end < 0) {
                return;
            }
            references.add(dotted(descriptor.substring(start + 1, end)));
            start = descriptor.indexOf('L', end);
        }
    }

    private static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }
}
