package org.coreplatform.builder.artefact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.coreplatform.builder.artefact.Authority.Held;
import org.coreplatform.builder.artefact.Inspection.Sharing;
import org.coreplatform.builder.artefact.Inspection.Trust;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.PdCSpace;
import org.coreplatform.sdk.image.CNodeSpec.Target;
import org.coreplatform.sdk.image.DomainScheduleSpec;
import org.coreplatform.sdk.image.SchedContextSpec;
import org.coreplatform.sdk.image.SystemSpec;
import org.coreplatform.sdk.image.ThreadSpec;

/// Who can do what to whom, from capabilities, mappings and schedules.
final class Relations {
    private final SystemSpec spec;
    private final List<String> names;
    private final Authority authority;
    private final MemoryView memory;
    private final List<Set<Integer>> notifies = new ArrayList<>();
    private final List<Set<Integer>> calls = new ArrayList<>();
    private final List<Set<Integer>> controls = new ArrayList<>();

    /// @param names what each thread is called
    Relations(SystemSpec spec, List<String> names, Authority authority, MemoryView memory) {
        this.spec = spec;
        this.names = names;
        this.authority = authority;
        this.memory = memory;
        for (int thread = 0; thread < names.size(); thread++) {
            notifies.add(reached(thread, ObjectType.NOTIFICATION, CapabilityRights.WRITE));
            calls.add(called(thread));
            controls.add(reached(thread, ObjectType.TCB, 0));
        }
    }

    /// {@return the threads whose notification a thread can signal}
    Set<Integer> notifies(int thread) {
        return notifies.get(thread);
    }

    /// {@return the threads that a thread can call}
    ///
    /// Its fault endpoint is not for calls: the kernel uses it.
    Set<Integer> calls(int thread) {
        return calls.get(thread);
    }

    /// {@return the threads that a thread can stop, restart or reconfigure}
    Set<Integer> controls(int thread) {
        return controls.get(thread);
    }

    private Set<Integer> called(int thread) {
        Set<Integer> called = new LinkedHashSet<>();
        for (Held held : authority.of(thread)) {
            boolean forFaults =
                    held.pointer() == PdCSpace.FAULT_ENDPOINT
                            || held.pointer() == PdCSpace.MONITOR_ENDPOINT;
            if (!forFaults) {
                addOwner(thread, held, ObjectType.ENDPOINT, CapabilityRights.WRITE, called);
            }
        }
        return called;
    }

    List<Sharing> shares(int thread) {
        List<Sharing> shares = new ArrayList<>();
        for (int other = 0; other < names.size(); other++) {
            if (other != thread) {
                shares.addAll(memory.shared(thread, other, names.get(other)));
            }
        }
        return shares;
    }

    /// {@return who can keep a thread from doing its work}
    List<Trust> mustTrust(int thread) {
        Map<Integer, List<String>> reasons = new LinkedHashMap<>();
        for (int other = 0; other < names.size(); other++) {
            if (other != thread) {
                List<String> why = new ArrayList<>();
                addControl(thread, other, why);
                addMemory(thread, other, why);
                addTime(thread, other, why);
                if (!why.isEmpty()) {
                    reasons.put(other, why);
                }
            }
        }
        return reasons.entrySet().stream()
                .map(e -> new Trust(names.get(e.getKey()), List.copyOf(e.getValue())))
                .toList();
    }

    private void addControl(int thread, int other, List<String> why) {
        if (controls(other).contains(thread)) {
            why.add("can stop and restart it");
        }
        int faults = spec.threads().get(thread).faultEndpoint();
        if (faults != SystemSpec.NONE && authority.owner(faults) == other) {
            why.add("handles its faults");
        }
        if (calls(thread).contains(other)) {
            why.add("answers its calls");
        }
    }

    private void addMemory(int thread, int other, List<String> why) {
        for (Sharing sharing : memory.shared(thread, other, names.get(other))) {
            if (sharing.theirs().contains("w")) {
                why.add("writes " + sharing.memory());
            }
        }
    }

    private void addTime(int thread, int other, List<String> why) {
        ThreadSpec mine = spec.threads().get(thread);
        ThreadSpec theirs = spec.threads().get(other);
        SchedContextSpec myTime = time(mine);
        SchedContextSpec theirTime = time(theirs);
        boolean unlimited = theirTime.budgetMicros() == theirTime.periodMicros();
        boolean sameTurns = myTime.core() == theirTime.core() && shareTurns(thread, other);
        boolean outranks = theirs.priority() > mine.priority();
        if (outranks && unlimited && sameTurns && !isPassive(other)) {
            why.add("has higher priority and no budget below its period");
        }
    }

    private boolean shareTurns(int thread, int other) {
        return spec.domains()
                .map(DomainScheduleSpec::threadDomains)
                .map(domains -> domains.get(thread).equals(domains.get(other)))
                .orElse(true);
    }

    private boolean isPassive(int thread) {
        return spec.protectionDomains().stream()
                .anyMatch(pd -> pd.thread() == thread && pd.passive());
    }

    SchedContextSpec time(ThreadSpec thread) {
        for (SchedContextSpec context : spec.schedContexts()) {
            if (context.schedContext() == thread.schedContext()) {
                return context;
            }
        }
        throw new IllegalStateException("a decoded image has a context for each thread");
    }

    private Set<Integer> reached(int thread, ObjectType type, int right) {
        Set<Integer> owners = new LinkedHashSet<>();
        for (Held held : authority.of(thread)) {
            addOwner(thread, held, type, right, owners);
        }
        return owners;
    }

    private void addOwner(int thread, Held held, ObjectType type, int right, Set<Integer> into) {
        if (held.capability().target() instanceof Target.KernelObject(int number)
                && spec.objects().get(number).type() == type
                && (held.capability().rights() & right) == right) {
            int owner = authority.owner(number);
            if (owner != SystemSpec.NONE && owner != thread) {
                into.add(owner);
            }
        }
    }
}
