package pump;

import org.coreplatform.sdk.pd.MemoryRegion;

/// The newest sample in shared memory, behind a sequence lock: the driver writes at any time, the
/// controller reads again when a write came between.
final class SampleBuffer {
    private static final int SEQUENCE = 0;
    private static final int DUE = 8;
    private static final int PRESSURE = 16;
    private static final int FLOW = 24;

    private final MemoryRegion region;

    SampleBuffer(MemoryRegion region) {
        this.region = region;
    }

    void publish(Sample sample) {
        long sequence = region.getLong(SEQUENCE);
        region.putLong(SEQUENCE, sequence + 1);
        region.putLong(DUE, sample.dueTicks());
        region.putLong(PRESSURE, sample.pressure());
        region.putLong(FLOW, sample.flow());
        region.putLong(SEQUENCE, sequence + 2);
    }

    Sample newest() {
        while (true) {
            long before = region.getLong(SEQUENCE);
            Sample sample =
                    new Sample(region.getLong(DUE), region.getLong(PRESSURE), region.getLong(FLOW));
            if ((before & 1) == 0 && region.getLong(SEQUENCE) == before) {
                return sample;
            }
        }
    }
}
