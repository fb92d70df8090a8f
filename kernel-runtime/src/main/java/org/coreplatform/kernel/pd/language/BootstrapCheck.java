package org.coreplatform.kernel.pd.language;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;

/// Checks call sites that are made at run time: only those of javac, which are then generated
/// beforehand. Their bootstrap methods never run.
final class BootstrapCheck {
    private final TypeCheck types;
    private final CallCheck calls;
    private final Findings findings;

    BootstrapCheck(TypeCheck types, CallCheck calls, Findings findings) {
        this.types = types;
        this.calls = calls;
        this.findings = findings;
    }

    void check(InvokeDynamicInstruction dynamic) {
        types.descriptor(dynamic.type().stringValue());
        switch (CallSiteReader.read(dynamic)) {
            case CallSite.Lambda lambda -> lambda(lambda);
            case CallSite.Concatenation _, CallSite.RecordMethod _ -> {}
            case CallSite.PatternSwitch patternSwitch -> patternSwitch(patternSwitch);
            case CallSite.Unknown unknown ->
                    findings.report(
                            "the call site is made by `"
                                    + unknown.bootstrap()
                                    + "`, which is not in the language profile of protection domains",
                            unknown.reason());
        }
    }

    private void lambda(CallSite.Lambda lambda) {
        DirectMethodHandleDesc target = lambda.implementation();
        String owner = Names.internal(target.owner());
        types.descriptor(target.lookupDescriptor());
        types.descriptor(lambda.instantiatedType().descriptorString());
        implemented(lambda.factoryType().returnType());
        lambda.interfaces().forEach(this::implemented);
        switch (target.kind()) {
            case STATIC, INTERFACE_STATIC -> invoke(target, true);
            case VIRTUAL, INTERFACE_VIRTUAL, SPECIAL, INTERFACE_SPECIAL -> invoke(target, false);
            case CONSTRUCTOR -> calls.invoke(owner, "<init>", target.lookupDescriptor(), false);
            default -> findings.report("a lambda must not refer to a field", "");
        }
    }

    private void implemented(ClassDesc type) {
        types.extending(Names.internal(type));
    }

    private void invoke(DirectMethodHandleDesc target, boolean isStatic) {
        calls.invoke(
                Names.internal(target.owner()),
                target.methodName(),
                target.lookupDescriptor(),
                isStatic);
    }

    private void patternSwitch(CallSite.PatternSwitch patternSwitch) {
        for (CallSite.Label label : patternSwitch.labels()) {
            switch (label) {
                case CallSite.Label.OfType(ClassDesc type) ->
                        types.descriptor(type.descriptorString());
                case CallSite.Label.OfEnum(String type, String _) -> types.entry(type);
                case CallSite.Label.OfText _, CallSite.Label.OfNumber _ -> {}
            }
        }
    }
}
