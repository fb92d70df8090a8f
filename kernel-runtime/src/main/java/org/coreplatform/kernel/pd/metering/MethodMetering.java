package org.coreplatform.kernel.pd.metering;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.MTD_void;
import static org.coreplatform.kernel.pd.metering.MeterClass.METER;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.util.function.IntUnaryOperator;
import org.coreplatform.sdk.profile.JavaFrames;

/// Writes one method again, with its metering.
///
/// ```
/// entry     stack -= frame; overflow when negative
/// block     remaining -= cost; at entry, loop heads, handlers: expire when negative
/// handler   stack = what it was after entry
/// return    stack += frame
/// new       allocate(size)
/// ```
final class MethodMetering {
    private final CodeBuilder out;
    private final Blocks blocks;
    private final AllocationMetering allocation;
    private final IntUnaryOperator siteOfLine;
    private final int frameBytes;
    private final int stackLocal;
    private final boolean hasHandlers;
    private int line;
    private boolean entered;

    /// @param out where to
    /// @param code the method's code
    /// @param blocks of the same code
    /// @param siteOfLine offset of a line's first instruction in the program
    MethodMetering(
            CodeBuilder out,
            CodeAttribute code,
            Blocks blocks,
            AllocationMetering allocation,
            IntUnaryOperator siteOfLine) {
        this.out = out;
        this.blocks = blocks;
        this.allocation = allocation;
        this.siteOfLine = siteOfLine;
        frameBytes = JavaFrames.bytes(code.maxLocals(), code.maxStack());
        stackLocal = code.maxLocals();
        hasHandlers = !code.exceptionHandlers().isEmpty();
    }

    void write() {
        enterFrame();
        for (int i = 0; i < blocks.elements().size(); i++) {
            CodeElement element = blocks.elements().get(i);
            if (element instanceof LineNumber number) {
                line = number.line();
            }
            if (element instanceof Instruction instruction) {
                if (blocks.startsAt(i)) {
                    startBlock(i);
                }
                before(instruction);
            }
            out.with(element);
        }
    }

    private void enterFrame() {
        Label fits = out.newLabel();
        out.getstatic(METER, MeterClass.STACK, CD_int).loadConstant(frameBytes).isub();
        if (hasHandlers) {
            out.dup().istore(stackLocal);
        }
        out.dup().putstatic(METER, MeterClass.STACK, CD_int).ifge(fits);
        out.invokestatic(METER, MeterClass.OVERFLOW, MTD_void).labelBinding(fits);
    }

    private void startBlock(int position) {
        if (blocks.isHandler(position)) {
            out.iload(stackLocal).putstatic(METER, MeterClass.STACK, CD_int);
        }
        out.getstatic(METER, MeterClass.REMAINING, CD_int);
        out.loadConstant(blocks.cost(position)).isub();
        boolean check = !entered || blocks.isHead(position) || blocks.isHandler(position);
        entered = true;
        if (!check) {
            out.putstatic(METER, MeterClass.REMAINING, CD_int);
            return;
        }
        Label goOn = out.newLabel();
        out.dup().putstatic(METER, MeterClass.REMAINING, CD_int).ifge(goOn);
        out.loadConstant(siteOfLine.applyAsInt(line));
        out.invokestatic(METER, MeterClass.EXPIRE, MeterClass.OF_INT).labelBinding(goOn);
    }

    private void before(Instruction instruction) {
        switch (instruction) {
            case ReturnInstruction _ -> {
                out.getstatic(METER, MeterClass.STACK, CD_int).loadConstant(frameBytes).iadd();
                out.putstatic(METER, MeterClass.STACK, CD_int);
            }
            case NewObjectInstruction creation -> allocation.object(out, creation);
            case NewPrimitiveArrayInstruction creation ->
                    allocation.array(out, creation.typeKind());
            case NewReferenceArrayInstruction _ -> allocation.array(out, TypeKind.REFERENCE);
            case NewMultiArrayInstruction creation ->
                    allocation.arrays(out, creation, stackLocal + 1);
            case InvokeInstruction call -> allocation.call(out, call);
            default -> {}
        }
    }
}
