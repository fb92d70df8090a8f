package org.coreplatform.builder.run;

import java.util.Locale;
import org.coreplatform.kernel.boot.FaultReport;
import org.coreplatform.kernel.pd.CodePlace;
import org.coreplatform.sdk.profile.BoardProfile;

/// A fault in words, laid out as diagnostics are.
public final class FaultText {
    private FaultText() {}

    /// {@return the lines}
    public static String of(FaultReport fault, BoardProfile board) {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT, "fault: `%s`: %s\n", fault.protectionDomain(), fault.what()));
        text.append("  --> ")
                .append(
                        fault.place()
                                .map(CodePlace::toString)
                                .orElseGet(() -> "0x%x".formatted(fault.instructionPointer())))
                .append('\n');
        note(text, "time", seconds(fault.cycles(), board));
        fault.address().ifPresent(address -> note(text, "address", "0x%x".formatted(address)));
        fault.region().ifPresent(region -> note(text, "region", "`%s`".formatted(region)));
        fault.help().ifPresent(help -> note(text, "help", help));
        return text.toString();
    }

    /// {@return simulated time as people read it}
    public static String seconds(long cycles, BoardProfile board) {
        return String.format(Locale.ROOT, "%.6f s", cycles / (double) board.clockHz());
    }

    private static void note(StringBuilder text, String what, String value) {
        text.append("   = ").append(what).append(": ").append(value).append('\n');
    }
}
