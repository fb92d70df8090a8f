package pump;

/// What was prescribed, and how much of it was given, in motor steps of 0.1 µl.
///
/// 1 ml/h is 1/36 step per 100 ms × 10, so fractions of a step are kept in 36ths: no dose is ever
/// rounded away.
final class Infusion {
    private static final int MAX_RATE = 100;
    private static final int PRESCRIBED_RATE = 36;
    private static final int PRESCRIBED_STEPS = 300;
    private static final int FRACTIONS = 36;

    private int rate = PRESCRIBED_RATE;
    private int steps;
    private int fractions;

    /// {@return the rate in ml/h}
    int rate() {
        return rate;
    }

    /// {@return the steps given so far}
    int steps() {
        return steps;
    }

    /// {@return the whole volume in steps}
    int volume() {
        return PRESCRIBED_STEPS;
    }

    boolean isComplete() {
        return steps >= PRESCRIBED_STEPS;
    }

    /// Begins the next infusion.
    void begin() {
        steps = 0;
        fractions = 0;
    }

    /// Changes the rate from the next dose on. {@return whether the rate is one that the pump may
    /// run at}
    boolean changeRate(long newRate) {
        if (newRate < 1 || newRate > MAX_RATE) {
            return false;
        }
        rate = (int) newRate;
        return true;
    }

    /// {@return the steps of the dose that is due now}, which count as given
    int nextDose() {
        fractions += rate * 10;
        int dose = Math.min(fractions / FRACTIONS, PRESCRIBED_STEPS - steps);
        fractions %= FRACTIONS;
        steps += dose;
        return dose;
    }
}
