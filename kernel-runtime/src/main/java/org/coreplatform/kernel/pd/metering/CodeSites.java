package org.coreplatform.kernel.pd.metering;

/// Where in a program's segment a place of its code is.
public interface CodeSites {
    /// {@return the distance in bytes from the start of the program}
    ///
    /// @param className internal name
    /// @param line line number in the source, 0 for unknown
    int offset(String className, String method, String descriptor, int line);
}
