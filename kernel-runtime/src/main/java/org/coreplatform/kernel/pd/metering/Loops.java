package org.coreplatform.kernel.pd.metering;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.util.List;

/// The loops of a method, as far as branches make them: from the target of jumps back to the last
/// of these.
final class Loops {
    private static final int NONE = -1;

    private final Blocks blocks;
    private final List<CodeElement> elements;

    Loops(Blocks blocks) {
        this.blocks = blocks;
        elements = blocks.elements();
    }

    /// {@return whether a loop and all inside it count a local variable up or down by a constant,
    /// as `for` loops do: the JIT compiler takes the metering out of these by itself}
    ///
    /// @param head the target of a jump back
    boolean areCounted(Label head) {
        int first = blocks.position(head);
        int last = lastJump(first);
        if (last == NONE) {
            return false;
        }
        for (int i = first; i <= last; i++) {
            int start = jumpsBackTo(i);
            if (start >= first && !isCounted(start, i)) {
                return false;
            }
        }
        return true;
    }

    private int lastJump(int head) {
        int last = NONE;
        for (int i = head; i < elements.size(); i++) {
            if (jumpsBackTo(i) == head) {
                last = i;
            }
        }
        return last;
    }

    /// {@return where a branch goes if it goes back}
    private int jumpsBackTo(int position) {
        if (elements.get(position) instanceof BranchInstruction branch) {
            int target = blocks.position(branch.target());
            return target <= position ? target : NONE;
        }
        return NONE;
    }

    private boolean isCounted(int head, int jump) {
        return next(head) instanceof LoadInstruction load
                && previous(jump) instanceof IncrementInstruction increment
                && increment.slot() == load.slot();
    }

    private CodeElement next(int position) {
        int i = position;
        while (!(elements.get(i) instanceof Instruction)) {
            i++;
        }
        return elements.get(i);
    }

    private CodeElement previous(int position) {
        int i = position;
        do {
            i--;
        } while (i > 0 && !(elements.get(i) instanceof Instruction));
        return elements.get(Math.max(0, i));
    }
}
