package org.coreplatform.kernel.pd.language;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// Finds the methods of the PD library that a program calls, directly or not. They are static, so a
/// call names the one that it reaches.
final class LibraryUse {
    private final Map<String, ClassModel> library = new HashMap<>(); // never iterated
    private final Set<String> used = new HashSet<>(); // never iterated

    private LibraryUse() {}

    /// {@return the same program without what it never calls of the library: methods, and classes
    /// of which nothing is left}
    static List<ProgramClass> trim(List<ProgramClass> program) {
        var use = new LibraryUse();
        List<ClassModel> others = new ArrayList<>();
        for (ProgramClass type : program) {
            ClassModel model = ClassFile.of().parse(type.bytes());
            if (PdLibrary.contains(type.name())) {
                use.library.put(model.thisClass().asInternalName(), model);
            } else {
                others.add(model);
            }
        }
        others.forEach(use::addCallsOf);
        return program.stream().filter(use::isUsed).map(use::trimmed).toList();
    }

    private void addCallsOf(ClassModel type) {
        for (PoolEntry entry : type.constantPool()) {
            if (entry instanceof MemberRefEntry member) {
                add(
                        member.owner().asInternalName(),
                        member.name().stringValue(),
                        member.type().stringValue());
            }
        }
    }

    private void add(String owner, String name, String type) {
        ClassModel model = library.get(owner);
        if (model == null || !used.add(key(owner, name, type))) {
            return;
        }
        used.add(owner);
        for (MethodModel method : model.methods()) {
            if (method.methodName().equalsString(name) && method.methodType().equalsString(type)) {
                method.code().ifPresent(this::addCallsOf);
            }
        }
    }

    private void addCallsOf(CodeModel code) {
        for (var element : code) {
            if (element instanceof InvokeInstruction call) {
                add(
                        call.owner().asInternalName(),
                        call.name().stringValue(),
                        call.type().stringValue());
            }
        }
    }

    private static String key(String owner, String name, String type) {
        return owner + '.' + name + type;
    }

    private boolean isUsed(ProgramClass type) {
        String name = type.name().replace('.', '/');
        return !library.containsKey(name) || used.contains(name);
    }

    private ProgramClass trimmed(ProgramClass type) {
        String owner = type.name().replace('.', '/');
        ClassModel model = library.get(owner);
        if (model == null) {
            return type;
        }
        ClassTransform transform =
                ClassTransform.dropping(
                        element -> element instanceof MethodModel method && !isUsed(owner, method));
        return new ProgramClass(type.name(), ClassFile.of().transformClass(model, transform));
    }

    private boolean isUsed(String owner, MethodModel method) {
        return used.contains(
                key(owner, method.methodName().stringValue(), method.methodType().stringValue()));
    }
}
