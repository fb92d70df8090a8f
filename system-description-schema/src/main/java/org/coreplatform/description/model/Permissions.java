package org.coreplatform.description.model;

/// What a map allows.
public record Permissions(boolean readable, boolean writable, boolean executable) {
    /// {@return the permissions that these letters stand for}
    public static Permissions of(String letters) {
        return new Permissions(letters.contains("r"), letters.contains("w"), letters.contains("x"));
    }

    /// {@return whether the PD may store but not load, which no MMU offers}
    public boolean isWriteOnly() {
        return writable && !readable && !executable;
    }

    /// {@return whether nothing is allowed}
    public boolean isNone() {
        return !readable && !writable && !executable;
    }

    @Override
    public String toString() {
        return (readable ? "r" : "") + (writable ? "w" : "") + (executable ? "x" : "");
    }
}
