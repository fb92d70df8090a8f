package org.coreplatform.kernel.pd.language;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/// Regenerates one class. What is not carried over here does not exist any more: no attributes but
/// source file, line numbers, local variables, constant values and nests.
final class ClassRewriter {
    private final ProgramRewriter program;
    private final ClassModel model;
    private final String name;
    private final boolean isInterface;
    private int lambdas;

    ClassRewriter(ProgramRewriter program, ClassModel model) {
        this.program = program;
        this.model = model;
        this.name = model.thisClass().asInternalName();
        this.isInterface = ProgramIndex.isInterface(model);
    }

    void rewrite() {
        if (isInterface && Initialisation.hasInitialiser(model)) {
            rewriteCompanion();
        }
        byte[] bytes = program.format().build(ClassDesc.ofInternalName(name), this::writeClass);
        program.add(name, bytes);
    }

    String name() {
        return name;
    }

    ClassModel model() {
        return model;
    }

    ProgramRewriter program() {
        return program;
    }

    /// {@return whether a static field has its value from the class file}
    static boolean isConstant(ClassModel model, String field) {
        for (FieldModel each : model.fields()) {
            if (each.fieldName().equalsString(field)) {
                return isConstant(each);
            }
        }
        return false;
    }

    private static boolean isConstant(FieldModel field) {
        return field.findAttribute(Attributes.constantValue()).isPresent();
    }

    /// {@return the name of a new generated class in this class's nest}
    String nameNestMember(String suffix) {
        String member = name + suffix;
        program.generatedNestMembers(ProgramRewriter.nestHost(model)).add(member);
        return member;
    }

    String nameLambda() {
        return nameNestMember("$$Lambda$" + lambdas++);
    }

    private void writeClass(ClassBuilder builder) {
        writeHead(builder);
        Home home = new Home(name, isInterface);
        for (FieldModel field : model.fields()) {
            if (!isInterface || isConstant(field)) {
                writeField(builder, field);
            }
        }
        for (MethodModel method : model.methods()) {
            writeMethod(builder, method, home);
        }
        if (!isInterface) {
            writeGenerated(builder);
        }
        home.writeMethods(builder);
        writeNestMembers(builder);
    }

    private void writeHead(ClassBuilder builder) {
        int dropped = ClassFile.ACC_SYNTHETIC | ClassFile.ACC_ENUM;
        builder.withVersion(ClassFile.JAVA_25_VERSION, 0);
        builder.withFlags((model.flags().flagsMask() & ~dropped) | ClassFile.ACC_PUBLIC);
        builder.withSuperclass(ClassDesc.ofInternalName(ProgramIndex.superclass(model)));
        List<ClassDesc> interfaces = new ArrayList<>();
        for (ClassEntry each : model.interfaces()) {
            interfaces.add(each.asSymbol());
        }
        if (!isInterface) {
            interfaces.add(ClassDesc.ofInternalName(Names.TRACEABLE));
        }
        builder.withInterfaceSymbols(interfaces);
        model.findAttribute(Attributes.sourceFile())
                .ifPresent(
                        file ->
                                builder.with(
                                        SourceFileAttribute.of(file.sourceFile().stringValue())));
        writeNestHost(builder);
    }

    private void writeNestHost(ClassBuilder builder) {
        String host = ProgramRewriter.nestHost(model);
        if (!host.equals(name)) {
            builder.with(NestHostAttribute.of(ClassDesc.ofInternalName(host)));
        }
    }

    private void writeNestMembers(ClassBuilder builder) {
        if (!ProgramRewriter.nestHost(model).equals(name)) {
            return;
        }
        List<ClassDesc> members = new ArrayList<>();
        model.findAttribute(Attributes.nestMembers())
                .ifPresent(
                        attribute ->
                                attribute.nestMembers().forEach(m -> members.add(m.asSymbol())));
        for (String generated : program.generatedNestMembers(name)) {
            members.add(ClassDesc.ofInternalName(generated));
        }
        if (!members.isEmpty()) {
            builder.with(NestMembersAttribute.ofSymbols(members));
        }
    }

    /// Static fields are assigned by an ordinary method, so they cannot stay final.
    private static void writeField(ClassBuilder builder, FieldModel field) {
        int flags = field.flags().flagsMask() & ~(ClassFile.ACC_SYNTHETIC | ClassFile.ACC_ENUM);
        boolean assigned = field.flags().has(AccessFlag.STATIC) && !isConstant(field);
        builder.withField(
                field.fieldName().stringValue(),
                ClassDesc.ofDescriptor(field.fieldType().stringValue()),
                fieldBuilder -> {
                    fieldBuilder.withFlags(assigned ? flags & ~ClassFile.ACC_FINAL : flags);
                    field.findAttribute(Attributes.constantValue()).ifPresent(fieldBuilder::with);
                });
    }

    private void writeMethod(ClassBuilder builder, MethodModel method, Home home) {
        if (method.methodName().equalsString("<clinit>")) {
            if (!isInterface) {
                copyMethod(builder, method, Initialisation.CLINIT, home);
            }
            return;
        }
        if (EnumMethods.isValueOf(model, method)) {
            EnumMethods.writeValueOf(builder, name);
            return;
        }
        if (!isReplaced(model, method)) {
            copyMethod(builder, method, method.methodName().stringValue(), home);
        }
    }

    /// {@return whether a method's own code is not carried over, so that it need not be checked}
    static boolean isReplaced(ClassModel model, MethodModel method) {
        return EnumMethods.isValueOf(model, method)
                || method.methodName().equalsString("$deserializeLambda$");
    }

    private void copyMethod(ClassBuilder builder, MethodModel method, String newName, Home home) {
        boolean initialiser = newName.equals(Initialisation.CLINIT);
        int flags =
                initialiser
                        ? ClassFile.ACC_STATIC
                        : method.flags().flagsMask() & ~ClassFile.ACC_SYNTHETIC;
        builder.withMethod(
                newName,
                method.methodTypeSymbol(),
                flags,
                methodBuilder ->
                        method.code()
                                .ifPresent(
                                        body ->
                                                methodBuilder.transformCode(
                                                        body, new CodeRewriter(this, home))));
    }

    private void writeGenerated(ClassBuilder builder) {
        String superclass = ProgramIndex.superclass(model);
        if (!program.index().contains(superclass)) {
            new RootMethods(name, superclass)
                    .addTo(builder, (n, type) -> ProgramIndex.declares(model, n, type));
        }
        new TraceMethods(program.index(), model).addTo(builder);
        writeGuard(builder, name);
        CreateMethod.addTo(builder, program, model);
    }

    /// Writes `$pd$init`, which runs what must be initialised before, then the initialiser, once.
    private void writeGuard(ClassBuilder builder, String holder) {
        Initialisation initialisation = program.calls().initialisation();
        if (!initialisation.hasGuard(model)) {
            return;
        }
        ClassDesc self = ClassDesc.ofInternalName(holder);
        builder.withField(
                Initialisation.READY,
                ConstantDescs.CD_boolean,
                ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE | ClassFile.ACC_SYNTHETIC);
        builder.withMethodBody(
                Initialisation.INIT,
                ConstantDescs.MTD_void,
                ClassFile.ACC_STATIC | ClassFile.ACC_PUBLIC | ClassFile.ACC_SYNTHETIC,
                code -> {
                    var done = code.newLabel();
                    code.getstatic(self, Initialisation.READY, ConstantDescs.CD_boolean)
                            .ifne(done)
                            .iconst_1()
                            .putstatic(self, Initialisation.READY, ConstantDescs.CD_boolean);
                    for (String earlier : initialisation.before(model)) {
                        Calls.callGuard(code, earlier);
                    }
                    if (Initialisation.hasInitialiser(model)) {
                        code.invokestatic(self, Initialisation.CLINIT, ConstantDescs.MTD_void);
                    }
                    code.labelBinding(done).return_();
                });
    }

    /// Writes the class with an interface's static fields and their initialiser.
    private void rewriteCompanion() {
        String companion = nameNestMember(Initialisation.COMPANION);
        Home home = new Home(companion, false);
        byte[] bytes =
                program.format()
                        .build(
                                ClassDesc.ofInternalName(companion),
                                builder -> writeCompanion(builder, companion, home));
        program.add(companion, bytes);
    }

    private void writeCompanion(ClassBuilder builder, String companion, Home home) {
        builder.withVersion(ClassFile.JAVA_25_VERSION, 0);
        builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
        String host = ProgramRewriter.nestHost(model);
        builder.with(NestHostAttribute.of(ClassDesc.ofInternalName(host)));
        for (FieldModel field : model.fields()) {
            if (!isConstant(field)) {
                writeField(builder, field);
            }
        }
        for (MethodModel method : model.methods()) {
            if (method.methodName().equalsString("<clinit>")) {
                copyMethod(builder, method, Initialisation.CLINIT, home);
            }
        }
        writeGuard(builder, companion);
        TraceMethods.addStatics(builder, companion, model, field -> !isConstant(field));
        home.writeMethods(builder);
    }
}
