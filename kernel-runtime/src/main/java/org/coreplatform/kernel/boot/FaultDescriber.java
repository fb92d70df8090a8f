package org.coreplatform.kernel.boot;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.coreplatform.board.time.VirtualClock;
import org.coreplatform.kernel.boot.FaultReport.Kind;
import org.coreplatform.kernel.pd.CodePlace;
import org.coreplatform.kernel.pd.Diagnosis;
import org.coreplatform.sdk.abi.FaultLabel;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.abi.PdCSpace;
import org.coreplatform.sdk.abi.UserExceptionNumber;
import org.coreplatform.sdk.image.PdSpec;
import org.coreplatform.sdk.image.PdSpec.MapSpec;
import org.coreplatform.sdk.image.RegionSpec;
import org.coreplatform.sdk.image.SystemSpec;

/// Turns a fault message into words for a person: what happened, where, and what would fix it.
final class FaultDescriber {
    private final SystemSpec spec;
    private final Diagnosis diagnosis;
    private final Function<String, Optional<String>> reasons;
    private final VirtualClock clock;

    /// @param reasons what the last exception of the thread of a name was about
    FaultDescriber(
            SystemSpec spec,
            Diagnosis diagnosis,
            Function<String, Optional<String>> reasons,
            VirtualClock clock) {
        this.spec = spec;
        this.diagnosis = diagnosis;
        this.reasons = reasons;
        this.clock = clock;
    }

    /// {@return the report}
    ///
    /// @param pd the PD's index
    /// @param label the message's label, one of [FaultLabel]
    /// @param words the message's words, at least four
    /// @param pc the PD's program counter
    FaultReport describe(int pd, int label, long[] words, long pc) {
        PdSpec subject = spec.protectionDomains().get(pd);
        return switch (label) {
            case FaultLabel.VM -> pageFault(subject, words);
            case FaultLabel.USER_EXCEPTION -> exception(subject, words);
            case FaultLabel.CAP -> capabilityFault(subject, words);
            case FaultLabel.TIMEOUT -> timeout(subject, pc);
            default -> unknownSystemCall(subject, words);
        };
    }

    private FaultReport pageFault(PdSpec pd, long[] words) {
        long address = words[1];
        String access =
                switch ((int) words[3]) {
                    case FaultLabel.FSR_INSTRUCTION -> "fetch";
                    case FaultLabel.FSR_STORE -> "store";
                    default -> "load";
                };
        Optional<MapSpec> map = mapAt(pd, address);
        String what =
                map.map(m -> "%s that `%s` does not allow".formatted(access, regionOf(m).name()))
                        .orElse("%s where nothing is mapped".formatted(access));
        return new FaultReport(
                pd.name(),
                clock.now(),
                Kind.PAGE_FAULT,
                what,
                words[0],
                diagnosis.locate(pd.name(), words[0]),
                Optional.of(address),
                Optional.of(access),
                map.map(m -> regionOf(m).name()),
                Optional.of(pageFaultHelp(pd, address, access, map)));
    }

    private String pageFaultHelp(PdSpec pd, long address, String access, Optional<MapSpec> map) {
        if (map.isPresent()) {
            String letter = access.equals("store") ? "w" : access.equals("fetch") ? "x" : "r";
            return "give the map of `%s` in `%s` the permission `%s`, or do not %s there"
                    .formatted(regionOf(map.get()).name(), pd.name(), letter, access);
        }
        return pd.maps().stream()
                .filter(m -> address >= end(m) && address - end(m) < PdAddressSpace.PAGE_BYTES)
                .findFirst()
                .map(m -> pastTheEnd(m, address))
                .orElse("map a memory region there, or look for a wrong offset");
    }

    private String pastTheEnd(MapSpec map, long address) {
        RegionSpec region = regionOf(map);
        return "the address is %d bytes past the end of `%s`, which has %d bytes"
                .formatted(address - end(map), region.name(), region.sizeBytes());
    }

    private Optional<MapSpec> mapAt(PdSpec pd, long address) {
        return pd.maps().stream()
                .filter(map -> address >= map.address() && address < end(map))
                .findFirst();
    }

    private long end(MapSpec map) {
        return map.address() + regionOf(map).sizeBytes();
    }

    private RegionSpec regionOf(MapSpec map) {
        return spec.regions().get(map.region());
    }

    private FaultReport exception(PdSpec pd, long[] words) {
        int number = (int) words[2];
        String reason = reasons.apply(pd.name()).orElse("exception " + number);
        return report(pd, Kind.EXCEPTION, exceptionName(number) + ": " + reason, words[0])
                .withHelp(exceptionHelp(pd, number))
                .build();
    }

    private static String exceptionName(int number) {
        return switch (number) {
            case UserExceptionNumber.UNCAUGHT_EXCEPTION -> "uncaught exception";
            case UserExceptionNumber.STACK_OVERFLOW -> "stack overflow";
            case UserExceptionNumber.HEAP_EXHAUSTED -> "heap exhausted";
            case UserExceptionNumber.PROGRAM_REFUSED -> "program refused";
            case UserExceptionNumber.MISSING_ENTRY_POINT -> "missing entry point";
            case UserExceptionNumber.SDK_MISUSE -> "misuse of the SDK";
            case UserExceptionNumber.LOAD_MISALIGNED -> "misaligned load";
            case UserExceptionNumber.STORE_MISALIGNED -> "misaligned store";
            case UserExceptionNumber.ILLEGAL_INSTRUCTION -> "illegal instruction";
            default -> "exception " + number;
        };
    }

    private static String exceptionHelp(PdSpec pd, int number) {
        return switch (number) {
            case UserExceptionNumber.UNCAUGHT_EXCEPTION ->
                    "catch it, or give `%s` a parent that restarts it".formatted(pd.name());
            case UserExceptionNumber.STACK_OVERFLOW ->
                    "nest fewer calls, or raise `stack_size` of `%s`, now 0x%x"
                            .formatted(pd.name(), pd.stackBytes());
            case UserExceptionNumber.HEAP_EXHAUSTED ->
                    "keep fewer objects alive, or raise `heap_size` of `%s`, now 0x%x"
                            .formatted(pd.name(), pd.heapBytes());
            case UserExceptionNumber.MISSING_ENTRY_POINT ->
                    "override the entry point, or change the channels of `%s`".formatted(pd.name());
            case UserExceptionNumber.PROGRAM_REFUSED -> "build the image again from its sources";
            case UserExceptionNumber.LOAD_MISALIGNED, UserExceptionNumber.STORE_MISALIGNED ->
                    "align the offset to the size of the value";
            default -> "correct the program of `%s`".formatted(pd.name());
        };
    }

    private FaultReport capabilityFault(PdSpec pd, long[] words) {
        long slot = words[1];
        return report(
                        pd,
                        Kind.CAPABILITY_FAULT,
                        "there is no capability at address %d%s"
                                .formatted(slot, meaning(slot).map(m -> " (" + m + ")").orElse("")),
                        words[0])
                .withHelp("give `%s` the channel, interrupt or child".formatted(pd.name()))
                .build();
    }

    private static Optional<String> meaning(long slot) {
        record Range(int start, String name) {}
        List<Range> ranges =
                List.of(
                        new Range(PdCSpace.BASE_CHILD_TCB, "child"),
                        new Range(PdCSpace.BASE_IRQ, "interrupt"),
                        new Range(PdCSpace.BASE_ENDPOINT, "procedure of channel"),
                        new Range(PdCSpace.BASE_NOTIFICATION, "notification of channel"));
        return ranges.stream()
                .filter(range -> slot >= range.start && slot < range.start + 64)
                .findFirst()
                .map(range -> range.name + " " + (slot - range.start));
    }

    private FaultReport timeout(PdSpec pd, long pc) {
        return report(pd, Kind.TIMEOUT, "the budget is used up", pc)
                .withHelp("raise the budget of `%s`".formatted(pd.name()))
                .build();
    }

    private FaultReport unknownSystemCall(PdSpec pd, long[] words) {
        return report(pd, Kind.UNKNOWN_SYSTEM_CALL, "there is no such system call", words[0])
                .build();
    }

    private Draft report(PdSpec pd, Kind kind, String what, long ip) {
        Optional<CodePlace> place = diagnosis.locate(pd.name(), ip);
        return new Draft(pd.name(), clock.now(), kind, what, ip, place, Optional.empty());
    }

    /// A report of anything but a page fault.
    private record Draft(
            String pd,
            long cycles,
            Kind kind,
            String what,
            long ip,
            Optional<CodePlace> place,
            Optional<String> help) {

        Draft withHelp(String text) {
            return new Draft(pd, cycles, kind, what, ip, place, Optional.of(text));
        }

        FaultReport build() {
            return new FaultReport(
                    pd,
                    cycles,
                    kind,
                    what,
                    ip,
                    place,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    help);
        }
    }
}
