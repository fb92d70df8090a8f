package org.coreplatform.sdk.image;

/// Thrown when bytes are not a boot image, or not a part of one, that may be trusted.
///
/// An image comes from outside, so this is not a bug of ours: whoever reads one turns it into a
/// message for the user. Nothing of a refused image has been used.
public final class ImageRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String what;
    private final long offset;

    /// @param what what is wrong, lower case and without a final stop
    /// @param offset where: bytes from the start of what was read
    public ImageRefused(String what, long offset) {
        super("%s (at offset 0x%x)".formatted(what, offset));
        this.what = what;
        this.offset = offset;
    }

    /// For an image that is wrong as a whole, or whose place `what` names.
    ///
    /// @param what what is wrong, lower case and without a final stop
    public ImageRefused(String what) {
        super(what);
        this.what = what;
        this.offset = 0;
    }

    /// {@return what is wrong, without the place}
    public String what() {
        return what;
    }

    /// {@return where: bytes from the start of what was read, 0 for the whole}
    public long offset() {
        return offset;
    }
}
