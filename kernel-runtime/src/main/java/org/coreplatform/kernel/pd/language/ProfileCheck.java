package org.coreplatform.kernel.pd.language;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// One run of the profile's check over a program: parses all classes, then walks each one.
final class ProfileCheck {
    private final List<ProgramClass> classes;
    private final Findings findings = new Findings();
    private final List<ClassModel> toCheck = new ArrayList<>();

    ProfileCheck(List<ProgramClass> classes) {
        this.classes = classes;
    }

    List<Violation> run() {
        ProgramIndex index = parseAll();
        for (ClassModel model : toCheck) {
            findings.enterClass(model.thisClass().asInternalName().replace('/', '.'));
            guarded(() -> new ClassCheck(index, model, findings).run());
        }
        if (findings.count() == 0) {
            tryRegeneration(index);
        }
        return findings.all();
    }

    /// What passes here must not fail when the system is started.
    private void tryRegeneration(ProgramIndex index) {
        ProgramRewriter rewriter = new ProgramRewriter(index);
        for (ClassModel model : toCheck) {
            findings.enterClass(model.thisClass().asInternalName().replace('/', '.'));
            guarded(() -> rewriter.rewrite(model));
        }
    }

    private ProgramIndex parseAll() {
        List<ClassModel> models = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (ProgramClass programClass : classes) {
            findings.enterClass(programClass.name());
            guarded(() -> parse(programClass, names, models));
        }
        return ProgramIndex.ofModels(models);
    }

    private void parse(ProgramClass programClass, Set<String> names, List<ClassModel> models) {
        String name = programClass.name();
        if (!names.add(name)) {
            findings.report("the class is in the program twice", "");
            return;
        }
        ClassModel model = ClassFile.of().parse(programClass.bytes());
        if (!model.thisClass().asInternalName().equals(name.replace('.', '/'))) {
            findings.report("the class file holds a class of another name", "");
            return;
        }
        models.add(model);
        if (!isOurs(programClass)) {
            toCheck.add(model);
        }
    }

    /// {@return whether it is a class of `sdk.pd` exactly as this toolchain has it} Those need no
    /// check.
    private static boolean isOurs(ProgramClass programClass) {
        String name = programClass.name().replace('.', '/');
        return name.startsWith(Names.SDK)
                && Resources.exists("/" + name + ".class")
                && Arrays.equals(Resources.bytes("/" + name + ".class"), programClass.bytes());
    }

    /// Class files are parsed while they are walked, so a damaged one can fail anywhere.
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            findings.unreadable(String.valueOf(e.getMessage()));
        } catch (StackOverflowError _) {
            findings.unreadable("its parts refer to each other without end");
        }
    }
}
