package org.coreplatform.kernel.pd.language;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Checks the code of one method, instruction by instruction.
final class CodeCheck {
    static final String MONITORS =
            "`synchronized` is not in the language profile of protection domains";
    static final String MONITORS_HELP =
            "leave it out: a protection domain has one thread, nobody else can interfere";

    /// The largest method. What regeneration and metering add must fit the format's 65,535 bytes,
    /// and the host compiles nothing much larger.
    static final int MAX_CODE_BYTES = 8_000;

    private final TypeCheck types;
    private final Findings findings;
    private final CallCheck calls;
    private final BootstrapCheck bootstraps;
    private final Map<Label, List<ClassEntry>> caughtAt = new HashMap<>();
    private final List<ClassEntry> caughtHere = new ArrayList<>();
    private boolean classConstant;

    CodeCheck(ProgramIndex index, TypeCheck types, Findings findings) {
        this.types = types;
        this.findings = findings;
        this.calls = new CallCheck(index, types, findings);
        this.bootstraps = new BootstrapCheck(types, calls, findings);
    }

    static int firstLine(CodeModel code) {
        for (CodeElement element : code) {
            if (element instanceof LineNumber line) {
                return line.line();
            }
        }
        return -1;
    }

    void run(CodeModel code) {
        if (code instanceof CodeAttribute attribute && attribute.codeLength() > MAX_CODE_BYTES) {
            findings.report(
                    "the method has "
                            + attribute.codeLength()
                            + " bytes of bytecode; at most "
                            + MAX_CODE_BYTES
                            + " can be metered",
                    "split the method");
        }
        for (CodeElement element : code) {
            if (element instanceof LocalVariable variable) {
                checkVariable(variable, code);
            }
            if (element instanceof ExceptionCatch handler) {
                handler.catchType().ifPresent(type -> caught(handler.handler(), type));
            }
        }
        for (CodeElement element : code) {
            check(element);
        }
        if (classConstant) {
            classConstantUsed();
        }
    }

    /// Debuggers' tables are carried over, so they must be sound.
    private static void checkVariable(LocalVariable variable, CodeModel code) {
        int slots = variable.typeSymbol().descriptorString().matches("[JD]") ? 2 : 1;
        boolean named = !variable.name().stringValue().isEmpty();
        if (!named || variable.slot() + slots > ((CodeAttribute) code).maxLocals()) {
            throw new IllegalArgumentException("its table of local variables is damaged");
        }
    }

    private void caught(Label handler, ClassEntry type) {
        caughtAt.computeIfAbsent(handler, _ -> new ArrayList<>()).add(type);
    }

    private void check(CodeElement element) {
        switch (element) {
            case LineNumber line -> findings.enterLine(line.line());
            case LabelTarget target ->
                    caughtHere.addAll(caughtAt.getOrDefault(target.label(), List.of()));
            case Instruction instruction -> checkAt(instruction);
            default -> {}
        }
    }

    /// Types that a handler catches are found at its first instruction, the line of the `catch`.
    private void checkAt(Instruction instruction) {
        caughtHere.forEach(this::entry);
        caughtHere.clear();
        boolean asksForAssertions = classConstant && isAssertionStatus(instruction);
        if (classConstant && !asksForAssertions) {
            classConstantUsed();
        }
        classConstant = false;
        if (!asksForAssertions) {
            checkInstruction(instruction);
        }
    }

    private void checkInstruction(Instruction instruction) {
        switch (instruction) {
            case FieldInstruction field -> calls.field(field);
            case InvokeInstruction call -> calls.invoke(call);
            case InvokeDynamicInstruction dynamic -> bootstraps.check(dynamic);
            case ConstantInstruction.LoadConstantInstruction load -> constant(load.constantEntry());
            case NewObjectInstruction creation -> entry(creation.className());
            case NewReferenceArrayInstruction array -> entry(array.componentType());
            case NewMultiArrayInstruction array -> entry(array.arrayType());
            case TypeCheckInstruction check -> entry(check.type());
            case MonitorInstruction _ -> findings.report(MONITORS, MONITORS_HELP);
            case DiscontinuedInstruction _ ->
                    findings.report(
                            "the instructions jsr and ret are not in the language profile", "");
            case TableSwitchInstruction tableSwitch -> tableSwitch.cases();
            case LookupSwitchInstruction lookupSwitch -> lookupSwitch.cases();
            default -> {}
        }
    }

    private void entry(ClassEntry type) {
        types.entry(type.asInternalName());
    }

    private void constant(LoadableConstantEntry constant) {
        switch (constant.tag()) {
            case PoolEntry.TAG_CLASS -> classConstant = true;
            case PoolEntry.TAG_DYNAMIC ->
                    findings.report(
                            "dynamic constants are not in the language profile of protection domains",
                            "");
            case PoolEntry.TAG_METHOD_HANDLE, PoolEntry.TAG_METHOD_TYPE ->
                    findings.report(
                            "method handles are not in the language profile of protection domains",
                            "use a lambda");
            default -> {}
        }
    }

    /// `assert` makes javac ask whether assertions are on; nothing else may use a class constant.
    private static boolean isAssertionStatus(CodeElement element) {
        return element instanceof InvokeInstruction call
                && call.owner().asInternalName().equals("java/lang/Class")
                && call.name().equalsString("desiredAssertionStatus");
    }

    private void classConstantUsed() {
        findings.notInProfile("java/lang/Class");
    }
}
