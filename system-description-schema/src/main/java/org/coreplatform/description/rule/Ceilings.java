package org.coreplatform.description.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.coreplatform.description.model.Priority;
import org.coreplatform.description.model.ProtectedProcedureCall;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;

/// How high protection domains get in the passive servers that they call.
final class Ceilings {
    private Ceilings() {}

    /// {@return the highest priority with which each PD's time may run, by index, for those that
    /// call passive servers}
    static Map<Integer, Priority> of(SystemDescription system) {
        Map<Integer, Priority> ceilings = new TreeMap<>();
        List<ProtectedProcedureCall> calls = new ArrayList<>(system.protectedProcedureCalls());
        // Callees outrank callers, so callees of high priority come first.
        calls.sort(
                (a, b) ->
                        Long.compareUnsigned(
                                b.callee().pd().priority().value(),
                                a.callee().pd().priority().value()));
        for (ProtectedProcedureCall call : calls) {
            ProtectionDomain callee = call.callee().pd();
            if (callee.schedule().passive()) {
                Priority reached = ceilings.getOrDefault(callee.index(), callee.priority());
                ceilings.merge(
                        call.caller().pd().index(), reached, (a, b) -> a.isHigherThan(b) ? a : b);
            }
        }
        return ceilings;
    }
}
