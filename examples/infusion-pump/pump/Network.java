package pump;

import static pump.NetworkWiring.CHANNEL_GATE;
import static pump.NetworkWiring.REGION_MAILBOX;
import static pump.NetworkWiring.REGION_RTC_REGISTERS;

import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DeviceRegisters;
import org.coreplatform.sdk.pd.Interrupt;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.TimeStamp;

/// A network stack that nobody vouches for. It polls with its own timer; the second packet is an
/// honest request for another rate, the fourth is an exploit: from then on an attacker runs here.
public final class Network extends ProtectionDomain {
    private static final int TIME_LOW = 0x00;
    private static final int TIME_HIGH = 0x04;
    private static final int ALARM_LOW = 0x08;
    private static final int ALARM_HIGH = 0x0c;
    private static final int IRQ_ENABLED = 0x10;
    private static final int CLEAR_INTERRUPT = 0x1c;

    private static final long POLL_NANOS = 200_000_000;
    private static final long ATTACK_TICKS = 500_000 * TimeStamp.TICKS_PER_MICRO;
    private static final long HONEST_RATE = 54;
    private static final long DEADLY_RATE = 9_999;

    private final DeviceRegisters clock = new DeviceRegisters(REGION_RTC_REGISTERS);
    private int packets;

    @Override
    protected void init() {
        clock.write(IRQ_ENABLED, 1);
        pollLater();
    }

    @Override
    protected void notified(Interrupt timer) {
        clock.write(CLEAR_INTERRUPT, 1);
        timer.acknowledge();
        packets++;
        if (packets == 2) {
            ask(HONEST_RATE);
        } else if (packets == 4) {
            attack();
            return;
        }
        pollLater();
    }

    /// The console's command `attack`.
    @Override
    protected void notified(Channel console) {
        attack();
    }

    /// Takes every cycle that it can get, and with each asks for a rate that would kill.
    private void attack() {
        long end = TimeStamp.ticks() + ATTACK_TICKS;
        while (TimeStamp.ticks() < end) {
            ask(DEADLY_RATE);
        }
    }

    private static void ask(long rate) {
        REGION_MAILBOX.putLong(0, rate);
        CHANNEL_GATE.signal();
    }

    private void pollLater() {
        long now = clock.read(TIME_LOW) & 0xffff_ffffL | (long) clock.read(TIME_HIGH) << 32;
        long alarm = now + POLL_NANOS;
        clock.write(ALARM_HIGH, (int) (alarm >>> 32));
        clock.write(ALARM_LOW, (int) alarm);
    }
}
