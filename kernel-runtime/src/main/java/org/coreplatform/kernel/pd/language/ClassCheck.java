package org.coreplatform.kernel.pd.language;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.reflect.AccessFlag;
import java.util.List;

/// Checks one class: name, version, what it extends, fields, methods; code in [CodeCheck].
final class ClassCheck {
    private static final List<String> FOREIGN_PACKAGES =
            List.of("java/", "javax/", "jdk/", "sun/", "com/sun/", "org/coreplatform/");

    /// What the runtime itself asks of exceptions; a program's answer could mislead it.
    private static final List<String> EXCEPTION_INTERNALS =
            List.of(
                    "getCause",
                    "initCause",
                    "fillInStackTrace",
                    "getStackTrace",
                    "setStackTrace",
                    "printStackTrace");

    private final ProgramIndex index;
    private final ClassModel model;
    private final Findings findings;
    private final TypeCheck types;

    ClassCheck(ProgramIndex index, ClassModel model, Findings findings) {
        this.index = index;
        this.model = model;
        this.findings = findings;
        this.types = new TypeCheck(index, findings, name().startsWith(Names.SDK));
    }

    void run() {
        if (model.majorVersion() != ClassFile.JAVA_25_VERSION || model.minorVersion() != 0) {
            findings.report(
                    "class file version "
                            + model.majorVersion()
                            + "."
                            + model.minorVersion()
                            + " instead of "
                            + ClassFile.JAVA_25_VERSION
                            + ".0",
                    "compile with JDK 25 and `--release 25`, without preview features");
            return;
        }
        int before = findings.count();
        checkName();
        checkSupertypes();
        checkEnum();
        model.fields().forEach(this::checkField);
        model.methods().forEach(this::checkMethod);
        if (findings.count() == before) {
            verify();
        }
    }

    private String name() {
        return model.thisClass().asInternalName();
    }

    private void checkName() {
        boolean sdk = name().startsWith(Names.SDK);
        if (sdk && !Resources.exists("/" + name() + ".class")) {
            findings.report("the class is not one of the SDK's", "choose another package");
        }
        for (String prefix : FOREIGN_PACKAGES) {
            if (!sdk && name().startsWith(prefix)) {
                findings.report(
                        "package names that start with `"
                                + prefix.substring(0, prefix.length() - 1).replace('/', '.')
                                + "` belong to the platform",
                        "choose another package");
            }
        }
        if (name().contains("$$")) {
            findings.report("class names with `$$` are reserved", "choose another name");
        }
        if (model.flags().has(AccessFlag.MODULE)) {
            findings.report("a module description is not part of a program", "");
        }
        if (model.flags().has(AccessFlag.ANNOTATION)) {
            findings.report(
                    "annotation types are not in the language profile of protection domains",
                    "leave the annotation out: nothing could read it");
        }
    }

    private void checkSupertypes() {
        String superclass = ProgramIndex.superclass(model);
        types.extending(superclass);
        for (ClassEntry each : model.interfaces()) {
            types.extending(each.asInternalName());
        }
        checkNoCycle(superclass);
    }

    private void checkNoCycle(String superclass) {
        String next = superclass;
        for (int depth = 0; next != null; depth++) {
            ClassModel ancestor = index.find(next);
            if (depth > ProgramIndex.MAX_DEPTH) {
                findings.report(
                        "the class has more than " + ProgramIndex.MAX_DEPTH + " superclasses", "");
                return;
            }
            next = ancestor == null ? null : ProgramIndex.superclass(ancestor);
        }
    }

    private void checkEnum() {
        if (EnumMethods.isEnum(model) && !EnumMethods.hasValues(model)) {
            findings.report("the enum has no method `values`", "");
        }
    }

    private void checkField(FieldModel field) {
        checkReserved(field.fieldName().stringValue());
        types.descriptor(field.fieldType().stringValue());
        field.attributes().forEach(attribute -> attribute.attributeName().stringValue());
    }

    private void checkMethod(MethodModel method) {
        String name = method.methodName().stringValue();
        findings.enterMethod(name);
        method.code().ifPresent(code -> findings.enterLine(CodeCheck.firstLine(code)));
        checkReserved(name);
        types.descriptor(method.methodType().stringValue());
        checkFlags(method, name);
        if (!ClassRewriter.isReplaced(model, method)) {
            method.code().ifPresent(code -> new CodeCheck(index, types, findings).run(code));
        }
        findings.enterMethod("");
    }

    private void checkFlags(MethodModel method, String name) {
        if (method.flags().has(AccessFlag.NATIVE)) {
            findings.report(
                    "native methods are not in the language profile of protection domains", "");
        }
        if (method.flags().has(AccessFlag.SYNCHRONIZED)) {
            findings.report(CodeCheck.MONITORS, CodeCheck.MONITORS_HELP);
        }
        if (name.equals("finalize") && method.methodType().equalsString("()V")) {
            findings.report(
                    "finalizers are not in the language profile of protection domains",
                    "release things where their use ends");
        }
        if (EXCEPTION_INTERNALS.contains(name) && extendsLibraryException()) {
            findings.report(
                    "an exception class must not override `" + name + "`",
                    "override `getMessage`, or add a method of another name");
        }
    }

    private boolean extendsLibraryException() {
        for (String ancestor : index.ancestors(name())) {
            if (AllowList.standard().isSubtype(ancestor, "java/lang/Throwable")) {
                return true;
            }
        }
        return false;
    }

    private void checkReserved(String name) {
        if (name.startsWith(ProgramIndex.GENERATED)) {
            findings.report(
                    "names that start with `" + ProgramIndex.GENERATED + "` are reserved",
                    "rename `" + name + "`");
        }
    }

    /// Runs the verifier of class files: types on the operand stack, access, control flow.
    private void verify() {
        ClassFile verifier =
                ClassFile.of(ClassHierarchyResolverOption.of(new ProgramHierarchy(index)));
        for (VerifyError error : verifier.verify(model)) {
            String text = String.valueOf(error.getMessage());
            findings.report(
                    "the class file does not verify: " + text.lines().findFirst().orElse(text),
                    "only class files as a Java compiler writes them can be loaded");
        }
    }
}
