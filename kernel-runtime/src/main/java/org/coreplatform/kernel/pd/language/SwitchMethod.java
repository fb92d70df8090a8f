package org.coreplatform.kernel.pd.language;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// A method that finds the first label of a pattern switch that fits, from a start index on: −1 for
/// null, the number of labels if none fits.
record SwitchMethod(CallSite.PatternSwitch site) {
    private static final MethodTypeDesc IS_TEXT =
            MethodTypeDesc.of(
                    ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_String);
    private static final MethodTypeDesc IS_NUMBER =
            MethodTypeDesc.of(
                    ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_int);
    private static final MethodTypeDesc IS_CONSTANT = IS_TEXT;
    private static final ClassDesc LIBRARY = Calls.library("java/lang/Object");

    void write(CodeBuilder code) {
        if (!site.type().parameterType(0).isPrimitive()) {
            Label present = code.newLabel();
            code.aload(0).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
        }
        List<CallSite.Label> labels = site.labels();
        for (int i = 0; i < labels.size(); i++) {
            Label next = code.newLabel();
            code.iload(code.parameterSlot(1)).loadConstant(i).if_icmpgt(next);
            test(code, labels.get(i), next);
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }

    private void test(CodeBuilder code, CallSite.Label label, Label next) {
        switch (label) {
            case CallSite.Label.OfType(ClassDesc type) when type.isPrimitive() -> code.iconst_1();
            case CallSite.Label.OfType(ClassDesc type) -> code.aload(0).instanceOf(type);
            case CallSite.Label.OfText(String text) ->
                    code.aload(0).loadConstant(text).invokestatic(LIBRARY, "isText", IS_TEXT);
            case CallSite.Label.OfNumber(int number) ->
                    code.aload(0).loadConstant(number).invokestatic(LIBRARY, "isNumber", IS_NUMBER);
            case CallSite.Label.OfEnum(String type, String constant) ->
                    enumConstant(code, type, constant, next);
        }
        code.ifeq(next);
    }

    /// A constant is compared by name, so that the switch initialises no enum.
    private static void enumConstant(CodeBuilder code, String type, String constant, Label next) {
        code.aload(0)
                .instanceOf(ClassDesc.ofInternalName(type))
                .ifeq(next)
                .aload(0)
                .loadConstant(constant)
                .invokestatic(LIBRARY, "isConstant", IS_CONSTANT);
    }
}
