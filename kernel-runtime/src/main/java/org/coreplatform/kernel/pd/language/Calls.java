package org.coreplatform.kernel.pd.language;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import org.coreplatform.kernel.pd.language.AllowList.Member;
import org.coreplatform.kernel.pd.language.AllowList.Way;

/// Writes uses of members: behind the guard of their class if it may not be initialised yet, and
/// through the PD library where the allow-list says so.
final class Calls {
    private static final ClassDesc THROWABLE_LIBRARY = library("java/lang/Throwable");
    private static final MethodTypeDesc DESCRIBE =
            MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_Throwable);

    private final ProgramIndex index;
    private final Initialisation initialisation;

    Calls(ProgramIndex index, Initialisation initialisation) {
        this.index = index;
        this.initialisation = initialisation;
    }

    Initialisation initialisation() {
        return initialisation;
    }

    /// Writes a call.
    ///
    /// @param running the class whose code it is
    void invoke(CodeBuilder code, String running, Call call) {
        if (call.owner().startsWith("[")) {
            onArray(code, running, call);
            return;
        }
        if (index.contains(call.owner())) {
            Optional<ClassModel> declarer =
                    index.methodOwner(call.owner(), call.name(), call.descriptor());
            if (declarer.isPresent()) {
                if (call.opcode() == Opcode.INVOKESTATIC) {
                    guard(code, running, declarer.get());
                }
                call.emit(code);
                return;
            }
        }
        Optional<Member> member = member(call);
        if (member.isEmpty()) {
            call.emit(code);
            return;
        }
        onLibrary(code, running, call, member.get());
    }

    private Optional<Member> member(Call call) {
        for (String ancestor : index.ancestors(call.owner())) {
            Optional<Member> member =
                    AllowList.standard().find(ancestor, call.name(), call.descriptor());
            if (member.isPresent()) {
                return member;
            }
        }
        return Optional.empty();
    }

    private void onArray(CodeBuilder code, String running, Call call) {
        if (call.name().equals("clone")) {
            code.invokestatic(
                    library("java/util/Arrays"),
                    "copy",
                    MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object));
            return;
        }
        invoke(code, running, call.withOwner("java/lang/Object"));
    }

    private void onLibrary(CodeBuilder code, String running, Call call, Member member) {
        if (member.way() == Way.DIRECT) {
            call.emit(code);
        } else if (member.way() == Way.STRICT) {
            call.withOwner("java/lang/StrictMath").emit(code);
        } else if (call.name().equals("<init>")) {
            constructor(code, call);
        } else if (call.opcode() == Opcode.INVOKESPECIAL) {
            superMethod(code, running, call, member);
        } else {
            code.invokestatic(library(member.owner()), call.name(), bridgeType(member));
        }
    }

    /// The library's method takes the receiver as its first argument.
    private static MethodTypeDesc bridgeType(Member member) {
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(member.descriptor());
        return member.isStatic()
                ? type
                : type.insertParameterTypes(0, ClassDesc.ofInternalName(member.owner()));
    }

    /// A constructor with a cost cannot be replaced by a method, for the object exists already.
    /// Its arguments are: a method of the library turns them into the argument of a cheap one.
    private static void constructor(CodeBuilder code, Call call) {
        ClassDesc owner = ClassDesc.ofInternalName(call.owner());
        MethodTypeDesc type = call.type();
        if (type.parameterList().equals(List.of(ConstantDescs.CD_Throwable))) {
            code.dup()
                    .invokestatic(THROWABLE_LIBRARY, "describe", DESCRIBE)
                    .swap()
                    .invokespecial(
                            owner,
                            "<init>",
                            MethodTypeDesc.of(
                                    ConstantDescs.CD_void,
                                    ConstantDescs.CD_String,
                                    ConstantDescs.CD_Throwable));
            return;
        }
        boolean sameArgument = type.parameterCount() == 1 && !owner.equals(ConstantDescs.CD_String);
        ClassDesc argument = sameArgument ? type.parameterType(0) : ConstantDescs.CD_String;
        code.invokestatic(library(call.owner()), "construct", type.changeReturnType(argument))
                .invokespecial(owner, "<init>", MethodTypeDesc.of(ConstantDescs.CD_void, argument));
    }

    /// `super.hashCode()` and the like, where the superclass is of Java's library.
    private void superMethod(CodeBuilder code, String running, Call call, Member member) {
        if (call.name().equals("hashCode") && !member.owner().equals("java/lang/Enum")) {
            code.invokevirtual(
                    ClassDesc.ofInternalName(running), RootMethods.IDENTITY, RootMethods.HASH_TYPE);
            return;
        }
        if (call.name().startsWith("get")) {
            call.emit(code);
            return;
        }
        boolean isOwn = call.name().equals("toString") || call.name().equals("equals");
        String name = isOwn ? call.name() + "OfSuper" : call.name();
        code.invokestatic(library(member.owner()), name, bridgeType(member));
    }

    /// Writes a use of a static field.
    void staticField(
            CodeBuilder code, String running, Opcode opcode, String owner, FieldUse field) {
        Optional<ClassModel> declarer =
                index.fieldOwner(owner, field.name(), field.type().descriptorString());
        String holder = owner;
        if (declarer.isPresent()) {
            guard(code, running, declarer.get());
            boolean moved =
                    ProgramIndex.isInterface(declarer.get())
                            && !ClassRewriter.isConstant(declarer.get(), field.name());
            String name = declarer.get().thisClass().asInternalName();
            holder = moved ? Initialisation.holder(declarer.get()) : name;
        }
        ClassDesc type = ClassDesc.ofInternalName(holder);
        if (opcode == Opcode.GETSTATIC) {
            code.getstatic(type, field.name(), field.type());
        } else {
            code.putstatic(type, field.name(), field.type());
        }
    }

    /// Writes `new`.
    void create(CodeBuilder code, String running, String className) {
        ClassModel model = index.find(className);
        if (model != null) {
            guard(code, running, model);
        }
        code.new_(ClassDesc.ofInternalName(className));
    }

    /// Writes the call that initialises a class, unless that has certainly begun.
    void guard(CodeBuilder code, String running, ClassModel used) {
        String name = used.thisClass().asInternalName();
        if (!initialisation.isCertain(running, name)) {
            initialisation.target(name).ifPresent(target -> callGuard(code, target));
        }
    }

    static void callGuard(CodeBuilder code, String target) {
        code.invokestatic(
                ClassDesc.ofInternalName(target), Initialisation.INIT, ConstantDescs.MTD_void);
    }

    /// {@return the class of the PD library that stands for a class of Java's}
    static ClassDesc library(String internalName) {
        String simple = internalName.substring(internalName.lastIndexOf('/') + 1);
        return ClassDesc.ofInternalName(Names.LIBRARY + simple + "Library");
    }

    /// A static field.
    record FieldUse(String name, ClassDesc type) {}

    /// A call as an instruction has it.
    record Call(Opcode opcode, String owner, String name, String descriptor, boolean isInterface) {

        MethodTypeDesc type() {
            return MethodTypeDesc.ofDescriptor(descriptor);
        }

        Call withOwner(String newOwner) {
            return new Call(opcode, newOwner, name, descriptor, isInterface);
        }

        void emit(CodeBuilder code) {
            code.invoke(opcode, ClassDesc.ofInternalName(owner), name, type(), isInterface);
        }
    }
}
