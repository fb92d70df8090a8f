package org.coreplatform.kernel.pd;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Function;
import org.coreplatform.sdk.abi.PdPort;

/// The fresh classes of an incarnation.
///
/// @param loader knows them
/// @param start makes the object that the life of the incarnation starts with
record Incarnation(IncarnationLoader loader, Function<PdPort, Life> start) {

    /// {@return new classes for a program}
    ///
    /// @param meter the machine's copy of the meter
    /// @throws ProgramRefused if the JVM's verifier refuses a class
    static Incarnation of(LinkedProgram linked, Class<?> meter) throws ProgramRefused {
        var loader = new IncarnationLoader(linked.program().name(), linked.classes(), meter);
        try {
            loader.link(linked.classes());
            Class<?> type = Class.forName(linked.start(), true, loader);
            MethodHandle constructor =
                    MethodHandles.publicLookup()
                            .findConstructor(type, MethodType.methodType(void.class, PdPort.class));
            return new Incarnation(loader, port -> start(constructor, port));
        } catch (LinkageError | ReflectiveOperationException e) {
            throw new ProgramRefused(Uncaught.firstLine(e));
        }
    }

    private static Life start(MethodHandle constructor, PdPort port) {
        try {
            return (Life) constructor.invoke(port);
        } catch (Throwable e) {
            throw new IllegalStateException("the generated start class cannot be used", e);
        }
    }
}
