package org.coreplatform.kernel.pd.language;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// The generated class that shows the tracer the static fields of all classes of a program.
final class RootsClass {
    private RootsClass() {}

    static ProgramClass generate(ClassFile format, ProgramIndex index) {
        ClassDesc self = ClassDesc.of(Desugaring.ROOTS);
        byte[] bytes = format.build(self, builder -> write(builder, index));
        return new ProgramClass(Desugaring.ROOTS, bytes);
    }

    private static void write(ClassBuilder builder, ProgramIndex index) {
        builder.withVersion(ClassFile.JAVA_25_VERSION, 0);
        builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
        builder.withInterfaceSymbols(ClassDesc.ofInternalName(Names.TRACEABLE));
        builder.withMethodBody(
                "<init>",
                ConstantDescs.MTD_void,
                ClassFile.ACC_PUBLIC,
                code ->
                        code.aload(0)
                                .invokespecial(
                                        ConstantDescs.CD_Object, "<init>", ConstantDescs.MTD_void)
                                .return_());
        builder.withMethodBody(
                "trace", TraceMethods.TYPE, ClassFile.ACC_PUBLIC, code -> trace(code, index));
    }

    private static void trace(CodeBuilder code, ProgramIndex index) {
        for (ClassModel model : index.models()) {
            boolean reachable =
                    !ProgramIndex.isInterface(model) || Initialisation.hasInitialiser(model);
            if (reachable && TraceMethods.hasStatics(model)) {
                ClassDesc holder = ClassDesc.ofInternalName(Initialisation.holder(model));
                code.aload(1).invokestatic(holder, TraceMethods.STATICS, TraceMethods.TYPE);
            }
        }
        code.return_();
    }
}
