package org.coreplatform.kernel.pd.metering;

import java.lang.classfile.Label;

/// Writes the instructions that count cycles in one method. Where the machine's counter must be
/// right, namely whenever other code can look at it, is the same for all of them.
interface Counter {
    /// At the method's entry.
    void enter();

    /// Spends cycles.
    void charge(int cycles);

    /// Jumps if the counter has not run out.
    void jumpIfLeft(Label target);

    /// Tells the runtime that the counter has run out. Where the program is, is on the stack.
    void expire();

    /// The same in a loop.
    void expire(LoopLocals locals);

    /// Before something that looks at the counter and then goes on after this instruction, or not.
    void beforeCall();

    /// After it.
    void afterCall();

    /// Before the method returns.
    void leave();

    /// At the start of an exception handler.
    void enterHandler();

    /// After the method's last instruction.
    void finish();
}
