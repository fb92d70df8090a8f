package org.coreplatform.kernel.pd;

import java.util.Optional;

/// Keeps what programs become when they are checked and transformed, from one run to the next.
///
/// What it gives is executed as it is. So it must give for a program nothing but what this build of
/// the toolchain has told it to keep for the very same bytes, and nobody else may write to it.
public interface LinkCache {
    /// Keeps nothing.
    LinkCache NONE =
            new LinkCache() {
                @Override
                public Optional<byte[]> find(byte[] program) {
                    return Optional.empty();
                }

                @Override
                public void keep(byte[] program, byte[] linked) {}
            };

    /// {@return what was kept for a program, if it is still there}
    ///
    /// @param program the bytes of a program as it is in an image
    Optional<byte[]> find(byte[] program);

    /// Keeps what a program has become, if that is possible.
    void keep(byte[] program, byte[] linked);
}
