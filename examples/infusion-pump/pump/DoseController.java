package pump;

import static pump.DoseControllerWiring.CHANNEL_ALARM_SERVER;
import static pump.DoseControllerWiring.CHANNEL_GATE;
import static pump.DoseControllerWiring.CHANNEL_LOGGER;
import static pump.DoseControllerWiring.CHANNEL_MOTOR_DRIVER;
import static pump.DoseControllerWiring.CHANNEL_SENSOR_DRIVER;
import static pump.DoseControllerWiring.REGION_EVENTS;
import static pump.DoseControllerWiring.REGION_SAMPLES;

import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.Message;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.TimeStamp;

/// Decides each dose: looks at every sample, gives a dose with every tenth, stops at an occlusion.
public final class DoseController extends ProtectionDomain {
    private static final int SAMPLE_MICROS = 10_000;
    private static final int SAMPLES_PER_DOSE = 10;
    private static final int DOSE_MICROS = SAMPLE_MICROS * SAMPLES_PER_DOSE;

    /// A dose is late when the motor gets it later than this after its sample was due.
    private static final long DEADLINE_TICKS = 1_000 * TimeStamp.TICKS_PER_MICRO;

    private static final long MAX_PRESSURE = 100;
    private static final int SAMPLES_TO_BELIEVE = 2;
    private static final Message NOTHING = Message.of(0);

    private final SampleBuffer samples = new SampleBuffer(REGION_SAMPLES);
    private final EventRing events = new EventRing(REGION_EVENTS);
    private final Infusion infusion = new Infusion();
    private boolean isRunning;
    private boolean motorIsBusy;
    private int samplesUntilDose;
    private int suspiciousSamples;
    private int missedDeadlines;

    @Override
    protected void init() {
        start();
    }

    @Override
    protected void notified(Channel channel) {
        if (channel.equals(CHANNEL_MOTOR_DRIVER)) {
            motorIsBusy = false;
            if (isRunning && infusion.isComplete()) {
                stop(Event.COMPLETE);
            }
        } else if (channel.equals(CHANNEL_SENSOR_DRIVER) && isRunning) {
            react(samples.newest());
        }
    }

    /// Commands from the console, and from the gate those that the network may ask for.
    @Override
    protected Message protectedCall(Channel channel, Message request) {
        int command = (int) request.label();
        if (channel.equals(CHANNEL_GATE) && command != Command.RATE) {
            return Message.of(Command.REFUSED);
        }
        switch (command) {
            case Command.RATE -> {
                if (!infusion.changeRate(request.word(0))) {
                    return Message.of(Command.REFUSED);
                }
                log(Event.RATE, infusion.rate(), channel.equals(CHANNEL_GATE) ? 1 : 0, 0);
            }
            case Command.START -> start();
            case Command.STOP -> {
                if (isRunning) {
                    stop(Event.STOPPED);
                }
            }
            default -> {}
        }
        return Message.of(
                Command.DONE,
                isRunning ? 1 : 0,
                infusion.rate(),
                infusion.steps(),
                missedDeadlines);
    }

    private void start() {
        if (isRunning) {
            return;
        }
        if (infusion.isComplete()) {
            infusion.begin();
        }
        isRunning = true;
        samplesUntilDose = SAMPLES_PER_DOSE;
        suspiciousSamples = 0;
        CHANNEL_ALARM_SERVER.call(Message.of(AlarmServer.CLEAR));
        CHANNEL_MOTOR_DRIVER.call(Message.of(MotorDriver.ENABLE, 1));
        CHANNEL_SENSOR_DRIVER.call(Message.of(SensorDriver.SAMPLE_EVERY, SAMPLE_MICROS));
        log(Event.STARTED, infusion.rate(), infusion.volume(), infusion.steps());
    }

    private void stop(int why) {
        isRunning = false;
        CHANNEL_MOTOR_DRIVER.call(Message.of(MotorDriver.ENABLE, 0));
        CHANNEL_SENSOR_DRIVER.call(Message.of(SensorDriver.SAMPLE_EVERY, 0));
        log(why, infusion.steps() - stepsLeft(), missedDeadlines, 0);
    }

    private void react(Sample sample) {
        boolean suspicious = sample.pressure() > MAX_PRESSURE || sample.flow() <= 0;
        suspiciousSamples = suspicious ? suspiciousSamples + 1 : 0;
        if (suspiciousSamples == SAMPLES_TO_BELIEVE) {
            raiseAlarm(sample);
        } else if (--samplesUntilDose == 0) {
            samplesUntilDose = SAMPLES_PER_DOSE;
            giveDose(sample);
        }
    }

    private void raiseAlarm(Sample sample) {
        CHANNEL_ALARM_SERVER.call(Message.of(AlarmServer.RAISE));
        long brakeTicks = CHANNEL_MOTOR_DRIVER.call(NOTHING).word(1);
        log(Event.ALARM, sample.pressure(), sample.flow(), brakeTicks - sample.dueTicks());
        stop(Event.STOPPED);
    }

    private void giveDose(Sample sample) {
        int steps = infusion.nextDose();
        if (steps > 0) {
            // A tenth of the time is left over: the steps are done before the next dose.
            long stepMicros = DOSE_MICROS * 9L / 10 / steps;
            CHANNEL_MOTOR_DRIVER.call(Message.of(MotorDriver.MOVE, steps, stepMicros));
        }
        long lateness = TimeStamp.ticks() - sample.dueTicks();
        if (motorIsBusy || lateness > DEADLINE_TICKS) {
            missedDeadlines++;
        }
        motorIsBusy = steps > 0;
        events.write(
                new Event(
                        Event.DOSE,
                        TimeStamp.ticks(),
                        steps,
                        infusion.steps(),
                        sample.pressure(),
                        sample.flow(),
                        lateness));
        CHANNEL_LOGGER.signal();
    }

    private static long stepsLeft() {
        return CHANNEL_MOTOR_DRIVER.call(NOTHING).word(0);
    }

    private void log(int kind, long a, long b, long c) {
        events.write(new Event(kind, TimeStamp.ticks(), a, b, c, 0, 0));
        CHANNEL_LOGGER.signal();
    }
}
