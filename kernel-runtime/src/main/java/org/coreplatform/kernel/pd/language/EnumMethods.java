package org.coreplatform.kernel.pd.language;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;

/// The methods that javac adds to enums. `valueOf` looks its constant up by reflection; it is
/// written anew, on top of `values`.
final class EnumMethods {
    private static final MethodTypeDesc FIND =
            MethodTypeDesc.of(
                    ConstantDescs.CD_Enum,
                    ConstantDescs.CD_Enum.arrayType(),
                    ConstantDescs.CD_String,
                    ConstantDescs.CD_String);

    private EnumMethods() {}

    static boolean isEnum(ClassModel model) {
        return model.flags().has(AccessFlag.ENUM)
                && ProgramIndex.superclass(model).equals("java/lang/Enum");
    }

    static boolean isValueOf(ClassModel model, MethodModel method) {
        return isEnum(model)
                && method.methodName().equalsString("valueOf")
                && method.methodType().equalsString("(Ljava/lang/String;)" + descriptor(model))
                && method.flags().has(AccessFlag.STATIC);
    }

    static boolean hasValues(ClassModel model) {
        return ProgramIndex.declares(model, "values", "()[" + descriptor(model));
    }

    /// Writes `valueOf`: the first constant of the name, or an exception as Java's own.
    static void writeValueOf(ClassBuilder builder, String name) {
        ClassDesc self = ClassDesc.ofInternalName(name);
        builder.withMethodBody(
                "valueOf",
                MethodTypeDesc.of(self, ConstantDescs.CD_String),
                ClassFile.ACC_STATIC | ClassFile.ACC_PUBLIC,
                code ->
                        code.invokestatic(self, "values", MethodTypeDesc.of(self.arrayType()))
                                .aload(0)
                                .loadConstant(name.replace('/', '.').replace('$', '.'))
                                .invokestatic(Calls.library("java/lang/Enum"), "valueOf", FIND)
                                .checkcast(self)
                                .areturn());
    }

    private static String descriptor(ClassModel model) {
        return "L" + model.thisClass().asInternalName() + ";";
    }
}
