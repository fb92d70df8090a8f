package org.coreplatform.builder.cli;

import java.util.Locale;

/// How a command prints its data.
enum Format {
    TEXT,
    JSON;

    /// {@return the word on the command line}
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
