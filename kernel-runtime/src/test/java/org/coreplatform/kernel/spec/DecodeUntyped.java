package org.coreplatform.kernel.spec;

import static org.coreplatform.kernel.spec.Arguments.check;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.ObjectType;

/// What invocations of untyped memory mean.
final class DecodeUntyped {
    private DecodeUntyped() {}

    static Operation decode(Arguments in, Capability.Untyped untyped) {
        check(in.label() == InvocationLabel.UNTYPED_RETYPE, Refusal::illegalOperation);
        in.need(6, 1);
        NewObject kind = kind(in, untyped);
        List<SlotId> targets = targets(in);
        boolean reset = !Derivation.hasChildren(in.state(), in.slot());
        long taken = reset ? 0 : untyped.watermark();
        long free = untyped.sizeBytes() - taken;
        check(free >> kind.sizeBits() >= targets.size(), () -> Refusal.notEnoughMemory(free));
        check(
                !untyped.device() || kind.type().isFrame() || kind.type() == ObjectType.UNTYPED,
                () -> Refusal.invalidArgument(1));
        long start = Bits.alignUp(taken, kind.sizeBits());
        return new Operation.Retype(in.slot(), reset, start, kind, targets);
    }

    private static NewObject kind(Arguments in, Capability.Untyped untyped) {
        long number = in.word(0);
        long userBits = in.word(1);
        check(Decode.isBelow(number, ObjectType.count()), () -> Refusal.invalidArgument(0));
        var type = ObjectType.of((int) number);
        check(
                Decode.isBelow(userBits, Long.SIZE)
                        && type.sizeBits((int) userBits) <= Parameters.MAX_UNTYPED_BITS,
                () -> Refusal.range(0, Parameters.MAX_UNTYPED_BITS));
        int least =
                switch (type) {
                    case CNODE -> 1;
                    case UNTYPED -> Parameters.MIN_UNTYPED_BITS;
                    case SCHED_CONTEXT -> Parameters.MIN_SCHED_CONTEXT_BITS;
                    default -> 0;
                };
        check(userBits >= least, () -> Refusal.invalidArgument(1));
        return new NewObject(type, (int) userBits, untyped.device());
    }

    private static List<SlotId> targets(Arguments in) {
        long depth = in.word(3);
        Capability root = in.extraCapability(0);
        Capability node =
                depth == 0
                        ? root
                        : in.state().capability(in.lookUp(root, in.word(2), depth, false));
        if (!(node instanceof Capability.CNode cnode)) {
            throw Refusal.failedLookup(false, new LookupFault.MissingCapability(depth));
        }
        long offset = in.word(4);
        long count = in.word(5);
        long slots = cnode.slots();
        check(Decode.isBelow(offset, slots), () -> Refusal.range(0, slots - 1));
        check(
                count >= 1 && count <= Parameters.MAX_RETYPE,
                () -> Refusal.range(1, Parameters.MAX_RETYPE));
        check(count <= slots - offset, () -> Refusal.range(1, slots - offset));
        List<SlotId> targets = new ArrayList<>();
        for (long i = offset; i < offset + count; i++) {
            var target = new SlotId(cnode.object(), i);
            in.checkEmpty(target);
            targets.add(target);
        }
        return targets;
    }
}
