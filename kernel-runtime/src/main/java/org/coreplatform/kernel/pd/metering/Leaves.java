package org.coreplatform.kernel.pd.metering;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Finds the static methods that always do the same little: one block, no call, no new object.
///
/// Their cycles are charged where they are called, and they are left as they are. That is exact and
/// saves small helpers half their cost.
final class Leaves {
    private static final int NOT_A_LEAF = -1;

    /// Classes of the JDK whose static methods compute and do nothing else.
    private static final List<String> PURE =
            List.of(
                    "java/lang/Math",
                    "java/lang/StrictMath",
                    "java/lang/Integer",
                    "java/lang/Long");

    private final ProgramClasses classes;
    private final InstructionCosts instructions;
    private final Map<MethodModel, Integer> known = new HashMap<>(); // never iterated

    Leaves(ProgramClasses classes, InstructionCosts instructions) {
        this.classes = classes;
        this.instructions = instructions;
    }

    /// {@return the classes of the program}
    ProgramClasses classes() {
        return classes;
    }

    boolean isLeaf(MethodModel method) {
        return cost(method) != NOT_A_LEAF;
    }

    /// {@return the cost of an instruction in parts of a cycle, with that of a leaf it calls}
    int cost(Instruction instruction) {
        int own = instructions.of(instruction);
        if (instruction.opcode() != Opcode.INVOKESTATIC
                || !(instruction instanceof InvokeInstruction call)) {
            return own;
        }
        int callee = callee(call).map(this::cost).orElse(NOT_A_LEAF);
        return callee == NOT_A_LEAF ? own : own + InstructionCosts.PARTS * callee;
    }

    /// {@return whether a call does something that can look at the counters, or change them}
    boolean isObservable(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        return switch (call.opcode()) {
            case INVOKESTATIC -> !PURE.contains(owner) && !callsLeaf(call);
            case INVOKESPECIAL -> !owner.equals("java/lang/Object");
            default -> true;
        };
    }

    private boolean callsLeaf(InvokeInstruction call) {
        return callee(call).filter(this::isLeaf).isPresent();
    }

    private Optional<MethodModel> callee(InvokeInstruction call) {
        return classes.staticMethod(
                call.owner().asInternalName(),
                call.name().stringValue(),
                call.type().stringValue());
    }

    private int cost(MethodModel method) {
        Integer cost = known.get(method);
        if (cost == null) {
            cost = find(method);
            known.put(method, cost);
        }
        return cost;
    }

    private int find(MethodModel method) {
        if ((method.flags().flagsMask() & ClassFile.ACC_STATIC) == 0) {
            return NOT_A_LEAF;
        }
        return method.code().map(code -> find(code, instructions::of)).orElse(NOT_A_LEAF);
    }

    private static int find(CodeModel code, ToIntFunction<Instruction> costs) {
        for (CodeElement element : code) {
            boolean dependsOnMore =
                    switch (element) {
                        case InvokeInstruction _,
                                InvokeDynamicInstruction _,
                                NewObjectInstruction _,
                                NewPrimitiveArrayInstruction _,
                                NewReferenceArrayInstruction _,
                                NewMultiArrayInstruction _ ->
                                true;
                        default -> false;
                    };
            if (dependsOnMore) {
                return NOT_A_LEAF;
            }
        }
        var blocks = new Blocks(code, costs);
        boolean straight = blocks.count() == 1 && !blocks.hasLoop();
        return straight ? blocks.firstCost() : NOT_A_LEAF;
    }
}
