import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.RegionReference;

/// Fills slots with frames as long as there are free ones, and hands out references to them.
public final class Camera extends ProtectionDomain {
    private static final int FRAMES = 10;
    private static final int SLOT_BYTES = 1024;

    private final ReferenceRing ring = new ReferenceRing(CameraWiring.REGION_RING);
    private int taken;

    @Override
    protected void init() {
        takeFrames();
    }

    /// Slots are free again.
    @Override
    protected void notified(Channel analyser) {
        takeFrames();
    }

    private void takeFrames() {
        if (taken == FRAMES) {
            return;
        }
        while (taken < FRAMES && !ring.isFull()) {
            ring.write(takeFrame());
            taken++;
        }
        DebugConsole.println(taken < FRAMES ? "no free slot after frame " + taken : "all taken");
        CameraWiring.CHANNEL_ANALYSER.signal();
    }

    private RegionReference takeFrame() {
        byte[] pixels = new byte[200 + 50 * taken];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * (taken + 1));
        }
        long slot = (long) taken % ReferenceRing.CAPACITY * SLOT_BYTES;
        CameraWiring.REGION_FRAMES.write(slot, pixels, 0, pixels.length);
        if (taken == 6) {
            // A bug: a frame longer than the region. The analyser has to survive it.
            return RegionReference.ofWords(slot, 0x10_0000);
        }
        return CameraWiring.CHANNEL_ANALYSER.reference(
                CameraWiring.REGION_FRAMES, slot, pixels.length);
    }
}
