package org.coreplatform.kernel.pd.metering;

import static java.lang.constant.ConstantDescs.CD_int;
import static org.coreplatform.kernel.pd.metering.MeterClass.METER;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// Counts in a local variable, which the JIT compiler keeps in a register, and brings it home to
/// the machine's counter where other code can look at it.
///
/// While a call is under way the local variable is as high as can be, so after an exception the
/// lower of the two is right, wherever it came from. An exception that leaves the method passes a
/// handler that brings the counter home.
final class LocalCounter implements Counter {
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final MethodTypeDesc OF_TWO = MethodTypeDesc.of(CD_int, CD_int, CD_int);

    private final CodeBuilder out;
    private final int local;
    private final boolean throwsItself;
    private final Label start;
    private final Label end;

    /// @param local a free local variable
    /// @param throwsItself whether an instruction other than a call may throw
    LocalCounter(CodeBuilder out, int local, boolean throwsItself) {
        this.out = out;
        this.local = local;
        this.throwsItself = throwsItself;
        start = out.newLabel();
        end = out.newLabel();
    }

    @Override
    public void enter() {
        fetch();
        out.labelBinding(start);
    }

    @Override
    public void charge(int cycles) {
        if (cycles <= -Short.MIN_VALUE) {
            out.iinc(local, -cycles);
        } else {
            out.iload(local).loadConstant(cycles).isub().istore(local);
        }
    }

    @Override
    public void jumpIfLeft(Label target) {
        out.iload(local).ifge(target);
    }

    @Override
    public void expire() {
        bringHome();
        out.invokestatic(METER, MeterClass.EXPIRE, MeterClass.OF_INT);
        fetch();
    }

    @Override
    public void expire(LoopLocals locals) {
        locals.save();
        expire();
        locals.restore();
    }

    @Override
    public void beforeCall() {
        bringHome();
        out.loadConstant(Integer.MAX_VALUE).istore(local);
    }

    @Override
    public void afterCall() {
        fetch();
    }

    @Override
    public void leave() {
        bringHome();
    }

    @Override
    public void enterHandler() {
        loadLower();
        out.istore(local);
    }

    @Override
    public void finish() {
        if (!throwsItself) {
            return;
        }
        Label handler = out.newLabel();
        out.labelBinding(end);
        out.labelBinding(handler);
        loadLower();
        out.putstatic(METER, MeterClass.REMAINING, CD_int).athrow();
        out.exceptionCatchAll(start, end, handler);
    }

    private void fetch() {
        out.getstatic(METER, MeterClass.REMAINING, CD_int).istore(local);
    }

    private void bringHome() {
        out.iload(local).putstatic(METER, MeterClass.REMAINING, CD_int);
    }

    /// Loads the lower of the local and the machine's counter.
    private void loadLower() {
        out.iload(local).getstatic(METER, MeterClass.REMAINING, CD_int);
        out.invokestatic(MATH, "min", OF_TWO);
    }
}
