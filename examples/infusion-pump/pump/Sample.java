package pump;

/// What the sensors showed at one moment.
///
/// @param dueTicks when the sample was due
/// @param pressure in kPa
/// @param flow in tenths of a µl per second
record Sample(long dueTicks, long pressure, long flow) {}
