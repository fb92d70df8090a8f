package org.coreplatform.kernel.pd.metering;

/// What the library costs that a program calls, and how large objects are. Names are internal
/// names.
public interface ProgramCosts {
    /// {@return cycles of a library call beside the call instruction; 0 for the program's own}
    int cycles(String owner, String name, String descriptor);

    /// {@return bytes that a library call allocates; 0 for the program's own}
    int allocatedBytes(String owner, String name, String descriptor);

    /// {@return the size of an instance of any class}
    int instanceBytes(String className);
}
