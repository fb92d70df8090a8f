package org.coreplatform.kernel.pd.language;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// The class of a lambda or method reference: what it captures in fields, and the interface's
/// method, which calls the implementation. It belongs to the nest of the class it stands in.
final class LambdaClass {
    private static final String CREATE = "create";

    private final ClassRewriter host;
    private final CallSite.Lambda lambda;
    private final String name;
    private final ClassDesc self;
    private final List<ClassDesc> captured;

    private LambdaClass(ClassRewriter host, CallSite.Lambda lambda) {
        this.host = host;
        this.lambda = lambda;
        this.name = host.nameLambda();
        this.self = ClassDesc.ofInternalName(name);
        this.captured = lambda.factoryType().parameterList();
    }

    /// Generates the class of a lambda and writes the call that creates an object of it.
    static void create(CodeBuilder code, ClassRewriter host, CallSite.Lambda lambda) {
        LambdaClass generated = new LambdaClass(host, lambda);
        byte[] bytes = host.program().format().build(generated.self, generated::write);
        host.program().add(generated.name, bytes);
        code.invokestatic(generated.self, CREATE, lambda.factoryType());
    }

    private void write(ClassBuilder builder) {
        builder.withVersion(ClassFile.JAVA_25_VERSION, 0);
        builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
        builder.withInterfaceSymbols(interfaces());
        String nestHost = ProgramRewriter.nestHost(host.model());
        builder.with(NestHostAttribute.of(ClassDesc.ofInternalName(nestHost)));
        for (int i = 0; i < captured.size(); i++) {
            builder.withField(field(i), captured.get(i), ClassFile.ACC_PRIVATE);
        }
        writeConstructor(builder);
        writeFactory(builder);
        writeMethod(builder, lambda.erasedType());
        List<MethodTypeDesc> written = new ArrayList<>(List.of(lambda.erasedType()));
        for (MethodTypeDesc bridge : lambda.bridges()) {
            if (!written.contains(bridge)) {
                written.add(bridge);
                writeMethod(builder, bridge);
            }
        }
        new RootMethods(name, "java/lang/Object").addTo(builder, this::isOwnMethod);
        TraceMethods.addTrace(builder, name, captured, i -> field(i));
    }

    private boolean isOwnMethod(String methodName, String descriptor) {
        return methodName.equals(lambda.name())
                && lambda.erasedType().descriptorString().equals(descriptor);
    }

    private List<ClassDesc> interfaces() {
        List<ClassDesc> all = new ArrayList<>(List.of(lambda.factoryType().returnType()));
        for (ClassDesc each : lambda.interfaces()) {
            if (!all.contains(each)) {
                all.add(each);
            }
        }
        all.add(ClassDesc.ofInternalName(Names.TRACEABLE));
        return all;
    }

    private static String field(int index) {
        return "captured" + index;
    }

    private MethodTypeDesc constructorType() {
        return lambda.factoryType().changeReturnType(ConstantDescs.CD_void);
    }

    private void writeConstructor(ClassBuilder builder) {
        builder.withMethodBody(
                "<init>",
                constructorType(),
                ClassFile.ACC_PRIVATE,
                code -> {
                    code.aload(0)
                            .invokespecial(
                                    ConstantDescs.CD_Object, "<init>", ConstantDescs.MTD_void);
                    for (int i = 0; i < captured.size(); i++) {
                        code.aload(0)
                                .loadLocal(TypeKind.from(captured.get(i)), code.parameterSlot(i))
                                .putfield(self, field(i), captured.get(i));
                    }
                    code.return_();
                });
    }

    private void writeFactory(ClassBuilder builder) {
        builder.withMethodBody(
                CREATE,
                lambda.factoryType(),
                ClassFile.ACC_STATIC | ClassFile.ACC_PUBLIC,
                code -> {
                    guardInterface(code);
                    code.new_(self).dup();
                    for (int i = 0; i < captured.size(); i++) {
                        code.loadLocal(TypeKind.from(captured.get(i)), code.parameterSlot(i));
                    }
                    code.invokespecial(self, "<init>", constructorType()).areturn();
                });
    }

    /// An interface with default methods is initialised before its first object exists.
    private void guardInterface(CodeBuilder code) {
        String type = Names.internal(lambda.factoryType().returnType());
        ClassModel model = host.program().index().find(type);
        if (model != null && Initialisation.hasDefaultMethod(model)) {
            host.program().calls().guard(code, host.name(), model);
        }
    }

    private void writeMethod(ClassBuilder builder, MethodTypeDesc type) {
        builder.withMethodBody(
                lambda.name(), type, ClassFile.ACC_PUBLIC, code -> writeBody(code, type));
    }

    private void writeBody(CodeBuilder code, MethodTypeDesc type) {
        DirectMethodHandleDesc target = lambda.implementation();
        boolean constructor = target.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR;
        if (constructor) {
            host.program().calls().create(code, host.name(), Names.internal(target.owner()));
            code.dup();
        }
        List<ClassDesc> needed = parametersOf(target);
        for (int i = 0; i < captured.size(); i++) {
            code.aload(0).getfield(self, field(i), captured.get(i));
            Conversions.convert(code, captured.get(i), needed.get(i));
        }
        for (int i = 0; i < type.parameterCount(); i++) {
            loadArgument(code, type, i, needed.get(captured.size() + i));
        }
        host.program().calls().invoke(code, host.name(), call(target));
        ClassDesc result = constructor ? target.owner() : lookupType(target).returnType();
        Conversions.convert(code, result, type.returnType());
        code.return_(TypeKind.from(type.returnType()));
    }

    /// Loads an argument: erased type → type argument → parameter of the implementation.
    private void loadArgument(CodeBuilder code, MethodTypeDesc type, int i, ClassDesc needed) {
        ClassDesc erased = type.parameterType(i);
        ClassDesc instantiated = lambda.instantiatedType().parameterType(i);
        code.loadLocal(TypeKind.from(erased), code.parameterSlot(i));
        if (erased.isPrimitive() || !needed.isPrimitive()) {
            Conversions.convert(code, erased, needed);
            return;
        }
        Conversions.convert(code, erased, instantiated);
        Conversions.convert(code, instantiated, needed);
    }

    private static MethodTypeDesc lookupType(DirectMethodHandleDesc target) {
        return MethodTypeDesc.ofDescriptor(target.lookupDescriptor());
    }

    private static List<ClassDesc> parametersOf(DirectMethodHandleDesc target) {
        List<ClassDesc> all = new ArrayList<>();
        switch (target.kind()) {
            case STATIC, INTERFACE_STATIC, CONSTRUCTOR -> {}
            default -> all.add(target.owner());
        }
        all.addAll(lookupType(target).parameterList());
        return all;
    }

    private static Calls.Call call(DirectMethodHandleDesc target) {
        Opcode opcode =
                switch (target.kind()) {
                    case STATIC, INTERFACE_STATIC -> Opcode.INVOKESTATIC;
                    case CONSTRUCTOR -> Opcode.INVOKESPECIAL;
                    default ->
                            target.isOwnerInterface()
                                    ? Opcode.INVOKEINTERFACE
                                    : Opcode.INVOKEVIRTUAL;
                };
        return new Calls.Call(
                opcode,
                Names.internal(target.owner()),
                opcode == Opcode.INVOKESPECIAL ? "<init>" : target.methodName(),
                target.lookupDescriptor(),
                target.isOwnerInterface());
    }
}
