package org.coreplatform.kernel.pd.language;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/// What a class gets that extends a class of Java's library: hash code and text of its own, so that
/// those of the host never show. Hash codes are numbers in the order of asking.
final class RootMethods {
    static final String IDENTITY = "$pd$identity";
    static final MethodTypeDesc HASH_TYPE = MethodTypeDesc.of(ConstantDescs.CD_int);
    private static final String HASH = "$pd$hash";
    private static final MethodTypeDesc TEXT_TYPE = MethodTypeDesc.of(ConstantDescs.CD_String);

    private final ClassDesc self;
    private final String superclass;

    RootMethods(String self, String superclass) {
        this.self = ClassDesc.ofInternalName(self);
        this.superclass = superclass;
    }

    /// Adds what the class does not declare.
    void addTo(ClassBuilder builder, BiPredicate<String, String> declares) {
        if (superclass.equals("java/lang/Enum") || superclass.equals("java/lang/Record")) {
            return;
        }
        builder.withField(
                HASH, ConstantDescs.CD_int, ClassFile.ACC_PRIVATE | ClassFile.ACC_SYNTHETIC);
        method(builder, IDENTITY, HASH_TYPE, this::identity);
        if (!declares.test("hashCode", "()I")) {
            method(builder, "hashCode", HASH_TYPE, this::hashCodeBody);
        }
        if (!declares.test("toString", "()Ljava/lang/String;")) {
            method(builder, "toString", TEXT_TYPE, this::toStringBody);
        }
    }

    private static void method(
            ClassBuilder builder, String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {
        builder.withMethodBody(name, type, ClassFile.ACC_PUBLIC | ClassFile.ACC_SYNTHETIC, body);
    }

    private void identity(CodeBuilder code) {
        Label known = code.newLabel();
        code.aload(0)
                .getfield(self, HASH, ConstantDescs.CD_int)
                .ifne(known)
                .aload(0)
                .invokestatic(Calls.library("java/lang/Object"), "nextIdentity", HASH_TYPE)
                .putfield(self, HASH, ConstantDescs.CD_int)
                .labelBinding(known)
                .aload(0)
                .getfield(self, HASH, ConstantDescs.CD_int)
                .ireturn();
    }

    private void hashCodeBody(CodeBuilder code) {
        code.aload(0).invokevirtual(self, IDENTITY, HASH_TYPE).ireturn();
    }

    private void toStringBody(CodeBuilder code) {
        boolean throwable = AllowList.standard().isSubtype(superclass, "java/lang/Throwable");
        String library = throwable ? "java/lang/Throwable" : "java/lang/Object";
        code.aload(0)
                .invokestatic(
                        Calls.library(library),
                        "toStringOfSuper",
                        MethodTypeDesc.of(
                                ConstantDescs.CD_String, ClassDesc.ofInternalName(library)))
                .areturn();
    }
}
