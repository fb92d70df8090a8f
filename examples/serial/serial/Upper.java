package serial;

import static serial.UpperWiring.CHANNEL_VIRTUALISER;
import static serial.UpperWiring.REGION_UPPER_RX;
import static serial.UpperWiring.REGION_UPPER_TX;

import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// A client that says everything again, louder.
public final class Upper extends ProtectionDomain {
    private final LineReader input = new LineReader(new ByteRing(REGION_UPPER_RX));
    private final ByteRing output = new ByteRing(REGION_UPPER_TX);

    @Override
    protected void init() {}

    @Override
    protected void notified(Channel virtualiser) {
        for (String line = input.next(); line != null; line = input.next()) {
            output.writeLine(line.toUpperCase());
        }
        CHANNEL_VIRTUALISER.signal();
    }
}
