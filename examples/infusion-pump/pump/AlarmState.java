package pump;

import org.coreplatform.sdk.pd.MemoryRegion;

/// The alarm in shared memory: the alarm server writes it, the motor driver reads it.
final class AlarmState {
    private final MemoryRegion region;

    AlarmState(MemoryRegion region) {
        this.region = region;
    }

    boolean isRaised() {
        return region.getLong(0) != 0;
    }

    void set(boolean raised) {
        region.putLong(0, raised ? 1 : 0);
    }
}
