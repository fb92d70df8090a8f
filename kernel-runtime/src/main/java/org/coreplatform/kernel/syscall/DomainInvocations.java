package org.coreplatform.kernel.syscall;

import org.coreplatform.kernel.object.Capability.ThreadCapability;
import org.coreplatform.kernel.object.Tcb;
import org.coreplatform.kernel.sched.DomainSchedule;
import org.coreplatform.kernel.sched.SchedParams;
import org.coreplatform.kernel.sched.SchedParts;
import org.coreplatform.sdk.abi.InvocationLabel;

/// Invocations of the domain capability: which thread is in which domain, and when they run.
final class DomainInvocations {
    private final SchedParams params;
    private final DomainSchedule schedule;

    DomainInvocations(SchedParts sched) {
        params = sched.params();
        schedule = sched.cores().domains();
    }

    Outcome invoke(Request request) {
        return switch (request.label()) {
            case InvocationLabel.DOMAIN_SET_SET -> set(request);
            case InvocationLabel.DOMAIN_SCHEDULE_CONFIGURE -> configure(request);
            case InvocationLabel.DOMAIN_SCHEDULE_SET_START -> setStart(request);
            default -> request.illegalOperation();
        };
    }

    private Outcome set(Request request) {
        if (request.isShorterThan(1, 0)) {
            return request.truncatedMessage();
        }
        long domain = request.word(0);
        if (Long.compareUnsigned(domain, DomainSchedule.DOMAINS) >= 0) {
            return request.invalidArgument(0);
        }
        if (request.isShorterThan(1, 1)) {
            return request.truncatedMessage();
        }
        if (!(request.extra(0).capability instanceof ThreadCapability(Tcb thread))) {
            return request.invalidArgument(1);
        }
        params.setDomain(thread, (int) domain);
        return Outcome.DONE;
    }

    /// The last entry always is an end marker.
    private Outcome configure(Request request) {
        if (request.isShorterThan(3, 0)) {
            return request.truncatedMessage();
        }
        long entry = request.word(0);
        long domain = request.word(1);
        long duration = request.word(2);
        if (Long.compareUnsigned(entry, DomainSchedule.ENTRIES - 1) >= 0) {
            return request.rangeError(0, DomainSchedule.ENTRIES - 2);
        }
        if (Long.compareUnsigned(domain, DomainSchedule.DOMAINS) >= 0) {
            return request.rangeError(0, DomainSchedule.DOMAINS - 1);
        }
        if (Long.compareUnsigned(duration, DomainSchedule.MAX_DURATION) > 0) {
            return request.invalidArgument(2);
        }
        if (duration == 0 && domain != 0) {
            return request.invalidArgument(1);
        }
        if (duration == 0 && entry == schedule.start()) {
            return request.invalidArgument(2);
        }
        schedule.configure((int) entry, (int) domain, duration);
        return Outcome.DONE;
    }

    private Outcome setStart(Request request) {
        if (request.isShorterThan(1, 0)) {
            return request.truncatedMessage();
        }
        long entry = request.word(0);
        if (Long.compareUnsigned(entry, DomainSchedule.ENTRIES) >= 0) {
            return request.rangeError(0, DomainSchedule.ENTRIES - 1);
        }
        if (schedule.isEnd((int) entry)) {
            return request.invalidArgument(0);
        }
        params.restartDomains((int) entry);
        return Outcome.DONE;
    }
}
