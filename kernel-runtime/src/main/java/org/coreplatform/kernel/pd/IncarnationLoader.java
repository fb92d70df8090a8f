package org.coreplatform.kernel.pd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.coreplatform.kernel.pd.language.Traceable;
import org.coreplatform.kernel.pd.language.Tracer;
import org.coreplatform.kernel.pd.metering.MeterClass;
import org.coreplatform.sdk.abi.PdPort;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;
import org.jspecify.annotations.Nullable;

/// The classes of one incarnation of a PD: its statics live and die with it.
///
/// A program sees its own classes, the JDK's (the verifier has seen to which), the machine's meter
/// and the few types of the runtime that generated code needs. Nothing else exists for it.
final class IncarnationLoader extends ClassLoader {
    private final Map<String, ProgramClass> program = new HashMap<>(); // never iterated
    private final Map<String, Class<?>> shared = new HashMap<>(); // never iterated

    /// @param classes the transformed program
    /// @param meter the machine's copy of the meter
    IncarnationLoader(String name, List<ProgramClass> classes, Class<?> meter) {
        super(name, ClassLoader.getPlatformClassLoader());
        classes.forEach(type -> program.put(type.name(), type));
        shared.put(MeterClass.NAME, meter);
        List.of(PdPort.class, Life.class, Traceable.class, Tracer.class)
                .forEach(type -> shared.put(type.getName(), type));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Class<?> outside = shared.get(name);
        if (outside != null) {
            return outside;
        }
        Class<?> known = findLoadedClass(name);
        if (known != null) {
            return known;
        }
        ProgramClass own = program.get(name);
        return own != null ? define(own) : super.loadClass(name, resolve);
    }

    private Class<?> define(ProgramClass type) {
        byte[] bytes = type.bytes();
        return defineClass(type.name(), bytes, 0, bytes.length);
    }

    /// Defines and verifies all classes now, so that no class is loaded while the PD runs.
    ///
    /// @throws LinkageError if the JVM refuses one
    void link(List<ProgramClass> classes) {
        for (ProgramClass type : classes) {
            try {
                Class.forName(type.name(), true, this);
            } catch (ClassNotFoundException e) {
                throw new NoClassDefFoundError(type.name());
            }
        }
    }

    @Override
    public @Nullable String toString() {
        return getName();
    }
}
