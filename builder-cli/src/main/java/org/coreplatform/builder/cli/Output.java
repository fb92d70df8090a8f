package org.coreplatform.builder.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/// A stream of text that knows why it failed, if it did: the disk is full, or whoever read it has
/// gone.
final class Output extends PrintStream {
    private final Sink sink;

    Output(OutputStream out) {
        this(new Sink(out));
    }

    private Output(Sink sink) {
        super(new BufferedOutputStream(sink), false, StandardCharsets.UTF_8);
        this.sink = sink;
    }

    /// {@return why not everything was written; a reader that has gone is no mistake, and has no
    /// words}
    Optional<String> failure() {
        return checkError() ? Optional.of(sink.reason) : Optional.empty();
    }

    private static final class Sink extends FilterOutputStream {
        private static final String GONE = "Broken pipe";
        private String reason = "";

        Sink(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                String message = Objects.requireNonNullElse(e.getMessage(), "input/output error");
                reason = message.equals(GONE) ? "" : message;
                throw e;
            }
        }
    }
}
