package org.coreplatform.description.rule;

import java.util.List;
import java.util.stream.Stream;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// The rules of each profile, in explicit lists.
public final class Rules {
    /// What every description has to obey.
    private static final List<Rule> COMMON =
            List.of(
                    new PdDuplicateNameRule(),
                    new PdReservedNameRule(),
                    new PdPriorityRangeRule(),
                    new PdBudgetExceedsPeriodRule(),
                    new PdStackSizeRule(),
                    new PdDuplicateChildIdRule(),
                    new RegionDuplicateNameRule(),
                    new RegionPageSizeRule(),
                    new RegionSizeRule(),
                    new RegionMisalignedRule(),
                    new RegionOverlapRule(),
                    new MapMisalignedRule(),
                    new MapOutOfRangeRule(),
                    new MapOverlapRule(),
                    new MapWriteOnlyRule(),
                    new IrqUsedTwiceRule(),
                    new PdCpuRangeRule(),
                    new ChannelIdRangeRule(),
                    new ChannelDuplicateIdRule(),
                    new PpcPriorityRule(),
                    new DuplicateSetvarRule(),
                    new MapWriteExecuteRule(),
                    new DomainsUnsupportedRule(),
                    new DomainsRule(),
                    new DomainScheduleRule(),
                    new DomainNoTurnRule(),
                    new PdDomainRule());

    /// What only the Core Platform asks for.
    private static final List<Rule> CORE_PLATFORM =
            List.of(
                    new NameFormRule(),
                    new PdBudgetTooSmallRule(),
                    new PdHeapSizeRule(),
                    new PdChildIdRangeRule(),
                    new PdTooManyChannelsRule(),
                    new RegionNotOnBoardRule(),
                    new RegionTooLargeRule(),
                    new MemoryOverCommitRule(),
                    new IrqNotOnBoardRule(),
                    new IrqKernelOwnedRule(),
                    new ChannelSelfRule(),
                    new ChannelDuplicatePairRule(),
                    new PpcCycleRule(),
                    new MapNoAccessRule(),
                    new FlowPolicyRule(),
                    new ChannelIdOrderRule());

    /// What only Microkit asks for, and what it lets pass though it does not work.
    private static final List<Rule> MICROKIT =
            List.of(
                    new PdSmcRule(),
                    new VmUnsupportedRule(),
                    new VmBudgetRule(),
                    new VmPriorityRule(),
                    new VmDuplicateNameRule(),
                    new VmHostRule(),
                    new VcpuIdRule(),
                    new VcpuDuplicateIdRule(),
                    new VcpuCountRule(),
                    new VcpuSetvarRule(),
                    new IoPortUnsupportedRule(),
                    new IoPortIdRule(),
                    new IoPortRangeRule(),
                    new IrqVectorRule(),
                    new CspaceSlotRule(),
                    new RegionPrefillRule(),
                    new SetvarAddressRule(),
                    new ChannelBothCallRule(),
                    new IoSpaceUnsupportedRule(),
                    new IoSpaceDuplicateRule(),
                    new IoMapRule(),
                    new IoSpaceEmptyRule(),
                    new RegionPrefillTailRule(),
                    new RegionWrapsRule(),
                    new MapTouchesStackRule(),
                    new NameCollisionRule(),
                    new AsWarning(new PdBudgetTooSmallRule()),
                    new AsWarning(new IrqNotOnBoardRule()),
                    new AsWarning(new PdChildIdRangeRule()),
                    new AsWarning(new MapNoAccessRule()));

    /// Rules that conclude from what is absent: only sensible when everything was understood.
    private static final List<Rule> WHEN_COMPLETE =
            List.of(
                    new SystemEmptyRule(),
                    new SystemTooManyPdsRule(),
                    new RegionUnusedRule(),
                    new ChannelSilentRule(),
                    new PdPassiveUnreachableRule(),
                    new PdUnreachableRule(),
                    new RegionSharedRule(),
                    new PpcAcrossCoresRule(),
                    new PpcAcrossDomainsRule(),
                    new NotificationInversionRule(),
                    new PdUnusedBudgetRule(),
                    new OverUtilisationRule(),
                    new ResponseTimeRule(),
                    new IrqNoDeviceRule());

    /// All rules of this package.
    public static final List<RuleId> IDS =
            Stream.of(COMMON, CORE_PLATFORM, MICROKIT, WHEN_COMPLETE)
                    .flatMap(List::stream)
                    .map(Rule::id)
                    .distinct()
                    .toList();

    private Rules() {}

    /// Applies the rules of the system's profile.
    public static void check(SystemDescription system, Target target, DiagnosticSink sink) {
        boolean complete = !sink.hasErrors();
        apply(COMMON, system, target, sink);
        boolean isMicrokit = system.profile() == Profile.MICROKIT;
        apply(isMicrokit ? MICROKIT : CORE_PLATFORM, system, target, sink);
        if (complete) {
            apply(WHEN_COMPLETE, system, target, sink);
        }
    }

    private static void apply(
            List<Rule> rules, SystemDescription system, Target target, DiagnosticSink sink) {
        for (Rule rule : rules) {
            rule.check(system, target, sink);
        }
    }
}
