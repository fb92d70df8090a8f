package serial;

import static serial.VirtualiserWiring.CHANNEL_ADDER;
import static serial.VirtualiserWiring.CHANNEL_UART_DRIVER;
import static serial.VirtualiserWiring.CHANNEL_UPPER;
import static serial.VirtualiserWiring.REGION_ADDER_RX;
import static serial.VirtualiserWiring.REGION_ADDER_TX;
import static serial.VirtualiserWiring.REGION_DRIVER_RX;
import static serial.VirtualiserWiring.REGION_DRIVER_TX;
import static serial.VirtualiserWiring.REGION_UPPER_RX;
import static serial.VirtualiserWiring.REGION_UPPER_TX;

import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Shares the line. Input goes to the client that was chosen last, by a line such as `@adder`;
/// output is mixed line by line, each client in turn, so that no one can shut out the other.
public final class Virtualiser extends ProtectionDomain {
    private final LineReader input = new LineReader(new ByteRing(REGION_DRIVER_RX));
    private final ByteRing output = new ByteRing(REGION_DRIVER_TX);
    private final Client[] clients = {
        new Client("upper", CHANNEL_UPPER, REGION_UPPER_RX, REGION_UPPER_TX),
        new Client("adder", CHANNEL_ADDER, REGION_ADDER_RX, REGION_ADDER_TX)
    };
    private Client chosen = clients[0];

    @Override
    protected void init() {
        say("@upper or @adder chooses who gets what you type");
    }

    @Override
    protected void notified(Channel channel) {
        if (channel.equals(CHANNEL_UART_DRIVER)) {
            distributeInput();
        }
        collectOutput();
    }

    private void distributeInput() {
        for (String line = input.next(); line != null; line = input.next()) {
            if (line.startsWith("@")) {
                choose(line.substring(1));
            } else {
                chosen.deliver(line);
            }
        }
    }

    private void choose(String name) {
        for (Client client : clients) {
            if (client.name().equals(name)) {
                chosen = client;
                say("you talk to " + name);
                return;
            }
        }
        say("there is no client " + name);
    }

    private void collectOutput() {
        boolean more = true;
        boolean any = false;
        while (more) {
            more = false;
            for (Client client : clients) {
                more |= client.sendLine(output);
            }
            any |= more;
        }
        if (any) {
            CHANNEL_UART_DRIVER.signal();
        }
    }

    private void say(String line) {
        output.writeLine("* " + line);
        CHANNEL_UART_DRIVER.signal();
    }
}
