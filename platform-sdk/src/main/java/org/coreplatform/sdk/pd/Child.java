package org.coreplatform.sdk.pd;

import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.Limits;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.abi.PdCSpace;
import org.jspecify.annotations.Nullable;

/// A child of this PD: its faults arrive here, and this PD decides whether it runs.
public final class Child {
    private final int id;

    /// A child. Programs use the constants that the builder generates.
    ///
    /// @param id the PD's id for the child
    public Child(int id) {
        if (id < 0 || id >= Limits.CHILDREN) {
            throw Kernel.misuse("a child id is between 0 and 61");
        }
        this.id = id;
    }

    public int id() {
        return id;
    }

    /// Starts the child afresh: new statics, heap and stack, then `init`. Its memory regions and
    /// pending notifications stay as they are.
    public void restart() {
        long resumeTarget = 1;
        long registers = 1;
        long[] words = {resumeTarget, registers, PdAddressSpace.PROGRAM_BASE};
        invoke(new Message(InvocationLabel.TCB_WRITE_REGISTERS, words));
    }

    /// Stops the child.
    public void stop() {
        invoke(new Message(InvocationLabel.TCB_SUSPEND, null));
    }

    /// Lets a stopped child go on where it was.
    public void resume() {
        invoke(new Message(InvocationLabel.TCB_RESUME, null));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Child that && that.id == id;
    }

    @Override
    public int hashCode() {
        return id;
    }

    private void invoke(Message invocation) {
        Message answer = Kernel.call(PdCSpace.BASE_CHILD_TCB + id, invocation);
        if (answer.label() != 0) {
            throw Kernel.misuse("the description does not give this PD the child");
        }
    }
}
