package org.coreplatform.kernel.pd.language;

import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import org.coreplatform.kernel.pd.language.CallSite.Label;
import org.coreplatform.kernel.pd.language.CallSite.Piece;

/// Reads the call sites that javac writes from their bootstrap methods and arguments.
final class CallSiteReader {
    // Flags of LambdaMetafactory.altMetafactory.
    private static final int SERIALIZABLE = 1;
    private static final int MARKERS = 2;
    private static final int BRIDGES = 4;

    // Marks in a recipe of StringConcatFactory.
    private static final char ARGUMENT = '\1';
    private static final char CONSTANT = '\2';

    // A label that is a constant of an enum: a constant of two arguments that are constants.
    private static final int MAX_NESTING = 2;
    private static final int MAX_NESTED_ARGUMENTS = 3;

    private final InvokeDynamicInstruction dynamic;
    private final List<ConstantDesc> arguments;

    private CallSiteReader(InvokeDynamicInstruction dynamic) {
        this.dynamic = dynamic;
        for (LoadableConstantEntry each : dynamic.invokedynamic().bootstrap().arguments()) {
            requireShallow(each, MAX_NESTING);
        }
        this.arguments = dynamic.bootstrapArgs();
    }

    /// Dynamic constants can refer to each other so that reading them takes for ever.
    private static void requireShallow(LoadableConstantEntry constant, int depth) {
        if (constant instanceof ConstantDynamicEntry nested) {
            if (depth == 0 || nested.bootstrap().arguments().size() > MAX_NESTED_ARGUMENTS) {
                throw new ClassCastException("a dynamic constant of another kind");
            }
            for (LoadableConstantEntry each : nested.bootstrap().arguments()) {
                requireShallow(each, depth - 1);
            }
        }
    }

    /// {@return what a call site is; `Unknown` if its arguments are not as javac writes them}
    static CallSite read(InvokeDynamicInstruction dynamic) {
        DirectMethodHandleDesc bootstrap = dynamic.bootstrapMethod();
        String owner = Names.readable(Names.internal(bootstrap.owner()));
        String name = owner + "." + bootstrap.methodName();
        try {
            return new CallSiteReader(dynamic).read(name);
        } catch (ClassCastException | IndexOutOfBoundsException _) {
            return new CallSite.Unknown(
                    name, "its arguments are not as a Java compiler writes them");
        }
    }

    private CallSite read(String bootstrap) {
        return switch (bootstrap) {
            case "java.lang.invoke.LambdaMetafactory.metafactory" -> lambda(List.of(), List.of());
            case "java.lang.invoke.LambdaMetafactory.altMetafactory" -> alternative(bootstrap);
            case "java.lang.invoke.StringConcatFactory.makeConcat" -> concatenation();
            case "java.lang.invoke.StringConcatFactory.makeConcatWithConstants" -> recipe();
            case "java.lang.runtime.ObjectMethods.bootstrap" -> recordMethod();
            case "java.lang.runtime.SwitchBootstraps.typeSwitch" -> patternSwitch("");
            case "java.lang.runtime.SwitchBootstraps.enumSwitch" ->
                    patternSwitch(Names.internal(dynamic.typeSymbol().parameterType(0)));
            default -> new CallSite.Unknown(bootstrap, "");
        };
    }

    private CallSite.Lambda lambda(List<ClassDesc> interfaces, List<MethodTypeDesc> bridges) {
        return new CallSite.Lambda(
                dynamic.name().stringValue(),
                dynamic.typeSymbol(),
                (MethodTypeDesc) arguments.get(0),
                (DirectMethodHandleDesc) arguments.get(1),
                (MethodTypeDesc) arguments.get(2),
                interfaces,
                bridges);
    }

    private CallSite alternative(String bootstrap) {
        int at = 3;
        int flags = (Integer) arguments.get(at++);
        if ((flags & SERIALIZABLE) != 0) {
            return new CallSite.Unknown(bootstrap, "a lambda must not be serializable");
        }
        List<ClassDesc> interfaces = new ArrayList<>();
        List<MethodTypeDesc> bridges = new ArrayList<>();
        if ((flags & MARKERS) != 0) {
            int count = (Integer) arguments.get(at++);
            for (int i = 0; i < count; i++) {
                interfaces.add((ClassDesc) arguments.get(at++));
            }
        }
        if ((flags & BRIDGES) != 0) {
            int count = (Integer) arguments.get(at++);
            for (int i = 0; i < count; i++) {
                bridges.add((MethodTypeDesc) arguments.get(at++));
            }
        }
        return lambda(interfaces, bridges);
    }

    private CallSite concatenation() {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < dynamic.typeSymbol().parameterCount(); i++) {
            pieces.add(new Piece.Argument());
        }
        return new CallSite.Concatenation(dynamic.typeSymbol(), pieces);
    }

    private CallSite recipe() {
        String recipe = (String) arguments.get(0);
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int constant = 1;
        int expected = 0;
        for (int i = 0; i < recipe.length(); i++) {
            char mark = recipe.charAt(i);
            if (mark == CONSTANT) {
                text.append(text(arguments.get(constant++)));
            } else if (mark == ARGUMENT) {
                flush(text, pieces);
                pieces.add(new Piece.Argument());
                expected++;
            } else {
                text.append(mark);
            }
        }
        flush(text, pieces);
        if (expected != dynamic.typeSymbol().parameterCount()) {
            throw new ClassCastException("a recipe for another number of arguments");
        }
        return new CallSite.Concatenation(dynamic.typeSymbol(), pieces);
    }

    private static String text(ConstantDesc constant) {
        return switch (constant) {
            case String text -> text;
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case Float number -> number.toString();
            case Double number -> number.toString();
            default -> throw new ClassCastException("a constant that is not text");
        };
    }

    private static void flush(StringBuilder text, List<Piece> pieces) {
        if (!text.isEmpty()) {
            pieces.add(new Piece.Text(text.toString()));
            text.setLength(0);
        }
    }

    private CallSite recordMethod() {
        List<DirectMethodHandleDesc> components = new ArrayList<>();
        for (ConstantDesc each : arguments.subList(2, arguments.size())) {
            DirectMethodHandleDesc getter = (DirectMethodHandleDesc) each;
            if (getter.kind() != DirectMethodHandleDesc.Kind.GETTER) {
                throw new ClassCastException("a component that is not a field");
            }
            components.add(getter);
        }
        return new CallSite.RecordMethod(
                dynamic.name().stringValue(), dynamic.typeSymbol(), components);
    }

    private CallSite patternSwitch(String enumType) {
        List<Label> labels = new ArrayList<>();
        for (ConstantDesc each : arguments) {
            switch (each) {
                case ClassDesc type -> labels.add(new Label.OfType(type));
                case String text when enumType.isEmpty() -> labels.add(new Label.OfText(text));
                case String constant -> labels.add(new Label.OfEnum(enumType, constant));
                case Integer number -> labels.add(new Label.OfNumber(number));
                case DynamicConstantDesc<?> constant -> labels.add(dynamicLabel(constant));
                default -> throw new ClassCastException("a label of another kind");
            }
        }
        return new CallSite.PatternSwitch(dynamic.typeSymbol(), labels);
    }

    /// Reads a label that is not written as a constant of the class file: a primitive type, which
    /// must be the selector's own, or a constant of an enum.
    private Label dynamicLabel(DynamicConstantDesc<?> constant) {
        if (!constant.bootstrapMethod().methodName().equals("primitiveClass")) {
            return enumLabel(constant);
        }
        ClassDesc type = ClassDesc.ofDescriptor(constant.constantName());
        if (!type.equals(dynamic.typeSymbol().parameterType(0))) {
            throw new ClassCastException("a label of another primitive type");
        }
        return new Label.OfType(type);
    }

    /// Reads `EnumDesc.of(ClassDesc.of("Type"), "CONSTANT")`, written as dynamic constants.
    private static Label enumLabel(DynamicConstantDesc<?> constant) {
        List<ConstantDesc> call = invocation(constant, "of");
        List<ConstantDesc> type = invocation((DynamicConstantDesc<?>) call.get(0), "of");
        String typeName = (String) type.get(0);
        return new Label.OfEnum(typeName.replace('.', '/'), (String) call.get(1));
    }

    private static List<ConstantDesc> invocation(DynamicConstantDesc<?> constant, String method) {
        List<ConstantDesc> all = constant.bootstrapArgsList();
        DirectMethodHandleDesc target = (DirectMethodHandleDesc) all.get(0);
        if (!target.methodName().equals(method)) {
            throw new ClassCastException("another dynamic constant");
        }
        return all.subList(1, all.size());
    }
}
