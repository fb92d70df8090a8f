package org.coreplatform.builder.trace;

/// Thrown when a file is not a trace.
public final class TraceRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    TraceRefused(String what) {
        super(what);
    }
}
