package org.coreplatform.kernel.pd.language;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;

/// The method by which the loader creates a PD's main object: initialiser, then constructor.
final class CreateMethod {
    private static final MethodTypeDesc TYPE =
            MethodTypeDesc.of(ClassDesc.ofInternalName(Names.PROTECTION_DOMAIN));

    private CreateMethod() {}

    static void addTo(ClassBuilder builder, ProgramRewriter program, ClassModel model) {
        String name = model.thisClass().asInternalName();
        boolean creatable =
                program.index().ancestors(name).contains(Names.PROTECTION_DOMAIN)
                        && !model.flags().has(AccessFlag.ABSTRACT)
                        && ProgramIndex.declares(model, "<init>", "()V");
        if (!creatable) {
            return;
        }
        ClassDesc self = ClassDesc.ofInternalName(name);
        builder.withMethodBody(
                Desugaring.CREATE,
                TYPE,
                ClassFile.ACC_STATIC | ClassFile.ACC_PUBLIC | ClassFile.ACC_SYNTHETIC,
                code -> {
                    program.calls()
                            .initialisation()
                            .target(name)
                            .ifPresent(target -> Calls.callGuard(code, target));
                    code.new_(self)
                            .dup()
                            .invokespecial(self, "<init>", ConstantDescs.MTD_void)
                            .areturn();
                });
    }
}
