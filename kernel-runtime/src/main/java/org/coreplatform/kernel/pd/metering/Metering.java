package org.coreplatform.kernel.pd.metering;

import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// Transforms the classes of a program so that they count what they use.
///
/// Each basic block is charged where it starts; a program looks at its counter wherever it could
/// otherwise run on for ever. See `docs/adr` for the reasons.
public final class Metering {
    private final Leaves leaves;
    private final AllocationMetering allocation;
    private final CodeSites sites;
    private final Scheme scheme;
    private final ClassFile format;

    /// Where a method counts.
    enum Scheme {
        /// In the machine's counter.
        STATIC,
        /// In a local variable.
        LOCAL
    }

    private Metering(ProgramClasses classes, ProgramCosts costs, CodeSites sites, Scheme scheme) {
        this.scheme = scheme;
        this.sites = sites;
        leaves = new Leaves(classes, new InstructionCosts(costs));
        allocation = new AllocationMetering(costs);
        format =
                ClassFile.of(
                        ClassFile.ClassHierarchyResolverOption.of(classes.hierarchy()),
                        ClassFile.AttributesProcessingOption.DROP_UNKNOWN_ATTRIBUTES,
                        ClassFile.ConstantPoolSharingOption.NEW_POOL);
    }

    /// {@return the transformed classes, in the same order}
    ///
    /// @param program all classes of a program
    /// @param costs of what it uses
    /// @param sites where its code is
    /// @param shared the transformed classes that programs have in common
    /// @throws IllegalArgumentException if a class file is malformed, or too large with metering
    public static List<ProgramClass> apply(
            List<ProgramClass> program, ProgramCosts costs, CodeSites sites, Shared shared) {
        return apply(program, costs, sites, shared, Scheme.LOCAL);
    }

    static List<ProgramClass> apply(
            List<ProgramClass> program,
            ProgramCosts costs,
            CodeSites sites,
            Shared shared,
            Scheme scheme) {
        List<ClassModel> models =
                program.stream().map(type -> readingOf(type, shared).parse(type.bytes())).toList();
        var metering = new Metering(new ProgramClasses(models), costs, sites, scheme);
        List<ProgramClass> transformed = new ArrayList<>(program.size());
        for (int i = 0; i < models.size(); i++) {
            ClassModel model = models.get(i);
            transformed.add(shared.find(program.get(i), () -> metering.transform(model)));
        }
        return transformed;
    }

    /// What programs have in common has no lines of its own for anybody: it is part of what calls
    // it.
    private static ClassFile readingOf(ProgramClass type, Shared shared) {
        return shared.isCommon(type.name())
                ? ClassFile.of(
                        ClassFile.DebugElementsOption.DROP_DEBUG,
                        ClassFile.LineNumbersOption.DROP_LINE_NUMBERS)
                : ClassFile.of();
    }

    private byte[] transform(ClassModel model) {
        return format.transformClass(
                model,
                (type, element) -> {
                    if (element instanceof MethodModel method && !leaves.isLeaf(method)) {
                        type.transformMethod(method, codeOf(model, method));
                    } else {
                        type.with(element);
                    }
                });
    }

    private MethodTransform codeOf(ClassModel model, MethodModel method) {
        return (out, part) -> {
            if (part instanceof CodeAttribute code) {
                out.withCode(body -> write(body, method, code, sitesOf(model, method)));
            } else {
                out.with(part);
            }
        };
    }

    private void write(
            CodeBuilder body, MethodModel method, CodeAttribute code, IntUnaryOperator siteOfLine) {
        var blocks = new Blocks(code, leaves::cost);
        Counter counter = counter(body, method, code);
        new MethodMetering(body, code, blocks, leaves, allocation, counter, siteOfLine).write();
    }

    /// A handler around a constructor would have to begin after the call of the other one.
    private Counter counter(CodeBuilder body, MethodModel method, CodeAttribute code) {
        if (scheme == Scheme.STATIC || method.methodName().equalsString(INIT_NAME)) {
            return new StaticCounter(body);
        }
        return new LocalCounter(body, MethodMetering.counterLocal(code), Throwing.mayThrow(code));
    }

    private IntUnaryOperator sitesOf(ClassModel model, MethodModel method) {
        String type = model.thisClass().asInternalName();
        String name = method.methodName().stringValue();
        String descriptor = method.methodType().stringValue();
        return line -> sites.offset(type, name, descriptor, line);
    }
}
