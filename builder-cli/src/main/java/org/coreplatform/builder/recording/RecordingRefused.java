package org.coreplatform.builder.recording;

/// A file is no recording, or is damaged.
public final class RecordingRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param message what is wrong with it and where
    public RecordingRefused(String message) {
        super(message);
    }
}
