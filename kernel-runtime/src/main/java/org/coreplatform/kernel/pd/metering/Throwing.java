package org.coreplatform.kernel.pd.metering;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;

/// Tells whether code can throw by itself, not counting what it calls.
final class Throwing {
    private Throwing() {}

    static boolean mayThrow(CodeModel code) {
        for (CodeElement element : code) {
            if (element instanceof Instruction instruction && mayThrow(instruction.opcode())) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayThrow(Opcode opcode) {
        return switch (opcode.kind()) {
            case ARRAY_LOAD,
                    ARRAY_STORE,
                    NEW_PRIMITIVE_ARRAY,
                    NEW_REF_ARRAY,
                    NEW_MULTI_ARRAY,
                    THROW_EXCEPTION,
                    INVOKE,
                    INVOKE_DYNAMIC,
                    MONITOR ->
                    true;
            case FIELD_ACCESS -> opcode == Opcode.GETFIELD || opcode == Opcode.PUTFIELD;
            case OPERATOR ->
                    switch (opcode) {
                        case IDIV, LDIV, IREM, LREM, ARRAYLENGTH -> true;
                        default -> false;
                    };
            case TYPE_CHECK -> opcode == Opcode.CHECKCAST;
            default -> false;
        };
    }
}
