package org.coreplatform.builder.program;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// What linking needs to know of a class file. All names are binary names.
///
/// @param name the class
/// @param superclass its superclass
/// @param isAbstract whether it cannot be instantiated
/// @param hasConstructor whether anybody in its package can make one without arguments
/// @param methods its own methods that have code, as name and descriptor
/// @param references the classes that it needs when it runs
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
        Set<String> methods = new LinkedHashSet<>();
        boolean hasConstructor = false;
        for (MethodModel method : model.methods()) {
            String signature =
                    method.methodName().stringValue() + method.methodType().stringValue();
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
                ClassReferences.of(model));
    }

    private static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }
}
