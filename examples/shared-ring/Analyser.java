import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.MemoryRegion;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.RegionReference;

/// Reads each frame where it lies, and frees its slot.
public final class Analyser extends ProtectionDomain {
    private final ReferenceRing ring = new ReferenceRing(AnalyserWiring.REGION_RING);
    private int seen;

    @Override
    protected void init() {}

    @Override
    protected void notified(Channel channel) {
        // This PD's own constant knows the regions that the camera can refer to.
        Channel camera = AnalyserWiring.CHANNEL_CAMERA;
        while (!ring.isEmpty()) {
            seen++;
            RegionReference reference = ring.oldest();
            if (camera.readable(reference)) {
                DebugConsole.println("frame " + seen + ": " + describe(camera.region(reference)));
            } else {
                DebugConsole.println("frame " + seen + ": refused, not in a shared region");
            }
            ring.release();
        }
        camera.signal();
    }

    private static String describe(MemoryRegion frame) {
        byte[] pixels = new byte[(int) frame.sizeBytes()];
        frame.read(0, pixels, 0, pixels.length);
        int brightness = 0;
        for (byte pixel : pixels) {
            brightness += pixel & 0xff;
        }
        return pixels.length + " bytes, brightness " + brightness / pixels.length;
    }
}
