package org.coreplatform.kernel.pd;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;
import org.coreplatform.kernel.pd.language.Desugaring;
import org.coreplatform.kernel.pd.language.Tracer;
import org.coreplatform.sdk.abi.PdPort;
import org.coreplatform.sdk.image.PdProgram;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// Generates the class that starts a program, and from which all that it keeps can be reached. It
/// is in the package of the SDK, whose start and events are nobody else's business:
///
/// ```java
/// public final class Start implements Life {
///     private final PdPort port;
///     private Roots statics;
///     private ProtectionDomain pd;
///
///     public void start() {
///         statics = new Roots();
///         PdMain.connect(port, irqs, notifications, ppcs);
///         pd = Main.$pd$create();
///         PdMain.start(pd, passive);
///     }
///
///     public Object handle(long badge) {
///         return PdMain.dispatch(pd, badge);
///     }
///
///     public void await(Object reply) {
///         if (reply == null) {
///             Kernel.receive();
///         } else {
///             Kernel.replyAndReceive((Message) reply);
///         }
///     }
///
///     public void trace(Tracer tracer) {
///         statics.trace(tracer);
///         tracer.visit(pd);
///     }
/// }
/// ```
final class StartClass {
    static final String NAME = "org.coreplatform.sdk.pd.Start";

    private static final ClassDesc START = ClassDesc.of(NAME);
    private static final ClassDesc ROOTS = ClassDesc.of(Desugaring.ROOTS);
    private static final ClassDesc PORT = descriptor(PdPort.class);
    private static final ClassDesc TRACER = descriptor(Tracer.class);
    private static final ClassDesc LIFE = descriptor(Life.class);
    private static final ClassDesc PD_MAIN = ClassDesc.of("org.coreplatform.sdk.pd.PdMain");
    private static final ClassDesc KERNEL = ClassDesc.of("org.coreplatform.sdk.pd.Kernel");
    private static final ClassDesc MESSAGE = ClassDesc.of("org.coreplatform.sdk.pd.Message");
    private static final ClassDesc PD = ClassDesc.of("org.coreplatform.sdk.pd.ProtectionDomain");
    private static final MethodTypeDesc OF_PORT = MethodTypeDesc.of(CD_void, PORT);
    private static final MethodTypeDesc OF_TRACER = MethodTypeDesc.of(CD_void, TRACER);

    private StartClass() {}

    /// {@return the class}
    ///
    /// @throws IllegalArgumentException if the main class's name is not a class name
    static ProgramClass build(PdProgram program) {
        byte[] bytes = ClassFile.of().build(START, type -> write(type, program));
        return new ProgramClass(NAME, bytes);
    }

    private static void write(ClassBuilder type, PdProgram program) {
        type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL);
        type.withInterfaceSymbols(LIFE);
        type.withField("port", PORT, ClassFile.ACC_FINAL);
        type.withField("statics", ROOTS, 0);
        type.withField("pd", PD, 0);
        method(type, INIT_NAME, OF_PORT, StartClass::writeConstructor);
        method(type, "start", MTD_void, code -> writeStart(code, program));
        method(type, "handle", MethodTypeDesc.of(CD_Object, CD_long), StartClass::writeHandle);
        method(type, "await", MethodTypeDesc.of(CD_void, CD_Object), StartClass::writeAwait);
        method(type, "trace", OF_TRACER, StartClass::writeTrace);
    }

    private static void method(
            ClassBuilder type, String name, MethodTypeDesc signature, Consumer<CodeBuilder> code) {
        type.withMethodBody(name, signature, ClassFile.ACC_PUBLIC, code);
    }

    private static void writeConstructor(CodeBuilder code) {
        code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
        code.aload(0).aload(1).putfield(START, "port", PORT);
        code.return_();
    }

    private static void writeStart(CodeBuilder code, PdProgram program) {
        code.aload(0).new_(ROOTS).dup().invokespecial(ROOTS, INIT_NAME, MTD_void);
        code.putfield(START, "statics", ROOTS);
        code.aload(0).getfield(START, "port", PORT);
        code.loadConstant(program.irqs());
        code.loadConstant(program.notifications());
        code.loadConstant(program.ppcs());
        code.invokestatic(
                PD_MAIN, "connect", MethodTypeDesc.of(CD_void, PORT, CD_long, CD_long, CD_long));
        ClassDesc main = ClassDesc.of(program.mainClass());
        code.aload(0).invokestatic(main, Desugaring.CREATE, MethodTypeDesc.of(PD));
        code.putfield(START, "pd", PD);
        code.aload(0).getfield(START, "pd", PD);
        code.loadConstant(program.passive() ? 1 : 0);
        code.invokestatic(PD_MAIN, "start", MethodTypeDesc.of(CD_void, PD, CD_boolean)).return_();
    }

    private static void writeHandle(CodeBuilder code) {
        code.aload(0).getfield(START, "pd", PD).lload(1);
        code.invokestatic(PD_MAIN, "dispatch", MethodTypeDesc.of(MESSAGE, PD, CD_long)).areturn();
    }

    private static void writeAwait(CodeBuilder code) {
        Label answers = code.newLabel();
        code.aload(1).ifnonnull(answers);
        code.invokestatic(KERNEL, "receive", MTD_void).return_();
        code.labelBinding(answers).aload(1).checkcast(MESSAGE);
        code.invokestatic(KERNEL, "replyAndReceive", MethodTypeDesc.of(CD_void, MESSAGE)).return_();
    }

    private static void writeTrace(CodeBuilder code) {
        code.aload(0).getfield(START, "statics", ROOTS).aload(1);
        code.invokevirtual(ROOTS, "trace", OF_TRACER);
        code.aload(1).aload(0).getfield(START, "pd", PD);
        code.invokevirtual(TRACER, "visit", MethodTypeDesc.of(CD_void, CD_Object)).return_();
    }

    private static ClassDesc descriptor(Class<?> type) {
        return ClassDesc.ofDescriptor(type.descriptorString());
    }
}
