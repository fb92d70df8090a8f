package org.coreplatform.kernel.pd.metering;

import static java.lang.constant.ConstantDescs.CD_int;
import static org.coreplatform.kernel.pd.metering.MeterClass.METER;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/// Counts in the machine's counter itself: simple, right at every moment, and slow in loops.
final class StaticCounter implements Counter {
    private final CodeBuilder out;

    StaticCounter(CodeBuilder out) {
        this.out = out;
    }

    @Override
    public void enter() {}

    @Override
    public void charge(int cycles) {
        out.getstatic(METER, MeterClass.REMAINING, CD_int).loadConstant(cycles).isub();
        out.putstatic(METER, MeterClass.REMAINING, CD_int);
    }

    @Override
    public void jumpIfLeft(Label target) {
        out.getstatic(METER, MeterClass.REMAINING, CD_int).ifge(target);
    }

    @Override
    public void expire() {
        out.invokestatic(METER, MeterClass.EXPIRE, MeterClass.OF_INT);
    }

    @Override
    public void expire(LoopLocals locals) {
        expire();
    }

    @Override
    public void beforeCall() {}

    @Override
    public void afterCall() {}

    @Override
    public void leave() {}

    @Override
    public void enterHandler() {}

    @Override
    public void finish() {}
}
