package org.coreplatform.kernel.pd.language;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.PseudoInstruction;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.CharacterRange;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LocalVariableType;
import java.lang.classfile.instruction.NewObjectInstruction;

/// Rewrites the code of one method.
final class CodeRewriter implements CodeTransform {
    private final ClassRewriter rewriter;
    private final Home home;
    private final Calls calls;

    CodeRewriter(ClassRewriter rewriter, Home home) {
        this.rewriter = rewriter;
        this.home = home;
        this.calls = rewriter.program().calls();
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        switch (element) {
            case Instruction instruction -> instruction(code, instruction);
            case CharacterRange _, LocalVariableType _ -> {}
            case PseudoInstruction pseudo -> code.with(pseudo);
            default -> {} // attributes that are not needed any more
        }
    }

    private void instruction(CodeBuilder code, Instruction instruction) {
        switch (instruction) {
            case InvokeInstruction call -> invoke(code, call);
            case FieldInstruction field -> field(code, field);
            case NewObjectInstruction creation ->
                    calls.create(code, rewriter.name(), creation.className().asInternalName());
            case InvokeDynamicInstruction dynamic -> callSite(code, CallSiteReader.read(dynamic));
            case LoadConstantInstruction load
                    when load.constantEntry().tag() == PoolEntry.TAG_CLASS -> {
                // The class whose assertion status is asked for next.
            }
            default -> code.with(instruction);
        }
    }

    private void invoke(CodeBuilder code, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        if (owner.equals("java/lang/Class")) {
            code.iconst_1(); // assertions are on: a failed one is a fault of the PD
            return;
        }
        calls.invoke(
                code,
                rewriter.name(),
                new Calls.Call(
                        call.opcode(),
                        owner,
                        call.name().stringValue(),
                        call.type().stringValue(),
                        call.isInterface()));
    }

    private void field(CodeBuilder code, FieldInstruction field) {
        if (field.opcode() == Opcode.GETFIELD || field.opcode() == Opcode.PUTFIELD) {
            code.with(field);
            return;
        }
        calls.staticField(
                code,
                rewriter.name(),
                field.opcode(),
                field.owner().asInternalName(),
                new Calls.FieldUse(field.name().stringValue(), field.typeSymbol()));
    }

    private void callSite(CodeBuilder code, CallSite site) {
        switch (site) {
            case CallSite.Lambda lambda -> LambdaClass.create(code, rewriter, lambda);
            case CallSite.Concatenation concatenation ->
                    home.call(
                            code,
                            concatenation,
                            concatenation.type(),
                            body -> new ConcatenationMethod(calls, concatenation).write(body));
            case CallSite.RecordMethod method ->
                    home.call(
                            code,
                            method,
                            method.type(),
                            body -> new RecordMethods(calls, method).write(body));
            case CallSite.PatternSwitch patternSwitch ->
                    home.call(
                            code,
                            patternSwitch,
                            patternSwitch.type(),
                            body -> new SwitchMethod(patternSwitch).write(body));
            case CallSite.Unknown unknown ->
                    throw new IllegalArgumentException("unchecked program: " + unknown.bootstrap());
        }
    }
}
