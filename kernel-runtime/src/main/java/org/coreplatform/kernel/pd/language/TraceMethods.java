package org.coreplatform.kernel.pd.language;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.FieldModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/// The methods by which the runtime measures a program's heap. They run on the host, never on the
/// PD's time.
final class TraceMethods {
    static final String STATICS = "$pd$statics";
    static final ClassDesc TRACER = ClassDesc.of("org.coreplatform.kernel.pd.language.Tracer");
    static final MethodTypeDesc TYPE = MethodTypeDesc.of(ConstantDescs.CD_void, TRACER);
    private static final String TRACE = "trace";
    private static final MethodTypeDesc ADD =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc VISIT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);

    private final ProgramIndex index;
    private final ClassModel model;
    private final ClassDesc self;

    TraceMethods(ProgramIndex index, ClassModel model) {
        this.index = index;
        this.model = model;
        this.self = model.thisClass().asSymbol();
    }

    void addTo(ClassBuilder builder) {
        builder.withMethodBody(
                TRACE, TYPE, ClassFile.ACC_PUBLIC | ClassFile.ACC_SYNTHETIC, this::writeTrace);
        addStatics(builder, model.thisClass().asInternalName(), model, _ -> true);
    }

    private void writeTrace(CodeBuilder code) {
        String superclass = ProgramIndex.superclass(model);
        int bytes = ProgramIndex.fieldBytes(model);
        if (index.contains(superclass)) {
            code.aload(0).aload(1).invokespecial(ClassDesc.ofInternalName(superclass), TRACE, TYPE);
        } else {
            bytes += index.instanceBytes(superclass);
            visitMessage(code, superclass);
        }
        add(code, bytes);
        for (FieldModel field : model.fields()) {
            if (isReference(field) && !field.flags().has(AccessFlag.STATIC)) {
                code.aload(1)
                        .aload(0)
                        .getfield(self, field.fieldName().stringValue(), type(field))
                        .invokevirtual(TRACER, "visit", VISIT);
            }
        }
        code.return_();
    }

    /// The message that an exception was created with; a program's `getMessage` is not asked.
    private static void visitMessage(CodeBuilder code, String superclass) {
        if (AllowList.standard().isSubtype(superclass, "java/lang/Throwable")) {
            code.aload(1)
                    .aload(0)
                    .invokespecial(
                            ClassDesc.ofInternalName(superclass),
                            "getMessage",
                            MethodTypeDesc.of(ConstantDescs.CD_String))
                    .invokevirtual(TRACER, "visit", VISIT);
        }
    }

    /// Adds `trace` to a generated class whose fields are known.
    static void addTrace(
            ClassBuilder builder, String owner, List<ClassDesc> types, IntFunction<String> names) {
        ClassDesc self = ClassDesc.ofInternalName(owner);
        builder.withMethodBody(
                TRACE,
                TYPE,
                ClassFile.ACC_PUBLIC | ClassFile.ACC_SYNTHETIC,
                code -> {
                    int bytes = ObjectSizes.HEADER;
                    for (ClassDesc type : types) {
                        bytes += ProgramIndex.fieldBytes(type.descriptorString());
                    }
                    add(code, (int) ObjectSizes.roundUp(bytes));
                    for (int i = 0; i < types.size(); i++) {
                        if (!types.get(i).isPrimitive()) {
                            code.aload(1)
                                    .aload(0)
                                    .getfield(self, names.apply(i), types.get(i))
                                    .invokevirtual(TRACER, "visit", VISIT);
                        }
                    }
                    code.return_();
                });
    }

    /// Adds the method that shows the tracer the static fields that a class declares, if it has any
    /// that refer to objects.
    static void addStatics(
            ClassBuilder builder, String holder, ClassModel model, Predicate<FieldModel> held) {
        if (!hasStatics(model)) {
            return;
        }
        ClassDesc self = ClassDesc.ofInternalName(holder);
        builder.withMethodBody(
                STATICS,
                TYPE,
                ClassFile.ACC_STATIC | ClassFile.ACC_PUBLIC | ClassFile.ACC_SYNTHETIC,
                code -> {
                    for (FieldModel field : model.fields()) {
                        if (isStaticReference(field) && held.test(field)) {
                            code.aload(0)
                                    .getstatic(self, field.fieldName().stringValue(), type(field))
                                    .invokevirtual(TRACER, "visit", VISIT);
                        }
                    }
                    code.return_();
                });
    }

    static boolean hasStatics(ClassModel model) {
        return model.fields().stream().anyMatch(TraceMethods::isStaticReference);
    }

    private static boolean isStaticReference(FieldModel field) {
        return isReference(field) && field.flags().has(AccessFlag.STATIC);
    }

    private static boolean isReference(FieldModel field) {
        char first = field.fieldType().stringValue().charAt(0);
        return first == 'L' || first == '[';
    }

    private static ClassDesc type(FieldModel field) {
        return ClassDesc.ofDescriptor(field.fieldType().stringValue());
    }

    private static void add(CodeBuilder code, int bytes) {
        if (bytes > 0) {
            code.aload(1).loadConstant(bytes).invokevirtual(TRACER, "add", ADD);
        }
    }
}
