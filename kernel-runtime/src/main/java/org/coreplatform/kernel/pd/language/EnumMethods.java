package org.coreplatform.kernel.pd.language;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;

/// The methods that javac adds to enums. `valueOf` looks its constant up by reflection; it is
/// written anew, on top of `values`.
final class EnumMethods {
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

    private static String descriptor(ClassModel model) {
        return "L" + model.thisClass().asInternalName() + ";";
    }
}
