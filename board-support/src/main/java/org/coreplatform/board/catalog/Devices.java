package org.coreplatform.board.catalog;

import org.coreplatform.board.device.ActuatorBlock;
import org.coreplatform.board.device.GoldfishRtc;
import org.coreplatform.board.device.Ns16550a;
import org.coreplatform.board.device.PowerSwitch;
import org.coreplatform.board.device.SensorBlock;

/// The devices of a board that have a side to the world outside.
///
/// @param uart the console
/// @param rtc the real-time clock
/// @param powerSwitch ends the simulation
/// @param sensors driven by a script
/// @param actuators seen by observers
record Devices(
        Ns16550a uart,
        GoldfishRtc rtc,
        PowerSwitch powerSwitch,
        SensorBlock sensors,
        ActuatorBlock actuators) {}
