package pump;

import static pump.LoggerWiring.CHANNEL_CONSOLE;
import static pump.LoggerWiring.REGION_EVENTS;
import static pump.LoggerWiring.REGION_GATE_COUNTERS;
import static pump.LoggerWiring.REGION_TEXT;

import org.coreplatform.sdk.pd.Channel;
import org.coreplatform.sdk.pd.ProtectionDomain;
import org.coreplatform.sdk.pd.TimeStamp;

/// Makes text of the controller's events, and keeps the worst lateness with and without an attack.
public final class Logger extends ProtectionDomain {
    private static final int BAR = 20;

    private final EventRing events = new EventRing(REGION_EVENTS);
    private final TextRing text = new TextRing(REGION_TEXT);
    private long refusedBefore;
    private long worstQuiet;
    private long worstUnderAttack;

    @Override
    protected void init() {}

    @Override
    protected void notified(Channel controller) {
        while (!events.isEmpty()) {
            log(events.read());
        }
        CHANNEL_CONSOLE.signal();
    }

    private void log(Event event) {
        switch (event.kind()) {
            case Event.STARTED -> started(event);
            case Event.DOSE -> dose(event);
            case Event.RATE -> rate(event);
            case Event.ALARM -> alarm(event);
            case Event.STOPPED -> stopped(event, "stopped");
            case Event.COMPLETE -> stopped(event, "complete");
            default -> {}
        }
    }

    private void started(Event event) {
        line(event)
                .add("infusion of ")
                .tenths(event.b())
                .add(" ul at ")
                .add(event.a())
                .add(" ml/h")
                .writeTo(text);
        new Line()
                .add(
                        "    time  dose                  total     pressure  flow       late     refused")
                .writeTo(text);
    }

    private void dose(Event event) {
        long refused = REGION_GATE_COUNTERS.getLong(Gate.REFUSED);
        long refusedNow = refused - refusedBefore;
        refusedBefore = refused;
        if (refusedNow == 0) {
            worstQuiet = Math.max(worstQuiet, event.e());
        } else {
            worstUnderAttack = Math.max(worstUnderAttack, event.e());
        }
        Line line = line(event).bar(event.a(), BAR).add("  ");
        line.tenths(event.b()).add(" ul").padTo(42).add(event.c()).add(" kPa").padTo(52);
        line.tenths(event.d()).add(" ul/s").padTo(63).tenths(event.e()).add(" us");
        if (refusedNow > 0) {
            line.padTo(72).add(refusedNow);
        }
        line.writeTo(text);
    }

    private void rate(Event event) {
        line(event)
                .add("rate changed to ")
                .add(event.a())
                .add(event.b() == 1 ? " ml/h by a remote request" : " ml/h by the operator")
                .writeTo(text);
    }

    private void alarm(Event event) {
        line(event)
                .add("ALARM: the line is blocked (")
                .add(event.a())
                .add(" kPa, ")
                .tenths(event.b())
                .add(" ul/s); motor stopped ")
                .tenths(event.c())
                .add(" us after the sample")
                .writeTo(text);
    }

    private void stopped(Event event, String how) {
        line(event).add("infusion ").add(how).add(": ").tenths(event.a()).add(" ul").writeTo(text);
        line(event)
                .add("worst lateness of a dose: ")
                .tenths(worstQuiet)
                .add(" us, under attack ")
                .tenths(worstUnderAttack)
                .add(" us; deadlines missed: ")
                .add(event.b())
                .writeTo(text);
        new Line().add("waiting for a command: start, rate N, status, attack, off").writeTo(text);
    }

    private static Line line(Event event) {
        return new Line().time(event.ticks() / TimeStamp.TICKS_PER_MICRO);
    }
}
