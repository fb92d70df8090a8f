import org.coreplatform.sdk.abi.UserExceptionNumber;
import org.coreplatform.sdk.pd.Child;
import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.FaultDecision;
import org.coreplatform.sdk.pd.FaultInfo;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Restarts its child after a fault, three times at most.
public final class Supervisor extends ProtectionDomain {
    private static final int MAX_RESTARTS = 3;

    private int restarts;

    @Override
    protected void init() {}

    @Override
    protected FaultDecision fault(Child child, FaultInfo fault) {
        long jobs = SupervisorWiring.REGION_JOURNAL.getLong(Worker.JOBS_DONE);
        DebugConsole.println("the worker " + describe(fault) + "; jobs done so far: " + jobs);
        if (restarts < MAX_RESTARTS) {
            restarts++;
            DebugConsole.println("restart " + restarts + " of " + MAX_RESTARTS);
            child.restart();
        } else {
            DebugConsole.println("giving up: the worker stays stopped");
            SupervisorWiring.CHANNEL_NEIGHBOUR.signal();
        }
        // The child is where it should be already: at its beginning, or stopped.
        return FaultDecision.LEAVE_STOPPED;
    }

    private static String describe(FaultInfo fault) {
        if (fault.isPageFault()) {
            return "touched 0x" + Long.toHexString(fault.address());
        }
        return switch (fault.exceptionNumber()) {
            case UserExceptionNumber.UNCAUGHT_EXCEPTION -> "did not catch an exception";
            case UserExceptionNumber.STACK_OVERFLOW -> "called too deep";
            case UserExceptionNumber.HEAP_EXHAUSTED -> "ran out of memory";
            default -> "broke a rule";
        };
    }
}
