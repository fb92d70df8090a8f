package org.coreplatform.kernel.pd.metering;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Consumer;

/// The class that holds a machine's counters in static fields, where transformed code reaches them
/// without a call.
///
/// It is made at run time, once per machine and in a class loader of its own, so that machines in
/// one JVM never meet:
///
/// ```java
/// public final class Meter implements MachineMeter {
///     public static int remaining, stack, heap;
///     public static long word0, …;               // locals of a loop, while it expires
///     public static Object reference0, …;
///     static MeterEvents events;
///
///     public static void charge(int cycles)      // library calls, bulk copies
///     public static void allocate(int bytes)     // objects, before they are made
///     public static int arrays(int count, int length, int elementBytes)
///     public static void expire(int offset)
///     public static void overflow()
///     public static void exhausted()
/// }
/// ```
public final class MeterClass {
    /// The name by which transformed code knows it.
    public static final String NAME = "org.coreplatform.pd.Meter";

    static final ClassDesc METER = ClassDesc.of(NAME);
    static final String REMAINING = "remaining";
    static final String STACK = "stack";
    static final String HEAP = "heap";
    static final String ALLOCATE = "allocate";
    static final String ARRAYS = "arrays";
    static final String EXPIRE = "expire";
    static final String OVERFLOW = "overflow";
    static final String EXHAUSTED = "exhausted";
    static final MethodTypeDesc OF_INT = MethodTypeDesc.of(CD_void, CD_int);
    static final MethodTypeDesc OF_ARRAYS = MethodTypeDesc.of(CD_int, CD_int, CD_int, CD_int);

    /// How many fields there are for locals of a loop: numbers, and objects.
    public static final int WORDS = 8;

    public static final int REFERENCES = 4;

    private static final String EVENTS = "events";
    private static final ClassDesc MACHINE_METER = descriptor(MachineMeter.class);
    private static final ClassDesc METER_EVENTS = descriptor(MeterEvents.class);
    private static final MethodTypeDesc TO_INT = MethodTypeDesc.of(CD_int);
    private static final MethodTypeDesc OF_LOCALS =
            MethodTypeDesc.of(CD_void, CD_long.arrayType(), CD_Object.arrayType());
    private static final int PUBLIC_STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;

    private MeterClass() {}

    /// A machine's copy.
    ///
    /// @param type the class, to be given to the loaders of PDs
    /// @param meter the only instance, through which the runtime reaches the counters
    public record Copy(Class<?> type, MachineMeter meter) {}

    /// {@return a new copy of the class}
    ///
    /// @param events who is told when a counter has run out
    public static Copy load(MeterEvents events) {
        Class<?> type = new Loader().define(build());
        try {
            Object meter =
                    MethodHandles.publicLookup()
                            .findConstructor(
                                    type, MethodType.methodType(void.class, MeterEvents.class))
                            .invoke(events);
            return new Copy(type, (MachineMeter) meter);
        } catch (Throwable e) {
            throw new IllegalStateException("the meter's class cannot be used", e);
        }
    }

    /// Sees the runtime's classes and one of its own.
    private static final class Loader extends ClassLoader {
        Loader() {
            super("machine", MeterClass.class.getClassLoader());
        }

        Class<?> define(byte[] bytes) {
            return defineClass(NAME, bytes, 0, bytes.length);
        }
    }

    private static byte[] build() {
        return ClassFile.of()
                .build(
                        METER,
                        type -> {
                            type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL);
                            type.withInterfaceSymbols(MACHINE_METER);
                            type.withField(EVENTS, METER_EVENTS, ClassFile.ACC_STATIC);
                            counter(type, REMAINING, "setRemaining");
                            counter(type, STACK, "setStack");
                            counter(type, HEAP, "setHeap");
                            locals(type);
                            copies(type);
                            constructor(type);
                            spending(type, "charge", REMAINING, "charge", OF_INT);
                            spending(type, ALLOCATE, HEAP, EXHAUSTED, MTD_void);
                            forwarding(type, EXPIRE, "expired", OF_INT);
                            forwarding(type, OVERFLOW, "overflow", MTD_void);
                            forwarding(type, EXHAUSTED, EXHAUSTED, MTD_void);
                            forwarding(type, ARRAYS, "allocateArrays", OF_ARRAYS);
                        });
    }

    /// {@return the name of the field for a local variable that is a number}
    static String word(int index) {
        return "word" + index;
    }

    /// {@return the name of the field for a local variable that is an object}
    static String reference(int index) {
        return "reference" + index;
    }

    private static void locals(ClassBuilder type) {
        for (int i = 0; i < WORDS; i++) {
            type.withField(word(i), CD_long, PUBLIC_STATIC);
        }
        for (int i = 0; i < REFERENCES; i++) {
            type.withField(reference(i), CD_Object, PUBLIC_STATIC);
        }
    }

    /// `void saveLocals(long[] words, Object[] references)`, and the same the other way round.
    private static void copies(ClassBuilder type) {
        method(
                type,
                "saveLocals",
                OF_LOCALS,
                0,
                code -> {
                    for (int i = 0; i < WORDS; i++) {
                        code.aload(1).loadConstant(i).getstatic(METER, word(i), CD_long).lastore();
                    }
                    for (int i = 0; i < REFERENCES; i++) {
                        code.aload(2).loadConstant(i);
                        code.getstatic(METER, reference(i), CD_Object).aastore();
                    }
                    code.return_();
                });
        method(
                type,
                "restoreLocals",
                OF_LOCALS,
                0,
                code -> {
                    for (int i = 0; i < WORDS; i++) {
                        code.aload(1).loadConstant(i).laload().putstatic(METER, word(i), CD_long);
                    }
                    for (int i = 0; i < REFERENCES; i++) {
                        code.aload(2).loadConstant(i).aaload();
                        code.putstatic(METER, reference(i), CD_Object);
                    }
                    code.return_();
                });
    }

    /// A static field and the accessors of the interface.
    private static void counter(ClassBuilder type, String name, String setter) {
        type.withField(name, CD_int, PUBLIC_STATIC);
        method(type, name, TO_INT, 0, code -> code.getstatic(METER, name, CD_int).ireturn());
        method(
                type,
                setter,
                OF_INT,
                0,
                code -> code.iload(1).putstatic(METER, name, CD_int).return_());
    }

    private static void constructor(ClassBuilder type) {
        method(
                type,
                INIT_NAME,
                MethodTypeDesc.of(CD_void, METER_EVENTS),
                0,
                code ->
                        code.aload(0)
                                .invokespecial(CD_Object, INIT_NAME, MTD_void)
                                .aload(1)
                                .putstatic(METER, EVENTS, METER_EVENTS)
                                .return_());
    }

    /// `static void name(int amount) { if (amount <= field) field -= amount; else events.event(…)
    // }`
    private static void spending(
            ClassBuilder type, String name, String field, String event, MethodTypeDesc eventType) {
        method(
                type,
                name,
                OF_INT,
                ClassFile.ACC_STATIC,
                code -> {
                    Label short_ = code.newLabel();
                    code.iload(0).getstatic(METER, field, CD_int).if_icmpgt(short_);
                    code.getstatic(METER, field, CD_int).iload(0).isub();
                    code.putstatic(METER, field, CD_int).return_();
                    code.labelBinding(short_).getstatic(METER, EVENTS, METER_EVENTS);
                    loadParameters(code, eventType);
                    code.invokeinterface(METER_EVENTS, event, eventType).return_();
                });
    }

    private static void forwarding(
            ClassBuilder type, String name, String event, MethodTypeDesc eventType) {
        method(
                type,
                name,
                eventType,
                ClassFile.ACC_STATIC,
                code -> {
                    code.getstatic(METER, EVENTS, METER_EVENTS);
                    loadParameters(code, eventType);
                    code.invokeinterface(METER_EVENTS, event, eventType);
                    if (eventType.returnType().equals(CD_int)) {
                        code.ireturn();
                    } else {
                        code.return_();
                    }
                });
    }

    private static void loadParameters(CodeBuilder code, MethodTypeDesc type) {
        for (int i = 0; i < type.parameterCount(); i++) {
            code.iload(i);
        }
    }

    private static void method(
            ClassBuilder type,
            String name,
            MethodTypeDesc signature,
            int flags,
            Consumer<CodeBuilder> code) {
        type.withMethodBody(name, signature, ClassFile.ACC_PUBLIC | flags, code);
    }

    private static ClassDesc descriptor(Class<?> type) {
        return ClassDesc.ofDescriptor(type.descriptorString());
    }
}
