package serial;

import static serial.AdderWiring.CHANNEL_VIRTUALISER;
import static serial.AdderWiring.REGION_ADDER_RX;
import static serial.AdderWiring.REGION_ADDER_TX;

import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// A client that adds numbers.
public final class Adder extends ProtectionDomain {
    private final LineReader input = new LineReader(new ByteRing(REGION_ADDER_RX));
    private final ByteRing output = new ByteRing(REGION_ADDER_TX);

    @Override
    protected void init() {}

    @Override
    protected void notified(Channel virtualiser) {
        for (String line = input.next(); line != null; line = input.next()) {
            output.writeLine(answer(line));
        }
        CHANNEL_VIRTUALISER.signal();
    }

    private static String answer(String line) {
        long sum = 0;
        int start = 0;
        while (start < line.length()) {
            int end = line.indexOf(' ', start);
            String word = line.substring(start, end < 0 ? line.length() : end);
            try {
                sum += word.isEmpty() ? 0 : Long.parseLong(word);
            } catch (NumberFormatException e) {
                return "`" + word + "` is no number";
            }
            start = end < 0 ? line.length() : end + 1;
        }
        return "the sum is " + sum;
    }
}
