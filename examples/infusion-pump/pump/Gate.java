package pump;

import static pump.GateWiring.CHANNEL_DOSE_CONTROLLER;
import static pump.GateWiring.REGION_GATE_COUNTERS;
import static pump.GateWiring.REGION_MAILBOX;

import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.TimeStamp;

/// Stands between the network and the dose controller: lets through what is a sensible rate, and
/// not more than one in 100 ms.
public final class Gate extends ProtectionDomain {
    /// Where the counter of refused requests lies.
    static final int REFUSED = 0;

    private static final long MIN_RATE = 1;
    private static final long MAX_REMOTE_RATE = 60;
    private static final long PAUSE_TICKS = 100_000 * TimeStamp.TICKS_PER_MICRO;

    private long nextAllowed;
    private long refused;

    @Override
    protected void init() {}

    @Override
    protected void notified(Channel network) {
        // Read once: the network may change it between the check and the use.
        long rate = REGION_MAILBOX.getLong(0);
        if (isAcceptable(rate)) {
            nextAllowed = TimeStamp.ticks() + PAUSE_TICKS;
            CHANNEL_DOSE_CONTROLLER.call(Message.of(Command.RATE, rate));
        } else {
            REGION_GATE_COUNTERS.putLong(REFUSED, ++refused);
        }
    }

    private boolean isAcceptable(long rate) {
        return rate >= MIN_RATE && rate <= MAX_REMOTE_RATE && TimeStamp.ticks() >= nextAllowed;
    }
}
