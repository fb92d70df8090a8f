package org.coreplatform.kernel.pd;

import java.util.Optional;

/// What an engine can tell a person about the programs it runs; nothing that a program sees.
public interface Diagnosis {
    /// {@return the place in the source at an address of a PD's program}
    Optional<CodePlace> locate(String protectionDomain, long address);
}
