package pump;

/// Labels of calls to the dose controller, and of its answers.
final class Command {
    /// Changes the rate; word 0: ml/h.
    static final int RATE = 1;

    /// Starts or goes on.
    static final int START = 2;

    static final int STOP = 3;

    static final int STATUS = 4;

    /// Answer: 1 if the pump runs, the rate in ml/h, the steps given, the deadlines missed.
    static final int DONE = 0;

    /// Answer: the controller does not do that.
    static final int REFUSED = 1;

    private Command() {}
}
