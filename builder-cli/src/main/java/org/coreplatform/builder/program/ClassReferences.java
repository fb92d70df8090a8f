package org.coreplatform.builder.program;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.Set;
import java.util.TreeSet;

/// Collects the classes that a class needs when it runs: what its instructions and descriptors
/// name, what it extends, and the host of its nest. A class whose constants the compiler copied is
/// not among them, though the constant pool mentions it.
final class ClassReferences {
    private static final int MAX_DEPTH = 8;

    private final Set<String> names = new TreeSet<>();

    private ClassReferences() {}

    /// {@return the binary names}
    static Set<String> of(ClassModel model) {
        ClassReferences references = new ClassReferences();
        model.superclass().ifPresent(references::add);
        model.interfaces().forEach(references::add);
        model.findAttribute(Attributes.nestHost())
                .ifPresent(host -> references.add(host.nestHost()));
        for (FieldModel field : model.fields()) {
            references.addDescriptor(field.fieldType().stringValue());
        }
        for (MethodModel method : model.methods()) {
            references.addDescriptor(method.methodType().stringValue());
            method.code().ifPresent(references::addCode);
        }
        return references.names;
    }

    private void addCode(CodeModel code) {
        for (CodeElement element : code) {
            switch (element) {
                case FieldInstruction field -> add(field.owner(), field.type().stringValue());
                case InvokeInstruction call -> add(call.owner(), call.type().stringValue());
                case InvokeDynamicInstruction call -> {
                    addDescriptor(call.type().stringValue());
                    call.invokedynamic().bootstrap().arguments().forEach(arg -> add(arg, 0));
                }
                case LoadConstantInstruction constant -> add(constant.constantEntry(), 0);
                case NewObjectInstruction made -> add(made.className());
                case NewReferenceArrayInstruction made -> add(made.componentType());
                case NewMultiArrayInstruction made -> add(made.arrayType());
                case TypeCheckInstruction check -> add(check.type());
                case ExceptionCatch caught -> caught.catchType().ifPresent(this::add);
                default -> {}
            }
        }
    }

    private void add(LoadableConstantEntry constant, int depth) {
        switch (constant) {
            case ClassEntry type -> add(type);
            case MethodTypeEntry type -> addDescriptor(type.descriptor().stringValue());
            case MethodHandleEntry handle ->
                    add(handle.reference().owner(), handle.reference().type().stringValue());
            case ConstantDynamicEntry dynamic when depth < MAX_DEPTH ->
                    dynamic.bootstrap().arguments().forEach(arg -> add(arg, depth + 1));
            default -> {}
        }
    }

    private void add(ClassEntry owner, String descriptor) {
        add(owner);
        addDescriptor(descriptor);
    }

    private void add(ClassEntry type) {
        String internalName = type.asInternalName();
        if (internalName.startsWith("[")) {
            addDescriptor(internalName);
        } else {
            names.add(internalName.replace('/', '.'));
        }
    }

    /// Adds the classes of a descriptor: what stands between `L` and `;`.
    private void addDescriptor(String descriptor) {
        int start = descriptor.indexOf('L');
        while (start >= 0) {
            int end = descriptor.indexOf(';', start);
            if (end < 0) {
                return;
            }
            names.add(descriptor.substring(start + 1, end).replace('/', '.'));
            start = descriptor.indexOf('L', end);
        }
    }
}
