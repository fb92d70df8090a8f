package org.coreplatform.kernel.pd.language;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// The bodies of a record's `equals`, `hashCode` and `toString`, with the results that Java's own
/// give.
record RecordMethods(Calls calls, CallSite.RecordMethod site) {
    private static final ClassDesc OBJECTS = Calls.library("java/util/Objects");
    private static final MethodTypeDesc EQUALS =
            MethodTypeDesc.of(
                    ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
    private static final MethodTypeDesc HASH =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object);

    void write(CodeBuilder code) {
        switch (site.name()) {
            case "equals" -> writeEquals(code);
            case "hashCode" -> writeHashCode(code);
            default -> writeToString(code);
        }
    }

    private ClassDesc self() {
        return site.type().parameterType(0);
    }

    private void load(CodeBuilder code, int slot, DirectMethodHandleDesc component) {
        code.aload(slot)
                .getfield(self(), component.methodName(), component.invocationType().returnType());
    }

    private void writeEquals(CodeBuilder code) {
        Label different = code.newLabel();
        code.aload(1).instanceOf(self()).ifeq(different).aload(1).checkcast(self()).astore(1);
        for (DirectMethodHandleDesc component : site.components()) {
            load(code, 0, component);
            load(code, 1, component);
            compare(code, component.invocationType().returnType(), different);
        }
        code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
    }

    private static void compare(CodeBuilder code, ClassDesc type, Label different) {
        switch (type.descriptorString()) {
            case "Z", "B", "C", "S", "I" -> code.if_icmpne(different);
            case "J" -> code.lcmp().ifne(different);
            case "F", "D" -> {
                ClassDesc wrapper = Conversions.wrapper(type);
                MethodTypeDesc compare = MethodTypeDesc.of(ConstantDescs.CD_int, type, type);
                code.invokestatic(wrapper, "compare", compare).ifne(different);
            }
            default -> code.invokestatic(OBJECTS, "equals", EQUALS).ifeq(different);
        }
    }

    private void writeHashCode(CodeBuilder code) {
        code.iconst_0();
        for (DirectMethodHandleDesc component : site.components()) {
            code.bipush(31).imul();
            load(code, 0, component);
            ClassDesc type = component.invocationType().returnType();
            if (type.isPrimitive()) {
                MethodTypeDesc hash = MethodTypeDesc.of(ConstantDescs.CD_int, type);
                code.invokestatic(Conversions.wrapper(type), "hashCode", hash);
            } else {
                code.invokestatic(OBJECTS, "hashCode", HASH);
            }
            code.iadd();
        }
        code.ireturn();
    }

    private void writeToString(CodeBuilder code) {
        List<CallSite.Piece> pieces = new ArrayList<>();
        List<ClassDesc> types = new ArrayList<>();
        String next = simpleName() + "[";
        for (DirectMethodHandleDesc component : site.components()) {
            pieces.add(new CallSite.Piece.Text(next + component.methodName() + "="));
            pieces.add(new CallSite.Piece.Argument());
            types.add(component.invocationType().returnType());
            next = ", ";
        }
        pieces.add(new CallSite.Piece.Text(site.components().isEmpty() ? next + "]" : "]"));
        new ConcatenationMethod(
                        calls,
                        new CallSite.Concatenation(
                                MethodTypeDesc.of(ConstantDescs.CD_String, types), pieces))
                .write(code, argument -> load(code, 0, site.components().get(argument)));
    }

    /// {@return the name in source} javac numbers local classes: `Outer$1Point`.
    private String simpleName() {
        String name = self().displayName();
        String simple = name.substring(name.lastIndexOf('$') + 1);
        int letters = 0;
        while (letters < simple.length() && Character.isDigit(simple.charAt(letters))) {
            letters++;
        }
        return simple.substring(letters);
    }
}
