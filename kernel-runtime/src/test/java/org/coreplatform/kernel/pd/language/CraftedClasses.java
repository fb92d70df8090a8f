package org.coreplatform.kernel.pd.language;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.DeadCodeOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// Class files that javac would never write.
final class CraftedClasses {
    private static final ClassDesc EVIL = ClassDesc.of("evil.Evil");
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final ClassDesc STRING = ConstantDescs.CD_String;
    private static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");
    private static final MethodTypeDesc NOTHING = ConstantDescs.MTD_void;

    /// Writes what it is told: no stack maps of its own, no repair of dead code.
    private static final ClassFile RAW =
            ClassFile.of(StackMapsOption.DROP_STACK_MAPS, DeadCodeOption.KEEP_DEAD_CODE);

    private final Map<String, List<ProgramClass>> cases = new LinkedHashMap<>();

    private CraftedClasses() {}

    static Map<String, List<ProgramClass>> all() {
        CraftedClasses crafted = new CraftedClasses();
        crafted.constants();
        crafted.callSites();
        crafted.lambdas();
        crafted.members();
        crafted.untypedCode();
        crafted.brokenFlow();
        crafted.identities();
        crafted.damagedFiles();
        return crafted.cases;
    }

    private void constants() {
        code("dynamicConstant", c -> c.loadConstant(nullConstant()).pop().return_());
        code(
                "methodHandleConstant",
                c -> c.loadConstant(handle("java.lang.Runtime", "getRuntime")).pop().return_());
        code("methodTypeConstant", c -> c.loadConstant(NOTHING).pop().return_());
        code("classConstant", c -> c.loadConstant(THREAD).pop().return_());
        code(
                "classConstantBeforeAnotherCall",
                c ->
                        c.loadConstant(EVIL)
                                .invokevirtual(
                                        ConstantDescs.CD_Class,
                                        "getName",
                                        MethodTypeDesc.of(STRING))
                                .pop()
                                .return_());
    }

    private static ConstantDesc nullConstant() {
        return DynamicConstantDesc.ofNamed(
                ConstantDescs.ofConstantBootstrap(
                        ClassDesc.of("java.lang.invoke.ConstantBootstraps"),
                        "nullConstant",
                        OBJECT),
                "x",
                OBJECT);
    }

    private static DirectMethodHandleDesc handle(String owner, String method) {
        return MethodHandleDesc.ofMethod(
                DirectMethodHandleDesc.Kind.STATIC,
                ClassDesc.of(owner),
                method,
                MethodTypeDesc.of(ClassDesc.of(owner)));
    }

    private void callSites() {
        callSite("ownBootstrap", bootstrap(EVIL, "bootstrap"), NOTHING);
        callSite(
                "recipeForOtherArguments",
                bootstrap(
                        ClassDesc.of("java.lang.invoke.StringConcatFactory"),
                        "makeConcatWithConstants"),
                MethodTypeDesc.of(STRING),
                "\1\1");
        callSite(
                "switchWithoutSelector",
                bootstrap(ClassDesc.of("java.lang.runtime.SwitchBootstraps"), "enumSwitch"),
                MethodTypeDesc.of(ConstantDescs.CD_int),
                "A");
        callSite(
                "recordMethodWithoutFields",
                bootstrap(ClassDesc.of("java.lang.runtime.ObjectMethods"), "bootstrap"),
                MethodTypeDesc.of(STRING, EVIL),
                EVIL,
                "a",
                handle("java.lang.Runtime", "getRuntime"));
        callSite(
                "proxyAsBootstrap",
                bootstrap(ClassDesc.of("java.lang.invoke.MethodHandleProxies"), "asInterface"),
                NOTHING);
    }

    private static DirectMethodHandleDesc bootstrap(ClassDesc owner, String name) {
        return ConstantDescs.ofCallsiteBootstrap(
                owner, name, ConstantDescs.CD_CallSite, ConstantDescs.CD_Object.arrayType());
    }

    private void callSite(
            String name,
            DirectMethodHandleDesc bootstrap,
            MethodTypeDesc type,
            ConstantDesc... arguments) {
        code(
                name,
                c -> {
                    for (ClassDesc _ : type.parameterList()) {
                        c.aconst_null();
                    }
                    c.invokedynamic(DynamicCallSiteDesc.of(bootstrap, "x", type, arguments));
                    c.return_();
                });
    }

    private void lambdas() {
        lambda("lambdaOfForeignMethod", handle("java.lang.Runtime", "getRuntime"), "Supplier");
        lambda(
                "lambdaOfField",
                MethodHandleDesc.ofField(
                        DirectMethodHandleDesc.Kind.STATIC_GETTER,
                        ClassDesc.of("java.lang.System"),
                        "out",
                        ClassDesc.of("java.io.PrintStream")),
                "Supplier");
        lambda(
                "lambdaForClosedInterface",
                MethodHandleDesc.ofMethod(
                        DirectMethodHandleDesc.Kind.STATIC,
                        EVIL,
                        "make",
                        MethodTypeDesc.of(OBJECT)),
                "concurrent.Callable");
    }

    private void lambda(String name, DirectMethodHandleDesc target, String type) {
        String prefix = type.contains(".") ? "java.util." : "java.util.function.";
        MethodTypeDesc get = MethodTypeDesc.of(OBJECT);
        callSite(
                name,
                bootstrap(ClassDesc.of("java.lang.invoke.LambdaMetafactory"), "metafactory"),
                MethodTypeDesc.of(ClassDesc.of(prefix + type)),
                get,
                target,
                get);
    }

    private void members() {
        code(
                "instanceMethodCalledAsStatic",
                c ->
                        c.invokestatic(STRING, "length", MethodTypeDesc.of(ConstantDescs.CD_int))
                                .pop()
                                .return_());
        code(
                "libraryFieldOverwritten",
                c -> {
                    ClassDesc charset = ClassDesc.of("java.nio.charset.Charset");
                    ClassDesc charsets = ClassDesc.of("java.nio.charset.StandardCharsets");
                    c.aconst_null().putstatic(charsets, "UTF_8", charset).return_();
                });
        code("cloneBySuper", c -> superCall(c, "clone", MethodTypeDesc.of(OBJECT)));
        code(
                "classOfArray",
                c ->
                        c.iconst_1()
                                .newarray(java.lang.classfile.TypeKind.INT)
                                .invokevirtual(
                                        ConstantDescs.CD_int.arrayType(),
                                        "getClass",
                                        MethodTypeDesc.of(ConstantDescs.CD_Class))
                                .pop()
                                .return_());
        code("newForeignObject", c -> c.new_(THREAD).pop().return_());
        code("typeTestOfForeignClass", c -> c.aload(0).instanceOf(THREAD).pop().return_());
        code("missingField", c -> c.getstatic(EVIL, "nowhere", OBJECT).pop().return_());
        code("missingMethod", c -> c.invokestatic(EVIL, "nowhere", NOTHING).return_());
        code(
                "pdLibraryCalled",
                c ->
                        c.sipush(-1000)
                                .invokestatic(
                                        ClassDesc.of("org.coreplatform.pd.Meter"),
                                        "charge",
                                        MethodTypeDesc.of(
                                                ConstantDescs.CD_void, ConstantDescs.CD_int))
                                .return_());
        code(
                "monitorHeldForEver",
                c ->
                        c.aload(0)
                                .with(
                                        java.lang.classfile.instruction.MonitorInstruction.of(
                                                Opcode.MONITORENTER))
                                .return_());
    }

    private static void superCall(CodeBuilder code, String name, MethodTypeDesc type) {
        code.aload(0).invokespecial(OBJECT, name, type).pop().return_();
    }

    private void untypedCode() {
        code("numberAsReference", c -> c.iconst_1().areturn());
        code(
                "objectAsString",
                c ->
                        c.aload(0)
                                .invokevirtual(
                                        STRING, "length", MethodTypeDesc.of(ConstantDescs.CD_int))
                                .pop()
                                .return_());
        code("emptyOperandStack", c -> c.pop().return_());
        code("unsetLocal", c -> c.iload(7).pop().return_());
        code(
                "objectWithoutConstructor",
                c -> c.new_(EVIL).invokevirtual(EVIL, "attack", NOTHING).return_());
        code("halfOfALong", c -> c.lconst_1().pop().return_());
    }

    private void brokenFlow() {
        code("endWithoutReturn", c -> c.nop());
        code("wrongReturn", c -> c.iconst_1().ireturn());
        code(
                "growingStack",
                c -> {
                    Label again = c.newLabel();
                    c.labelBinding(again).iconst_1().goto_(again);
                });
        code("hugeMethod", CraftedClasses::writeHugeMethod);
        code(
                "handlerOfForeignException",
                c ->
                        c.trying(
                                        body -> body.nop(),
                                        handler ->
                                                handler.catching(
                                                        ClassDesc.of(
                                                                "java.lang.InterruptedException"),
                                                        CodeBuilder::pop))
                                .return_());
    }

    private static void writeHugeMethod(CodeBuilder code) {
        for (int i = 0; i < 9_000; i++) {
            code.nop();
        }
        code.return_();
    }

    private void identities() {
        identity("classOfThePlatform", "org.coreplatform.kernel.Evil", OBJECT);
        identity("classOfTheLibrary", "java.lang.Evil", OBJECT);
        identity("classOfTheMeter", "org.coreplatform.pd.Meter", OBJECT);
        identity("unknownClassOfTheSdk", "org.coreplatform.sdk.pd.Evil", OBJECT);
        identity("nameOfAGeneratedClass", "evil.Evil$$Lambda$0", OBJECT);
        identity("finalSuperclass", "evil.Evil", STRING);
        identity("foreignSuperclass", "evil.Evil", THREAD);
        identity("itsOwnSuperclass", "evil.Evil", EVIL);
        version("olderVersion", 52, 0);
        version("newerVersion", ClassFile.JAVA_25_VERSION + 1, 0);
        version("previewFeatures", ClassFile.JAVA_25_VERSION, 65535);
        ProgramClass plain = build("evil.Evil", _ -> {});
        cases.put("anotherName", List.of(new ProgramClass("evil.Good", plain.bytes())));
        cases.put("twice", List.of(plain, plain));
        version("subroutines", 49, 0);
    }

    private void identity(String name, String className, ClassDesc superclass) {
        cases.put(name, List.of(build(className, type -> type.withSuperclass(superclass))));
    }

    private void version(String name, int major, int minor) {
        cases.put(name, List.of(build("evil.Evil", type -> type.withVersion(major, minor))));
    }

    private void damagedFiles() {
        byte[] whole = build("evil.Evil", type -> method(type, "attack", c -> c.return_())).bytes();
        damaged("empty", new byte[0]);
        damaged("truncated", Arrays.copyOf(whole, whole.length / 2));
        byte[] magic = whole.clone();
        magic[0] = 0;
        damaged("wrongMagic", magic);
        byte[] pool = whole.clone();
        pool[10] = 99;
        damaged("unknownConstant", pool);
    }

    private void damaged(String name, byte[] bytes) {
        cases.put(name, List.of(new ProgramClass("evil.Evil", bytes)));
    }

    private void code(String name, Consumer<CodeBuilder> body) {
        cases.put(name, List.of(build("evil.Evil", type -> method(type, "attack", body))));
    }

    private static void method(ClassBuilder type, String name, Consumer<CodeBuilder> body) {
        type.withMethodBody(name, NOTHING, ClassFile.ACC_PUBLIC, body);
    }

    private static ProgramClass build(String name, Consumer<ClassBuilder> content) {
        byte[] bytes =
                RAW.build(
                        ClassDesc.of(name),
                        type -> {
                            type.withVersion(ClassFile.JAVA_25_VERSION, 0);
                            type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER);
                            content.accept(type);
                        });
        return new ProgramClass(name, bytes);
    }
}
