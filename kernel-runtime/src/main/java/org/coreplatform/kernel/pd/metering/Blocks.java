package org.coreplatform.kernel.pd.metering;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/// The basic blocks of a method, and where a running program must look at its counter: at the
/// method's entry, at jumps back, and at exception handlers, since a loop can be made of throws
/// alone.
///
/// Positions are indices into [#elements()].
final class Blocks {
    private static final int NONE = -1;

    private final List<CodeElement> elements;
    private final Map<Label, Integer> positions = new HashMap<>(); // never iterated
    private final boolean[] starts;
    private final int[] costs;
    private final boolean[] handlers;
    private boolean loop;
    private int count;

    /// @param cost of an instruction, in parts of a cycle
    Blocks(CodeModel code, ToIntFunction<Instruction> cost) {
        elements = code.elementList();
        int size = elements.size();
        costs = new int[size];
        handlers = new boolean[size];
        for (int i = 0; i < size; i++) {
            if (elements.get(i) instanceof LabelTarget target) {
                positions.put(target.label(), i);
            }
        }
        starts = findStarts();
        findCosts(cost);
    }

    List<CodeElement> elements() {
        return elements;
    }

    /// {@return where a label is}
    int position(Label label) {
        return positions.getOrDefault(label, elements.size());
    }

    /// {@return how many blocks there are}
    int count() {
        return count;
    }

    /// {@return the cycles of the first block}
    int firstCost() {
        return costs[instructionAt(0)];
    }

    /// {@return whether a block starts with this instruction}
    boolean startsAt(int position) {
        return starts[position];
    }

    /// {@return the cycles of the block that starts here}
    int cost(int position) {
        return costs[position];
    }

    /// {@return whether an exception handler starts with this instruction}
    boolean isHandler(int position) {
        return handlers[position];
    }

    /// {@return whether a jump from an instruction goes back, or to itself}
    boolean isBackward(int from, Label target) {
        return instructionOf(target) <= from;
    }

    /// {@return whether the method has a jump back}
    boolean hasLoop() {
        return loop;
    }

    private boolean[] findStarts() {
        boolean[] found = new boolean[elements.size()];
        mark(found, instructionAt(0));
        for (int i = 0; i < elements.size(); i++) {
            switch (elements.get(i)) {
                case BranchInstruction branch -> {
                    mark(found, jump(i, branch.target()));
                    mark(found, instructionAt(i + 1));
                }
                case TableSwitchInstruction choice -> {
                    markAll(found, i, choice.defaultTarget(), choice.cases());
                }
                case LookupSwitchInstruction choice -> {
                    markAll(found, i, choice.defaultTarget(), choice.cases());
                }
                case ExceptionCatch range -> {
                    int handler = instructionOf(range.handler());
                    mark(found, handler);
                    mark(handlers, handler);
                }
                default -> {}
            }
        }
        return found;
    }

    private void markAll(boolean[] flags, int from, Label fallback, List<SwitchCase> cases) {
        mark(flags, jump(from, fallback));
        for (SwitchCase choice : cases) {
            mark(flags, jump(from, choice.target()));
        }
    }

    private static void mark(boolean[] flags, int position) {
        if (position != NONE) {
            flags[position] = true;
        }
    }

    /// {@return where a jump goes, after noting a loop}
    private int jump(int from, Label target) {
        int position = instructionOf(target);
        loop |= position <= from;
        return position;
    }

    private int instructionOf(Label label) {
        return instructionAt(position(label));
    }

    private int instructionAt(int position) {
        for (int i = position; i < elements.size(); i++) {
            if (elements.get(i) instanceof Instruction) {
                return i;
            }
        }
        return NONE;
    }

    private void findCosts(ToIntFunction<Instruction> cost) {
        int block = NONE;
        for (int i = 0; i < elements.size(); i++) {
            if (starts[i]) {
                block = i;
                count++;
            }
            if (block != NONE && elements.get(i) instanceof Instruction instruction) {
                costs[block] += cost.applyAsInt(instruction);
                block = endsBlock(instruction) ? NONE : block;
            }
        }
        for (int i = 0; i < costs.length; i++) {
            costs[i] = Math.ceilDiv(costs[i], InstructionCosts.PARTS);
        }
    }

    private static boolean endsBlock(Instruction instruction) {
        return instruction instanceof ReturnInstruction
                || instruction instanceof ThrowInstruction
                || instruction instanceof TableSwitchInstruction
                || instruction instanceof LookupSwitchInstruction
                || instruction.opcode() == Opcode.GOTO
                || instruction.opcode() == Opcode.GOTO_W;
    }
}
