import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Prints the result of each kernel, in turn, several times.
public final class Worker extends ProtectionDomain {
    private static final int ROUNDS = 30;

    @Override
    protected void init() {
        for (int round = 0; round < ROUNDS; round++) {
            for (int kernel = 0; kernel < Kernels.COUNT; kernel++) {
                DebugConsole.println(Kernels.run(kernel));
            }
        }
    }
}
