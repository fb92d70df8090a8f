package org.coreplatform.kernel.pd.language;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;

/// Conversions between the types of a functional interface and of what implements it: cast, box,
/// unbox, widen.
final class Conversions {
    private Conversions() {}

    /// Converts the value on the operand stack.
    ///
    /// @param from its type
    /// @param to the type needed; `void` drops the value
    static void convert(CodeBuilder code, ClassDesc from, ClassDesc to) {
        if (from.equals(to)) {
            return;
        }
        if (to.equals(ConstantDescs.CD_void)) {
            drop(code, from);
        } else if (from.isPrimitive() && to.isPrimitive()) {
            widen(code, from, to);
        } else if (from.isPrimitive()) {
            box(code, from);
        } else if (to.isPrimitive()) {
            unbox(code, from, to);
        } else if (!to.equals(ConstantDescs.CD_Object)) {
            code.checkcast(to);
        }
    }

    private static void drop(CodeBuilder code, ClassDesc type) {
        if (TypeKind.from(type).slotSize() == 2) {
            code.pop2();
        } else {
            code.pop();
        }
    }

    private static void widen(CodeBuilder code, ClassDesc from, ClassDesc to) {
        TypeKind source = TypeKind.from(from).asLoadable();
        TypeKind target = TypeKind.from(to).asLoadable();
        if (source != target) {
            code.conversion(source, target);
        }
    }

    static void box(CodeBuilder code, ClassDesc primitive) {
        ClassDesc wrapper = wrapper(primitive);
        code.invokestatic(wrapper, "valueOf", MethodTypeDesc.of(wrapper, primitive));
    }

    /// Unboxes; a value whose static type says nothing is cast to the wrapper of what is needed.
    private static void unbox(CodeBuilder code, ClassDesc from, ClassDesc to) {
        ClassDesc inside = primitive(from);
        ClassDesc wrapper = inside == null ? wrapper(to) : from;
        ClassDesc value = inside == null ? to : inside;
        if (!wrapper.equals(from)) {
            code.checkcast(wrapper);
        }
        code.invokevirtual(wrapper, value.displayName() + "Value", MethodTypeDesc.of(value));
        convert(code, value, to);
    }

    static ClassDesc wrapper(ClassDesc primitive) {
        return switch (primitive.descriptorString()) {
            case "Z" -> ConstantDescs.CD_Boolean;
            case "B" -> ConstantDescs.CD_Byte;
            case "C" -> ConstantDescs.CD_Character;
            case "S" -> ConstantDescs.CD_Short;
            case "I" -> ConstantDescs.CD_Integer;
            case "J" -> ConstantDescs.CD_Long;
            case "F" -> ConstantDescs.CD_Float;
            default -> ConstantDescs.CD_Double;
        };
    }

    private static @Nullable ClassDesc primitive(ClassDesc wrapper) {
        for (char each : "ZBCSIJFD".toCharArray()) {
            ClassDesc primitive = ClassDesc.ofDescriptor(String.valueOf(each));
            if (wrapper(primitive).equals(wrapper)) {
                return primitive;
            }
        }
        return null;
    }
}
