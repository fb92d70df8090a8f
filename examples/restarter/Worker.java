import org.coreplatform.sdk.pd.DebugConsole;
import org.coreplatform.sdk.pd.ProtectionDomain;

/// Does a job and crashes, each time in another way.
public final class Worker extends ProtectionDomain {
    /// Where in the journal the number of jobs done lies.
    static final int JOBS_DONE = 0;

    private static int startsOfThisProgram;

    @Override
    protected void init() {
        startsOfThisProgram++;
        long jobs = WorkerWiring.REGION_JOURNAL.getLong(JOBS_DONE);
        DebugConsole.println("start " + startsOfThisProgram + " of this program, job " + jobs);
        WorkerWiring.REGION_JOURNAL.putLong(JOBS_DONE, jobs + 1);
        crash(jobs);
    }

    private static void crash(long job) {
        if (job == 0) {
            WorkerWiring.REGION_JOURNAL.putLong(0x100_0000, 1);
        } else if (job == 1) {
            recurse(1);
        } else if (job == 2) {
            fillMemory();
        } else {
            parse("four");
        }
    }

    private static int recurse(int depth) {
        return recurse(depth + 1) + depth;
    }

    private static void fillMemory() {
        long[][] hoard = new long[10_000][];
        for (int i = 0; i < hoard.length; i++) {
            hoard[i] = new long[1_000];
        }
    }

    private static int parse(String number) {
        return Integer.parseInt(number);
    }
}
