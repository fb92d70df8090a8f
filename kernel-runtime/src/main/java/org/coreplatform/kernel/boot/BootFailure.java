package org.coreplatform.kernel.boot;

/// Thrown when the system of an image cannot be made on this kernel.
///
/// The builder and the boot ROM check everything that can go wrong, so this is an image that
/// neither of them has seen; whoever boots it turns it into a message for the user.
public final class BootFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param what what could not be done and why, lower case and without a final stop
    BootFailure(String what) {
        super(what);
    }
}
