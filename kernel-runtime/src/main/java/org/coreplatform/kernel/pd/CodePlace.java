package org.coreplatform.kernel.pd;

/// A place in the source of a program.
///
/// @param className binary name
/// @param method the method's name
/// @param file name of the source file, empty if unknown
/// @param line line number, 0 if unknown
public record CodePlace(String className, String method, String file, int line) {
    @Override
    public String toString() {
        String where = line > 0 ? file + ":" + line : file;
        return className + "." + method + (where.isEmpty() ? "" : " (" + where + ")");
    }
}
