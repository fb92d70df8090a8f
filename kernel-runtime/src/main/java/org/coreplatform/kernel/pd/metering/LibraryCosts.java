package org.coreplatform.kernel.pd.metering;

/// What the classes that a program uses but does not contain cost. Names are internal names.
public interface LibraryCosts {
    /// {@return cycles of a call beside the call instruction}
    int cycles(String owner, String name, String descriptor);

    /// {@return bytes that a call allocates}
    int allocatedBytes(String owner, String name, String descriptor);

    /// {@return the size of an instance}
    int instanceBytes(String className);
}
