package org.coreplatform.kernel.pd.language;

/// What every class of a regenerated program implements, so that the size of a PD's live heap can
/// be computed without reflection.
public interface Traceable {
    /// Tells the tracer the model size of this object and shows it every reference in its fields.
    void trace(Tracer tracer);
}
