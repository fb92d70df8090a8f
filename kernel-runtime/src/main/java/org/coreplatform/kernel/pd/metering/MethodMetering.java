package org.coreplatform.kernel.pd.metering;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.MTD_void;
import static org.coreplatform.kernel.pd.metering.MeterClass.METER;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.coreplatform.sdk.profile.BytecodeCosts;
import org.coreplatform.sdk.profile.JavaFrames;

/// Writes one method again, with its metering.
///
/// ```
/// entry      stack -= frame; overflow when negative; expire when the counter is negative
/// block      counter -= cost
/// jump back  expire when the counter is negative, then jump
/// handler    stack = what it was after entry; expire when the counter is negative
/// return     stack += frame
/// new        heap -= size; exhausted when negative
/// ```
final class MethodMetering {
    private final CodeBuilder out;
    private final CodeAttribute code;
    private final Blocks blocks;
    private final Loops loops;
    private final Leaves leaves;
    private final AllocationMetering allocation;
    private final IntUnaryOperator siteOfLine;
    private final Counter counter;
    private final int frameBytes;
    private final int stackLocal;
    private final int siteLocal;
    private final int firstFree;
    private final List<Detour> detours = new ArrayList<>();

    /// Where each loop that has run out of cycles goes on, by its head.
    private final Map<Label, Label> expiries = new LinkedHashMap<>();

    private int line;
    private boolean entered;

    /// The rest of a jump back, written after the method's last instruction, out of the JIT
    /// compiler's way.
    private record Detour(Label start, Label target, int line) {}

    /// @param out where to
    /// @param code the method's code
    /// @param blocks of the same code
    /// @param counter writes to the same place
    /// @param siteOfLine offset of a line's first instruction in the program
    MethodMetering(
            CodeBuilder out,
            CodeAttribute code,
            Blocks blocks,
            Leaves leaves,
            AllocationMetering allocation,
            Counter counter,
            IntUnaryOperator siteOfLine) {
        this.out = out;
        this.code = code;
        this.blocks = blocks;
        loops = new Loops(blocks);
        this.leaves = leaves;
        this.allocation = allocation;
        this.siteOfLine = siteOfLine;
        this.counter = counter;
        frameBytes = JavaFrames.bytes(code.maxLocals(), code.maxStack());
        stackLocal = counterLocal(code) + 1;
        siteLocal = stackLocal + 1;
        firstFree = siteLocal + 1;
    }

    /// {@return the local variable for the counter}
    static int counterLocal(CodeAttribute code) {
        return code.maxLocals();
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
                write(i, instruction);
            } else {
                out.with(element);
            }
        }
        for (Detour detour : detours) {
            out.lineNumber(Math.max(1, detour.line)).labelBinding(detour.start);
            jumpBack(detour.target, detour.line);
        }
        expiries.forEach(this::writeExpiry);
        counter.finish();
    }

    private void enterFrame() {
        Label fits = out.newLabel();
        counter.enter();
        out.getstatic(METER, MeterClass.STACK, CD_int).loadConstant(frameBytes).isub();
        out.dup().istore(stackLocal);
        out.dup().putstatic(METER, MeterClass.STACK, CD_int).ifge(fits);
        counter.beforeCall();
        out.invokestatic(METER, MeterClass.OVERFLOW, MTD_void);
        counter.afterCall();
        out.labelBinding(fits);
    }

    private void startBlock(int position) {
        boolean handler = blocks.isHandler(position);
        if (handler) {
            out.iload(stackLocal).putstatic(METER, MeterClass.STACK, CD_int);
            counter.enterHandler();
        }
        counter.charge(blocks.cost(position) + (handler ? BytecodeCosts.CATCH : 0));
        if (handler || !entered) {
            Label goOn = out.newLabel();
            counter.jumpIfLeft(goOn);
            out.loadConstant(siteOfLine.applyAsInt(line));
            counter.expire();
            out.labelBinding(goOn);
        }
        entered = true;
    }

    private void write(int position, Instruction instruction) {
        switch (instruction) {
            case ReturnInstruction _ -> {
                counter.leave();
                out.iload(stackLocal).loadConstant(frameBytes).iadd();
                out.putstatic(METER, MeterClass.STACK, CD_int).with(instruction);
            }
            case BranchInstruction branch when blocks.isBackward(position, branch.target()) ->
                    writeBackward(branch);
            case TableSwitchInstruction choice ->
                    out.tableswitch(
                            choice.lowValue(),
                            choice.highValue(),
                            via(position, choice.defaultTarget()),
                            viaAll(position, choice.cases()));
            case LookupSwitchInstruction choice ->
                    out.lookupswitch(
                            via(position, choice.defaultTarget()),
                            viaAll(position, choice.cases()));
            case InvokeInstruction call -> writeCall(call);
            default -> {
                allocate(instruction);
                out.with(instruction);
            }
        }
    }

    private void writeBackward(BranchInstruction branch) {
        if (branch.opcode() == Opcode.GOTO || branch.opcode() == Opcode.GOTO_W) {
            jumpBack(branch.target(), line);
        } else {
            out.branch(branch.opcode(), detour(branch.target()));
        }
    }

    private void jumpBack(Label target, int from) {
        counter.jumpIfLeft(target);
        out.loadConstant(siteOfLine.applyAsInt(from)).istore(siteLocal);
        out.goto_(expiries.computeIfAbsent(target, _ -> out.newLabel()));
    }

    private void writeExpiry(Label head, Label start) {
        out.labelBinding(start).iload(siteLocal);
        if (loops.areCounted(head)) {
            counter.expire();
        } else {
            counter.expire(new LoopLocals(out, leaves.classes(), code, head));
        }
        out.goto_(head);
    }

    private Label detour(Label target) {
        Label start = out.newLabel();
        detours.add(new Detour(start, target, line));
        return start;
    }

    /// {@return where a jump goes first}
    private Label via(int position, Label target) {
        return blocks.isBackward(position, target) ? detour(target) : target;
    }

    private List<SwitchCase> viaAll(int position, List<SwitchCase> cases) {
        return cases.stream()
                .map(c -> SwitchCase.of(c.caseValue(), via(position, c.target())))
                .toList();
    }

    private void writeCall(InvokeInstruction call) {
        allocation.call(out, counter, call);
        if (!leaves.isObservable(call)) {
            out.with(call);
            return;
        }
        counter.beforeCall();
        out.with(call);
        counter.afterCall();
    }

    private void allocate(Instruction instruction) {
        switch (instruction) {
            case NewObjectInstruction creation -> allocation.object(out, counter, creation);
            case NewPrimitiveArrayInstruction creation ->
                    allocation.array(out, counter, creation.typeKind());
            case NewReferenceArrayInstruction _ ->
                    allocation.array(out, counter, TypeKind.REFERENCE);
            case NewMultiArrayInstruction creation ->
                    allocation.arrays(out, counter, creation, firstFree);
            default -> {}
        }
    }
}
