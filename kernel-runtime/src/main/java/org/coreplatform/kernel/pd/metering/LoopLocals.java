package org.coreplatform.kernel.pd.metering;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static org.coreplatform.kernel.pd.metering.MeterClass.METER;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps local variables of a loop in fields of the meter while it is told that the counter has run
/// out.
///
/// For the sake of this rare call the JIT compiler would keep them on the stack, and not in
/// registers, all the time. To the program it makes no difference; variables that find no field are
/// just slower.
final class LoopLocals {
    private static final ClassDesc FLOAT = ClassDesc.of("java.lang.Float");
    private static final ClassDesc DOUBLE = ClassDesc.of("java.lang.Double");

    private final CodeBuilder out;
    private final ProgramClasses classes;
    private final List<Word> words = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();

    private record Word(int slot, TypeKind kind) {}

    private record Reference(int slot, ClassDesc type) {}

    /// @param code the method's code
    /// @param head where the loop starts
    LoopLocals(CodeBuilder out, ProgramClasses classes, CodeAttribute code, Label head) {
        this.out = out;
        this.classes = classes;
        frame(code, head).ifPresent(found -> collect(found.locals()));
    }

    private static Optional<StackMapFrameInfo> frame(CodeAttribute code, Label head) {
        return code.findAttribute(Attributes.stackMapTable()).stream()
                .flatMap(table -> table.entries().stream())
                .filter(entry -> entry.target().equals(head))
                .findFirst();
    }

    private void collect(List<VerificationTypeInfo> types) {
        int slot = 0;
        for (VerificationTypeInfo type : types) {
            switch (type) {
                case SimpleVerificationTypeInfo.INTEGER -> addWord(slot, TypeKind.INT);
                case SimpleVerificationTypeInfo.FLOAT -> addWord(slot, TypeKind.FLOAT);
                case SimpleVerificationTypeInfo.LONG -> addWord(slot++, TypeKind.LONG);
                case SimpleVerificationTypeInfo.DOUBLE -> addWord(slot++, TypeKind.DOUBLE);
                case ObjectVerificationTypeInfo object -> addReference(slot, object.classSymbol());
                default -> {}
            }
            slot++;
        }
    }

    private void addWord(int slot, TypeKind kind) {
        if (words.size() < MeterClass.WORDS) {
            words.add(new Word(slot, kind));
        }
    }

    private void addReference(int slot, ClassDesc type) {
        if (references.size() < MeterClass.REFERENCES && isCertain(type)) {
            references.add(new Reference(slot, type));
        }
    }

    /// {@return whether the verifier has seen to it that a value is of its type, which it does not
    /// do for interfaces}
    private boolean isCertain(ClassDesc type) {
        ClassDesc element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        return element.isPrimitive() || classes.isOwnClass(element);
    }

    void save() {
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            out.loadLocal(word.kind, word.slot);
            toLong(word.kind);
            out.putstatic(METER, MeterClass.word(i), CD_long);
        }
        for (int i = 0; i < references.size(); i++) {
            out.aload(references.get(i).slot);
            out.putstatic(METER, MeterClass.reference(i), CD_Object);
        }
    }

    void restore() {
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            out.getstatic(METER, MeterClass.word(i), CD_long);
            fromLong(word.kind);
            out.storeLocal(word.kind, word.slot);
        }
        for (int i = 0; i < references.size(); i++) {
            Reference reference = references.get(i);
            out.getstatic(METER, MeterClass.reference(i), CD_Object);
            out.checkcast(reference.type).astore(reference.slot);
        }
    }

    private void toLong(TypeKind kind) {
        switch (kind) {
            case INT -> out.i2l();
            case FLOAT ->
                    out.invokestatic(
                                    FLOAT, "floatToRawIntBits", MethodTypeDesc.of(CD_int, CD_float))
                            .i2l();
            case DOUBLE ->
                    out.invokestatic(
                            DOUBLE, "doubleToRawLongBits", MethodTypeDesc.of(CD_long, CD_double));
            default -> {}
        }
    }

    private void fromLong(TypeKind kind) {
        switch (kind) {
            case INT -> out.l2i();
            case FLOAT ->
                    out.l2i()
                            .invokestatic(
                                    FLOAT, "intBitsToFloat", MethodTypeDesc.of(CD_float, CD_int));
            case DOUBLE ->
                    out.invokestatic(
                            DOUBLE, "longBitsToDouble", MethodTypeDesc.of(CD_double, CD_long));
            default -> {}
        }
    }
}
