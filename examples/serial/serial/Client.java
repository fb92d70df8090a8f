package serial;

import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.MemoryRegion;

/// What the virtualiser knows of a client.
final class Client {
    private final String name;
    private final Channel channel;
    private final ByteRing input;
    private final LineReader output;
    private String waiting;

    /// A client.
    ///
    /// @param rx the ring of its input
    /// @param tx the ring of its output
    Client(String name, Channel channel, MemoryRegion rx, MemoryRegion tx) {
        this.name = name;
        this.channel = channel;
        input = new ByteRing(rx);
        output = new LineReader(new ByteRing(tx));
    }

    String name() {
        return name;
    }

    /// Gives it a line of input. A client that does not read loses its own input only.
    void deliver(String line) {
        input.writeLine(line);
        channel.signal();
    }

    /// Sends one line of its output, if there is one and room for it. {@return whether it did}
    boolean sendLine(ByteRing line) {
        if (waiting == null) {
            waiting = output.next();
        }
        if (waiting == null || !line.writeLine(name + ": " + waiting)) {
            return false;
        }
        waiting = null;
        return true;
    }
}
