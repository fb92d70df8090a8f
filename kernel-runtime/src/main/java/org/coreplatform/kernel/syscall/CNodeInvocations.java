package org.coreplatform.kernel.syscall;

import org.coreplatform.kernel.capability.CapabilityRules;
import org.coreplatform.kernel.capability.Derivation;
import org.coreplatform.kernel.ipc.Endpoints;
import org.coreplatform.kernel.lifecycle.Deletion;
import org.coreplatform.kernel.object.Capability;
import org.coreplatform.kernel.object.Capability.CNodeCapability;
import org.coreplatform.kernel.object.Capability.EndpointCapability;
import org.coreplatform.kernel.object.Capability.NullCapability;
import org.coreplatform.kernel.object.Slot;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.KernelError;

/// Invocations of CNodes: copying, moving and removing capabilities.
///
/// The invoked CNode is the root for the slot that changes, named by the first two words.
final class CNodeInvocations {
    private final Deletion deletion;
    private final Endpoints endpoints;

    CNodeInvocations(Deletion deletion, Endpoints endpoints) {
        this.deletion = deletion;
        this.endpoints = endpoints;
    }

    Outcome invoke(Request request, CNodeCapability root) {
        int label = request.label();
        if (label < InvocationLabel.CNODE_REVOKE || label > InvocationLabel.CNODE_ROTATE) {
            return request.illegalOperation();
        }
        if (request.isShorterThan(2, 0)) {
            return request.truncatedMessage();
        }
        Slot slot = request.lookup(root, request.word(0), request.word(1), false);
        if (slot == null) {
            return Outcome.FAILED;
        }
        return switch (label) {
            case InvocationLabel.CNODE_REVOKE -> finished(deletion.revoke(slot));
            case InvocationLabel.CNODE_DELETE -> finished(deletion.delete(slot));
            case InvocationLabel.CNODE_CANCEL_BADGED_SENDS -> cancelBadgedSends(request, slot);
            case InvocationLabel.CNODE_ROTATE -> rotate(request, slot);
            default -> copyOrMove(request, slot);
        };
    }

    private static Outcome finished(boolean done) {
        return done ? Outcome.DONE : Outcome.PREEMPTED;
    }

    private Outcome cancelBadgedSends(Request request, Slot slot) {
        if (!(slot.capability instanceof EndpointCapability endpoint)
                || endpoint.rights() != CapabilityRights.ALL) {
            return request.illegalOperation();
        }
        if (endpoint.badge() != 0) {
            endpoints.cancelBadgedSends(endpoint.object(), endpoint.badge());
        }
        return Outcome.DONE;
    }

    private static Outcome copyOrMove(Request request, Slot target) {
        if (request.isShorterThan(4, 1)) {
            return request.truncatedMessage();
        }
        if (!target.isEmpty()) {
            return request.deleteFirst();
        }
        Capability root = request.extra(0).capability;
        long depth = request.word(3);
        Slot source = request.lookup(root, request.word(2), depth, true);
        if (source == null) {
            return Outcome.FAILED;
        }
        if (source.isEmpty()) {
            return request.missingCapability(true, (int) depth);
        }
        return switch (request.label()) {
            case InvocationLabel.CNODE_COPY -> copy(request, source, target, 5);
            case InvocationLabel.CNODE_MINT -> copy(request, source, target, 6);
            case InvocationLabel.CNODE_MUTATE -> mutate(request, source, target);
            default -> move(request, source.capability, source, target);
        };
    }

    /// @param words 5 for a copy, 6 when a badge or guard is given
    private static Outcome copy(Request request, Slot source, Slot target, int words) {
        if (request.isShorterThan(words, 1)) {
            return request.truncatedMessage();
        }
        Capability capability = CapabilityRules.mask(source.capability, (int) request.word(4));
        if (words == 6) {
            capability = CapabilityRules.withData(capability, request.word(5));
        }
        KernelError error = CapabilityRules.derivationError(source, capability);
        if (error != KernelError.NO_ERROR) {
            return request.fail(error);
        }
        Capability derived = CapabilityRules.derived(capability);
        if (derived instanceof NullCapability) {
            return request.illegalOperation();
        }
        Derivation.insert(derived, source, target);
        return Outcome.DONE;
    }

    private static Outcome mutate(Request request, Slot source, Slot target) {
        if (request.isShorterThan(5, 1)) {
            return request.truncatedMessage();
        }
        Capability capability =
                CapabilityRules.withDataPreserved(source.capability, request.word(4));
        return move(request, capability, source, target);
    }

    private static Outcome move(Request request, Capability moved, Slot source, Slot target) {
        if (moved instanceof NullCapability) {
            return request.illegalOperation();
        }
        Derivation.move(moved, source, target);
        return Outcome.DONE;
    }

    private static Outcome rotate(Request request, Slot target) {
        if (request.isShorterThan(8, 2)) {
            return request.truncatedMessage();
        }
        long pivotDepth = request.word(4);
        long sourceDepth = request.word(7);
        Slot source =
                request.lookup(request.extra(1).capability, request.word(6), sourceDepth, true);
        if (source == null) {
            return Outcome.FAILED;
        }
        Slot pivot = request.lookup(request.extra(0).capability, request.word(3), pivotDepth, true);
        if (pivot == null) {
            return Outcome.FAILED;
        }
        if (pivot == source || pivot == target) {
            return request.illegalOperation();
        }
        if (source != target && !target.isEmpty()) {
            return request.deleteFirst();
        }
        if (source.isEmpty()) {
            return request.missingCapability(true, (int) sourceDepth);
        }
        if (pivot.isEmpty()) {
            return request.missingCapability(false, (int) pivotDepth);
        }
        return rotate(request, target, pivot, source);
    }

    private static Outcome rotate(Request request, Slot target, Slot pivot, Slot source) {
        Capability toPivot = CapabilityRules.withDataPreserved(source.capability, request.word(5));
        Capability toTarget = CapabilityRules.withDataPreserved(pivot.capability, request.word(2));
        if (toPivot instanceof NullCapability || toTarget instanceof NullCapability) {
            return request.illegalOperation();
        }
        if (source == target) {
            Derivation.swap(toPivot, source, toTarget, pivot);
        } else {
            Derivation.move(toTarget, pivot, target);
            Derivation.move(toPivot, source, pivot);
        }
        return Outcome.DONE;
    }
}
