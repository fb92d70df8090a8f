package org.coreplatform.kernel.pd.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.coreplatform.kernel.pd.language.AllowList.ListedClass;
import org.coreplatform.kernel.pd.language.AllowList.Member;
import org.coreplatform.kernel.pd.language.AllowList.Way;
import org.junit.jupiter.api.Test;

final class AllowListTest {
    private static final AllowList LIST = AllowList.standard();

    @Test
    void everyMemberIsThereInJava() {
        List<String> missing = new ArrayList<>();
        for (ListedClass type : LIST.types()) {
            for (Member member : type.members().values()) {
                if (!isDeclared(member)) {
                    missing.add(Names.readable(type.name()) + "." + member.signature());
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyClassExtendsWhatTheListSays() throws ClassNotFoundException {
        for (ListedClass type : LIST.types()) {
            Class<?> real = load(type.name());
            assertEquals(real.isInterface(), type.isInterface(), type.name());
            for (String supertype : type.supertypes()) {
                assertEquals(true, load(supertype).isAssignableFrom(real), type.name());
            }
        }
    }

    @Test
    void theLibraryHasAMethodForEveryMemberThatGoesThroughIt() {
        List<String> missing = new ArrayList<>();
        for (ListedClass type : LIST.types()) {
            for (Member member : type.members().values()) {
                if (member.way() == Way.LIBRARY && !isBridged(member)) {
                    missing.add(Names.readable(type.name()) + "." + member.signature());
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void nothingThatCostsItsArgumentsIsDirect() {
        List<String> suspicious = new ArrayList<>();
        for (ListedClass type : LIST.types()) {
            for (Member member : type.members().values()) {
                boolean textual =
                        member.descriptor().contains("String;)")
                                || member.descriptor().contains("[")
                                || member.descriptor().contains("CharSequence;)");
                if (textual && member.way() != Way.LIBRARY && !member.name().equals("<init>")) {
                    suspicious.add(Names.readable(type.name()) + "." + member.signature());
                }
            }
        }
        assertEquals(List.of(), suspicious);
    }

    @Test
    void costsAreFoundThroughSuperclasses() {
        assertEquals(4, LIST.cost("java/lang/String", "charAt", "(I)C"));
        assertEquals(1, LIST.cost("java/lang/Enum", "ordinal", "()I"));
        assertEquals(
                2,
                LIST.cost("java/lang/ArithmeticException", "getCause", "()Ljava/lang/Throwable;"));
        assertEquals(16, LIST.allocation("java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;"));
        assertEquals(0, LIST.cost("java/lang/Thread", "start", "()V"));
    }

    @Test
    void linesThatCannotBeReadAreNamed() {
        IllegalStateException e =
                assertThrows(
                        IllegalStateException.class,
                        () -> AllowList.of("class Object\n    int hashCode()  fast\n"));
        assertEquals("allow-list line 2: int hashCode()  fast", e.getMessage());
    }

    @Test
    void theManualShowsTheList() {
        GoldenSection.expect("../docs/manual/language-profile.md", "allow-list", table());
    }

    private static String table() {
        StringBuilder text = new StringBuilder("| class | members |\n|---|---|\n");
        for (ListedClass type : LIST.types()) {
            List<String> members = new ArrayList<>();
            for (Member member : type.members().values()) {
                members.add("`" + member.signature() + "` " + cost(member));
            }
            text.append("| `").append(Names.readable(type.name())).append('`');
            text.append(type.open() ? " (open)" : "").append(" | ");
            text.append(String.join(", ", members)).append(" |\n");
        }
        return text.toString();
    }

    private static String cost(Member member) {
        return switch (member.way()) {
            case LIBRARY -> "*";
            case STRICT, DIRECT ->
                    member.cost()
                            + (member.allocatedBytes() > 0
                                    ? "+" + member.allocatedBytes() + " B"
                                    : "");
        };
    }

    private static Class<?> load(String internalName) throws ClassNotFoundException {
        return Class.forName(internalName.replace('/', '.'), false, null);
    }

    private static boolean isDeclared(Member member) {
        try {
            Class<?> owner = load(member.owner());
            if (!member.descriptor().startsWith("(")) {
                Field field = owner.getField(member.name());
                return Modifier.isStatic(field.getModifiers()) == member.isStatic();
            }
            MethodType type = MethodType.fromMethodDescriptorString(member.descriptor(), null);
            if (member.name().equals("<init>")) {
                Constructor<?> found = owner.getDeclaredConstructor(type.parameterArray());
                return !Modifier.isPrivate(found.getModifiers());
            }
            Method method = owner.getMethod(member.name(), type.parameterArray());
            return method.getReturnType() == type.returnType()
                    && Modifier.isStatic(method.getModifiers()) == member.isStatic();
        } catch (ReflectiveOperationException _) {
            return false;
        }
    }

    private static boolean isBridged(Member member) {
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(member.descriptor());
        boolean constructor = member.name().equals("<init>");
        if (constructor && member.descriptor().equals("(Ljava/lang/Throwable;)V")) {
            return true; // described by ThrowableLibrary, then given to another constructor
        }
        if (!member.isStatic() && !constructor) {
            type = type.insertParameterTypes(0, ClassDesc.ofInternalName(member.owner()));
        }
        String name = constructor ? "construct" : member.name();
        String prefix = type.descriptorString();
        String parameters = prefix.substring(0, prefix.indexOf(')') + 1);
        String wanted = name + (constructor ? parameters : prefix);
        return methods(Names.internal(Calls.library(member.owner()))).stream()
                .anyMatch(each -> constructor ? each.startsWith(wanted) : each.equals(wanted));
    }

    private static List<String> methods(String library) {
        String file = "/" + library + ".class";
        if (!Resources.exists(file)) {
            return List.of();
        }
        ClassModel model = ClassFile.of().parse(Resources.bytes(file));
        return model.methods().stream()
                .map(m -> m.methodName().stringValue() + m.methodType().stringValue())
                .toList();
    }
}
