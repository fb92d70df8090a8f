package org.coreplatform.kernel.pd.language;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.function.IntConsumer;
import org.coreplatform.kernel.pd.language.CallSite.Piece;

/// A method that puts a string together with a `StringBuilder`.
record ConcatenationMethod(Calls calls, CallSite.Concatenation site) {
    private static final String BUILDER = "java/lang/StringBuilder";
    private static final ClassDesc CD_BUILDER = ClassDesc.ofInternalName(BUILDER);

    void write(CodeBuilder code) {
        write(
                code,
                i ->
                        code.loadLocal(
                                TypeKind.from(site.type().parameterType(i)),
                                code.parameterSlot(i)));
    }

    /// Writes the method for arguments that come from somewhere else.
    void write(CodeBuilder code, IntConsumer loadArgument) {
        code.new_(CD_BUILDER).dup().invokespecial(CD_BUILDER, "<init>", ConstantDescs.MTD_void);
        int argument = 0;
        for (Piece piece : site.pieces()) {
            switch (piece) {
                case Piece.Text(String text) -> {
                    code.loadConstant(text);
                    append(code, ConstantDescs.CD_String);
                }
                case Piece.Argument() -> {
                    loadArgument.accept(argument);
                    append(code, site.type().parameterType(argument));
                    argument++;
                }
            }
        }
        call(code, "toString", MethodTypeDesc.of(ConstantDescs.CD_String));
        code.areturn();
    }

    private void append(CodeBuilder code, ClassDesc type) {
        call(code, "append", MethodTypeDesc.of(CD_BUILDER, accepted(type)));
    }

    private static ClassDesc accepted(ClassDesc type) {
        return switch (type.descriptorString()) {
            case "B", "S" -> ConstantDescs.CD_int;
            case "Z", "C", "I", "J", "F", "D", "Ljava/lang/String;" -> type;
            default -> ConstantDescs.CD_Object;
        };
    }

    private void call(CodeBuilder code, String name, MethodTypeDesc type) {
        calls.invoke(
                code,
                BUILDER,
                new Calls.Call(
                        Opcode.INVOKEVIRTUAL, BUILDER, name, type.descriptorString(), false));
    }
}
