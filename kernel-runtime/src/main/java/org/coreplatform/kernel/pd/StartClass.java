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
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import org.coreplatform.sdk.abi.PdPort;
import org.coreplatform.sdk.image.PdProgram;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// Generates the class that starts a program, in the package of its main class:
///
/// ```java
/// public final class Main$Start implements Runnable {
///     private final PdPort port;
///
///     public void run() {
///         PdMain.connect(port, irqs, notifications, ppcs);
///         PdMain.run(new Main(), passive);
///     }
/// }
/// ```
final class StartClass {
    private static final String SUFFIX = "$Start";
    private static final String FIELD = "port";
    private static final ClassDesc PORT = ClassDesc.ofDescriptor(PdPort.class.descriptorString());
    private static final ClassDesc PD_MAIN = ClassDesc.of("org.coreplatform.sdk.pd.PdMain");
    private static final ClassDesc PD = ClassDesc.of("org.coreplatform.sdk.pd.ProtectionDomain");

    /// The constructor that the runtime calls.
    static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(CD_void, PORT);

    private StartClass() {}

    /// {@return the class}
    ///
    /// @throws IllegalArgumentException if the main class's name is not a class name
    static ProgramClass build(PdProgram program) {
        String name = program.mainClass() + SUFFIX;
        ClassDesc type = ClassDesc.of(name);
        byte[] bytes =
                ClassFile.of()
                        .build(
                                type,
                                builder -> {
                                    builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL);
                                    builder.withInterfaceSymbols(
                                            ClassDesc.of(Runnable.class.getName()));
                                    builder.withField(FIELD, PORT, ClassFile.ACC_FINAL);
                                    constructor(builder, type);
                                    builder.withMethodBody(
                                            "run",
                                            MTD_void,
                                            ClassFile.ACC_PUBLIC,
                                            code -> run(code, type, program));
                                });
        return new ProgramClass(name, bytes);
    }

    private static void constructor(ClassBuilder builder, ClassDesc type) {
        builder.withMethodBody(
                INIT_NAME,
                CONSTRUCTOR,
                ClassFile.ACC_PUBLIC,
                code ->
                        code.aload(0)
                                .invokespecial(CD_Object, INIT_NAME, MTD_void)
                                .aload(0)
                                .aload(1)
                                .putfield(type, FIELD, PORT)
                                .return_());
    }

    private static void run(CodeBuilder code, ClassDesc type, PdProgram program) {
        code.aload(0).getfield(type, FIELD, PORT);
        code.loadConstant(program.irqs());
        code.loadConstant(program.notifications());
        code.loadConstant(program.ppcs());
        code.invokestatic(
                PD_MAIN, "connect", MethodTypeDesc.of(CD_void, PORT, CD_long, CD_long, CD_long));
        ClassDesc main = ClassDesc.of(program.mainClass());
        code.new_(main).dup().invokespecial(main, INIT_NAME, MTD_void);
        code.loadConstant(program.passive() ? 1 : 0);
        code.invokestatic(PD_MAIN, "run", MethodTypeDesc.of(CD_void, PD, CD_boolean)).return_();
    }
}
