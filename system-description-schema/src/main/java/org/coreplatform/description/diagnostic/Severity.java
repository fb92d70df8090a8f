package org.coreplatform.description.diagnostic;

/// How bad a diagnostic is.
public enum Severity {
    /// The description is refused.
    ERROR("error"),
    /// The description is accepted, but probably not what its author meant.
    WARNING("warning");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /// {@return the word for it in text and JSON}
    public String word() {
        return word;
    }
}
