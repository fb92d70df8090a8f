package org.coreplatform.kernel.pd.metering;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import org.coreplatform.sdk.profile.BytecodeCosts;

/// What one instruction costs, as far as that is known before it is executed: the entries of
/// [BytecodeCosts] by instruction, in parts of a cycle ([#PARTS]).
final class InstructionCosts {
    /// Parts that a cycle has here; a block is charged whole cycles.
    static final int PARTS = BytecodeCosts.MOVES_PER_CYCLE;

    private static final String PORT = "org/coreplatform/sdk/abi/PdPort";

    private final ProgramCosts costs;

    InstructionCosts(ProgramCosts costs) {
        this.costs = costs;
    }

    /// {@return parts of cycles, at least one}
    int of(Instruction instruction) {
        return switch (instruction) {
            case LoadInstruction _,
                    StoreInstruction _,
                    ConstantInstruction _,
                    StackInstruction _,
                    NopInstruction _ ->
                    1;
            default -> PARTS * cycles(instruction);
        };
    }

    private int cycles(Instruction instruction) {
        return switch (instruction) {
            case BranchInstruction _ -> BytecodeCosts.BRANCH;
            case TableSwitchInstruction _, LookupSwitchInstruction _ -> BytecodeCosts.SWITCH;
            case FieldInstruction _ -> BytecodeCosts.FIELD;
            case ArrayLoadInstruction _ -> BytecodeCosts.ARRAY_ELEMENT;
            case ArrayStoreInstruction store ->
                    store.opcode() == Opcode.AASTORE
                            ? BytecodeCosts.ARRAY_STORE_REFERENCE
                            : BytecodeCosts.ARRAY_ELEMENT;
            case TypeCheckInstruction _ -> BytecodeCosts.TYPE_CHECK;
            case NewObjectInstruction _,
                    NewPrimitiveArrayInstruction _,
                    NewReferenceArrayInstruction _,
                    NewMultiArrayInstruction _ ->
                    BytecodeCosts.NEW;
            case ThrowInstruction _ -> BytecodeCosts.THROW;
            case InvokeInstruction call -> call(call);
            case OperatorInstruction operator -> operator(operator.opcode());
            case ConvertInstruction conversion -> conversion(conversion.opcode());
            default -> BytecodeCosts.SIMPLE;
        };
    }

    private int call(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        if (owner.equals(PORT)) {
            return port(name);
        }
        int transfer =
                switch (call.opcode()) {
                    case INVOKEINTERFACE -> BytecodeCosts.INTERFACE_CALL;
                    case INVOKEVIRTUAL -> BytecodeCosts.VIRTUAL_CALL;
                    default -> BytecodeCosts.CALL;
                };
        return transfer + costs.cycles(owner, name, call.type().stringValue());
    }

    private static int port(String name) {
        return switch (name) {
            case "load", "store" -> BytecodeCosts.MEMORY_ACCESS;
            case "swap", "add", "compareAndSwap" -> BytecodeCosts.ATOMIC_ACCESS;
            case "messageInfo", "messageRegister", "setMessageRegister", "time" ->
                    BytecodeCosts.REGISTER_ACCESS;
            case "read", "write" -> BytecodeCosts.COPY_SETUP;
            default -> BytecodeCosts.SYSTEM_CALL_STUB;
        };
    }

    private static int operator(Opcode opcode) {
        return switch (opcode) {
            case ARRAYLENGTH -> BytecodeCosts.ARRAY_LENGTH;
            case IMUL, LMUL -> BytecodeCosts.INTEGER_MULTIPLY;
            case IDIV, LDIV, IREM, LREM -> BytecodeCosts.INTEGER_DIVIDE;
            case FDIV, DDIV -> BytecodeCosts.FLOAT_DIVIDE;
            case FREM, DREM -> BytecodeCosts.FLOAT_REMAINDER;
            case FADD, FSUB, FMUL, FNEG, FCMPL, FCMPG, DADD, DSUB, DMUL, DNEG, DCMPL, DCMPG ->
                    BytecodeCosts.FLOAT;
            default -> BytecodeCosts.SIMPLE;
        };
    }

    private static int conversion(Opcode opcode) {
        return switch (opcode) {
            case I2L, L2I, I2B, I2C, I2S -> BytecodeCosts.SIMPLE;
            default -> BytecodeCosts.FLOAT;
        };
    }
}
