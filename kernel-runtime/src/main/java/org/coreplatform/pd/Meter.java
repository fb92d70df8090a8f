package org.coreplatform.pd;

/// What the PD library is compiled against. At run time each machine has its own class of this
/// name, made by its engine; this one never runs a PD.
@SuppressWarnings("DoNotCallSuggester") // called by what runs on a machine
public final class Meter {
    private Meter() {}

    /// Takes cycles from the running PD's time; may switch to another PD.
    public static void charge(int cycles) {
        throw new IllegalStateException("not on a machine: " + cycles + " cycles");
    }

    /// Takes bytes from the running PD's heap; a fault of the PD if there are too few.
    public static void allocate(int bytes) {
        throw new IllegalStateException("not on a machine: " + bytes + " bytes");
    }
}
