package pump;

/// What the controller tells the logger, unformatted.
///
/// @param kind one of the constants
/// @param ticks when
/// @param a first value; what it means depends on the kind
record Event(int kind, long ticks, long a, long b, long c, long d, long e) {
    /// a: rate in ml/h, b: volume in steps.
    static final int STARTED = 1;

    /// a: steps, b: steps so far, c: pressure, d: flow, e: ticks from sample to motor.
    static final int DOSE = 2;

    /// a: new rate in ml/h, b: 1 if the request came through the gate.
    static final int RATE = 3;

    /// a: pressure, b: flow, c: ticks from sample to brake.
    static final int ALARM = 4;

    /// a: steps so far, b: deadlines missed.
    static final int STOPPED = 5;

    /// As [#STOPPED]; the whole volume was given.
    static final int COMPLETE = 6;
}
