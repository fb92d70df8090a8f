package org.coreplatform.kernel.pd.metering;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.MTD_void;
import static org.coreplatform.kernel.pd.metering.MeterClass.METER;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;

/// Charges the heap before something is allocated.
final class AllocationMetering {
    private static final int REFERENCE_BYTES = 8;

    private final ProgramCosts costs;

    AllocationMetering(ProgramCosts costs) {
        this.costs = costs;
    }

    void object(CodeBuilder out, Counter counter, NewObjectInstruction creation) {
        allocate(out, counter, costs.instanceBytes(creation.className().asInternalName()));
    }

    /// For an array whose length is on the stack.
    void array(CodeBuilder out, Counter counter, TypeKind element) {
        counter.beforeCall();
        out.dup().iconst_1().swap();
        out.loadConstant(elementBytes(element));
        out.invokestatic(METER, MeterClass.ARRAYS, MeterClass.OF_ARRAYS).pop();
        counter.afterCall();
    }

    /// For arrays of arrays, whose lengths are on the stack.
    ///
    /// @param firstFree the first local variable that is free
    void arrays(
            CodeBuilder out, Counter counter, NewMultiArrayInstruction creation, int firstFree) {
        counter.beforeCall();
        int dimensions = creation.dimensions();
        for (int i = dimensions - 1; i >= 0; i--) {
            out.istore(firstFree + i);
        }
        String type = creation.arrayType().asInternalName();
        out.iconst_1();
        for (int i = 0; i < dimensions; i++) {
            out.iload(firstFree + i);
            out.loadConstant(elementBytes(TypeKind.fromDescriptor(type.substring(i + 1))));
            out.invokestatic(METER, MeterClass.ARRAYS, MeterClass.OF_ARRAYS);
        }
        out.pop();
        counter.afterCall();
        for (int i = 0; i < dimensions; i++) {
            out.iload(firstFree + i);
        }
    }

    /// For a call of the library that allocates.
    void call(CodeBuilder out, Counter counter, InvokeInstruction call) {
        int bytes =
                costs.allocatedBytes(
                        call.owner().asInternalName(),
                        call.name().stringValue(),
                        call.type().stringValue());
        if (bytes > 0) {
            allocate(out, counter, bytes);
        }
    }

    private static void allocate(CodeBuilder out, Counter counter, int bytes) {
        Label fits = out.newLabel();
        out.getstatic(METER, MeterClass.HEAP, CD_int).loadConstant(bytes).isub();
        out.dup().putstatic(METER, MeterClass.HEAP, CD_int).ifge(fits);
        counter.beforeCall();
        out.invokestatic(METER, MeterClass.EXHAUSTED, MTD_void);
        counter.afterCall();
        out.labelBinding(fits);
    }

    private static int elementBytes(TypeKind element) {
        return switch (element) {
            case BOOLEAN, BYTE -> 1;
            case CHAR, SHORT -> 2;
            case INT, FLOAT -> 4;
            case LONG, DOUBLE -> 8;
            default -> REFERENCE_BYTES;
        };
    }
}
