package org.coreplatform.kernel.spec;

import static org.coreplatform.kernel.spec.Arguments.check;

import org.coreplatform.sdk.abi.InvocationLabel;

/// What invocations of CNodes mean.
final class DecodeCNode {
    private DecodeCNode() {}

    static Operation decode(Arguments in, Capability.CNode root) {
        check(
                in.label() >= InvocationLabel.CNODE_REVOKE
                        && in.label() <= InvocationLabel.CNODE_ROTATE,
                Refusal::illegalOperation);
        in.need(2, 0);
        SlotId target = in.lookUp(root, in.word(0), in.word(1), false);
        return switch (in.shortLabel()) {
            case InvocationLabel.CNODE_REVOKE -> new Operation.Revoke(target);
            case InvocationLabel.CNODE_DELETE -> new Operation.Delete(target);
            case InvocationLabel.CNODE_CANCEL_BADGED_SENDS -> cancelBadgedSends(in, target);
            case InvocationLabel.CNODE_ROTATE -> rotate(in, target);
            default -> copyOrMove(in, target);
        };
    }

    private static Operation cancelBadgedSends(Arguments in, SlotId target) {
        if (in.state().capability(target) instanceof Capability.Endpoint endpoint
                && endpoint.hasAllRights()) {
            return new Operation.CancelBadgedSends(endpoint);
        }
        throw Refusal.illegalOperation();
    }

    private static Operation copyOrMove(Arguments in, SlotId target) {
        in.need(4, 1);
        in.checkEmpty(target);
        long depth = in.word(3);
        SlotId source = in.lookUp(in.extraCapability(0), in.word(2), depth, true);
        checkFull(in, source, depth, true);
        Capability capability = in.state().capability(source);
        return switch (in.shortLabel()) {
            case InvocationLabel.CNODE_COPY -> {
                in.need(5, 1);
                Capability copy = CapabilityRules.masked(capability, in.word(4));
                yield new Operation.Insert(derived(in, source, copy), source, target);
            }
            case InvocationLabel.CNODE_MINT -> {
                in.need(6, 1);
                Capability copy = CapabilityRules.masked(capability, in.word(4));
                Capability minted = CapabilityRules.withData(copy, in.word(5), false);
                yield new Operation.Insert(derived(in, source, minted), source, target);
            }
            case InvocationLabel.CNODE_MOVE -> new Operation.Move(capability, source, target);
            default -> {
                in.need(5, 1);
                yield new Operation.Move(changed(capability, in.word(4)), source, target);
            }
        };
    }

    private static Capability derived(Arguments in, SlotId source, Capability capability) {
        return notNull(Derivation.derive(in.state(), source, capability));
    }

    private static Capability changed(Capability capability, long data) {
        return notNull(CapabilityRules.withData(capability, data, true));
    }

    private static Capability notNull(Capability capability) {
        check(!(capability instanceof Capability.Null), Refusal::illegalOperation);
        return capability;
    }

    private static void checkFull(Arguments in, SlotId slot, long depth, boolean source) {
        check(
                !in.state().isEmpty(slot),
                () -> Refusal.failedLookup(source, new LookupFault.MissingCapability(depth)));
    }

    private static Operation rotate(Arguments in, SlotId target) {
        in.need(8, 2);
        long sourceDepth = in.word(7);
        long pivotDepth = in.word(4);
        SlotId source = in.lookUp(in.extraCapability(1), in.word(6), sourceDepth, true);
        SlotId pivot = in.lookUp(in.extraCapability(0), in.word(3), pivotDepth, true);
        check(!pivot.equals(source) && !pivot.equals(target), Refusal::illegalOperation);
        if (!source.equals(target)) {
            in.checkEmpty(target);
        }
        checkFull(in, source, sourceDepth, true);
        checkFull(in, pivot, pivotDepth, false);
        return new Operation.Rotate(
                changed(in.state().capability(pivot), in.word(2)),
                changed(in.state().capability(source), in.word(5)),
                target,
                pivot,
                source);
    }
}
