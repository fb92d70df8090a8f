package pump;

import static pump.ConsoleWiring.CHANNEL_DOSE_CONTROLLER;
import static pump.ConsoleWiring.CHANNEL_NETWORK;
import static pump.ConsoleWiring.REGION_POWER_REGISTERS;
import static pump.ConsoleWiring.REGION_TEXT;
import static pump.ConsoleWiring.REGION_UART_REGISTERS;

import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DeviceRegisters;
import org.coreplatform.sdk.pd.Interrupt;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// The operator's console: commands in from the UART, answers and the logger's text out.
public final class Console extends ProtectionDomain {
    private static final int POWER_OFF = 0x5555;
    private static final int MAX_COMMAND = 40;

    private final Uart uart = new Uart(REGION_UART_REGISTERS);
    private final TextRing text = new TextRing(REGION_TEXT);
    private final StringBuilder command = new StringBuilder();

    @Override
    protected void init() {
        uart.enable();
    }

    /// The logger has text.
    @Override
    protected void notified(Channel logger) {
        for (int next = text.read(); next >= 0; next = text.read()) {
            uart.write((char) next);
        }
    }

    /// The operator typed.
    @Override
    protected void notified(Interrupt interrupt) {
        while (uart.hasInput()) {
            accept(uart.read());
        }
        interrupt.deferredAcknowledge();
    }

    private void accept(char typed) {
        if (typed == '\n' || typed == '\r') {
            String line = command.toString().trim();
            command.setLength(0);
            if (!line.isEmpty()) {
                print(line + ": " + execute(line) + "\n");
            }
        } else if (command.length() < MAX_COMMAND) {
            command.append(typed);
        }
    }

    private static String execute(String line) {
        if (line.startsWith("rate ")) {
            return rate(line.substring(5).trim());
        }
        return switch (line) {
            case "start" -> controller(Command.START, 0);
            case "stop" -> controller(Command.STOP, 0);
            case "status" -> controller(Command.STATUS, 0);
            case "attack" -> {
                CHANNEL_NETWORK.signal();
                yield "the network is an attacker's for half a second";
            }
            case "off" -> {
                new DeviceRegisters(REGION_POWER_REGISTERS).write(0, POWER_OFF);
                yield "off";
            }
            default -> "commands: rate N, start, stop, status, attack, off";
        };
    }

    private static String rate(String number) {
        try {
            return controller(Command.RATE, Integer.parseInt(number));
        } catch (NumberFormatException e) {
            return "a rate is a number of ml/h";
        }
    }

    private static String controller(int label, int value) {
        Message answer = CHANNEL_DOSE_CONTROLLER.call(Message.of(label, value));
        if (answer.label() != Command.DONE) {
            return "refused: the pump runs at 1 to 100 ml/h";
        }
        return new StringBuilder()
                .append(answer.word(0) == 1 ? "running" : "stopped")
                .append(", ")
                .append(answer.word(1))
                .append(" ml/h, ")
                .append(answer.word(2) / 10)
                .append('.')
                .append(answer.word(2) % 10)
                .append(" ul commanded, ")
                .append(answer.word(3))
                .append(" deadlines missed")
                .toString();
    }

    private void print(String output) {
        for (int i = 0; i < output.length(); i++) {
            uart.write(output.charAt(i));
        }
    }
}
