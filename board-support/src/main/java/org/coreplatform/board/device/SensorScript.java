package org.coreplatform.board.device;

import java.util.Comparator;
import java.util.List;

/// What the sensors see over simulated time.
///
/// @param steps by ascending time
public record SensorScript(List<Step> steps) {

    public SensorScript {
        steps = steps.stream().sorted(Comparator.comparingLong(Step::micros)).toList();
    }

    /// An input takes a value.
    ///
    /// @param micros microseconds since power-on
    /// @param input 0 to 15
    /// @param value the value from then on
    public record Step(long micros, int input, int value) {}
}
