package org.coreplatform.kernel.pd.language;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Optional;

/// Checks the fields and methods that code uses: members of the program, or of the allow-list.
final class CallCheck {
    private final ProgramIndex index;
    private final TypeCheck types;
    private final Findings findings;

    CallCheck(ProgramIndex index, TypeCheck types, Findings findings) {
        this.index = index;
        this.types = types;
        this.findings = findings;
    }

    void field(FieldInstruction field) {
        String owner = field.owner().asInternalName();
        String name = field.name().stringValue();
        String descriptor = field.type().stringValue();
        if (!types.isAllowed(owner)) {
            findings.memberNotInProfile(owner, name);
            return;
        }
        if (index.contains(owner)) {
            if (index.fieldOwner(owner, name, descriptor).isEmpty()) {
                findings.missingMember(owner, name);
            }
            return;
        }
        boolean reads = field.opcode() == Opcode.GETSTATIC;
        if (!reads || AllowList.standard().find(owner, name, descriptor).isEmpty()) {
            findings.memberNotInProfile(owner, name);
        }
    }

    void invoke(InvokeInstruction call) {
        invoke(
                call.owner().asInternalName(),
                call.name().stringValue(),
                call.type().stringValue(),
                call.opcode() == Opcode.INVOKESTATIC);
    }

    /// Checks a call, also one that a method reference makes.
    void invoke(String owner, String name, String descriptor, boolean isStatic) {
        if (owner.startsWith("[")) {
            arrayMethod(owner, name, descriptor);
            return;
        }
        if (index.contains(owner)) {
            programMethod(owner, name, descriptor, isStatic);
            return;
        }
        if (types.isPort(owner)) {
            return;
        }
        if (!types.isAllowed(owner) && name.equals("<init>")) {
            findings.notInProfile(owner);
            return;
        }
        Optional<AllowList.Member> member = AllowList.standard().find(owner, name, descriptor);
        if (member.isEmpty() || member.get().isStatic() != isStatic) {
            String declarer = isObjectMethod(name, descriptor) ? "java/lang/Object" : owner;
            findings.memberNotInProfile(declarer, name);
        }
    }

    private void programMethod(String owner, String name, String descriptor, boolean isStatic) {
        if (index.methodOwner(owner, name, descriptor).isPresent()) {
            return;
        }
        for (String ancestor : index.ancestors(owner)) {
            boolean listed =
                    !name.equals("<init>")
                            && !isStatic
                            && AllowList.standard().find(ancestor, name, descriptor).isPresent();
            if (listed) {
                return;
            }
        }
        String library = libraryAncestor(owner);
        boolean inherited = isObjectMethod(name, descriptor) || !library.equals("java/lang/Object");
        if (inherited && !name.equals("<init>")) {
            String declarer = isObjectMethod(name, descriptor) ? "java/lang/Object" : library;
            findings.memberNotInProfile(declarer, name);
            return;
        }
        findings.missingMember(owner, name);
    }

    private String libraryAncestor(String className) {
        for (String ancestor : index.ancestors(className)) {
            if (!index.contains(ancestor)) {
                return ancestor;
            }
        }
        return "java/lang/Object";
    }

    /// Only for the wording: whether every class inherits the method from `Object`.
    private static boolean isObjectMethod(String name, String descriptor) {
        return switch (name) {
            case "getClass", "clone", "notify", "notifyAll", "wait" -> true;
            case "finalize" -> descriptor.equals("()V");
            default -> false;
        };
    }

    private void arrayMethod(String owner, String name, String descriptor) {
        if (name.equals("clone") && descriptor.equals("()Ljava/lang/Object;")) {
            types.entry(owner);
            return;
        }
        if (AllowList.standard().find("java/lang/Object", name, descriptor).isEmpty()) {
            findings.memberNotInProfile("java/lang/Object", name);
        }
    }
}
