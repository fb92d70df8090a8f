package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.KernelError.NOT_ENOUGH_MEMORY;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_DOMAIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.ObjectType;

/// What is derived from what.
final class DerivationVectors {

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "revoking the original removes copies, revoking a copy does not",
                            DerivationVectors::revokeCopies),
                    v(
                            "revoking a badged capability removes copies of its own",
                            DerivationVectors::revokeBadged),
                    v("a copied untyped is full at its source", DerivationVectors::copiedUntyped),
                    v(
                            "revoking an untyped makes all of it free again",
                            DerivationVectors::revokedUntyped),
                    v(
                            "copies of a deleted minted capability are no originals",
                            DerivationVectors::deletedMinted),
                    v(
                            "revoking a thread's original removes the copy",
                            s -> {
                                int thread = s.make(ObjectType.TCB, 0);
                                int copy = s.copied(thread, CapabilityRights.ALL);
                                s.root().revoke(thread).ok();
                                assertEquals(0, s.root().identify(copy));
                                assertEquals(12, s.root().identify(thread));
                            }),
                    v(
                            "revoking a page removes its copies and no other page",
                            DerivationVectors::revokePage),
                    v(
                            "revoking an interrupt handler removes its copies and no other handler",
                            DerivationVectors::revokeHandler),
                    v(
                            "revoking the domain capability removes its copies",
                            s -> revokeAlone(s, SLOT_DOMAIN, SLOT_CNODE)),
                    v(
                            "revoking a core's SchedControl removes its copies",
                            s ->
                                    revokeAlone(
                                            s,
                                            s.kernel().layout().schedControlSlot(),
                                            SLOT_CNODE)));

    private DerivationVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    private static void revokeCopies(Script s) {
        int original = s.endpoint();
        int copy = s.copied(original, CapabilityRights.ALL);
        int copyOfCopy = s.copied(copy, CapabilityRights.ALL);
        s.root().revoke(copy).ok();
        assertEquals(4, s.root().identify(copyOfCopy), "a copy has no children");
        s.root().revoke(original).ok();
        assertEquals(0, s.root().identify(copy));
        assertEquals(0, s.root().identify(copyOfCopy));
        assertEquals(4, s.root().identify(original));
    }

    private static void revokeBadged(Script s) {
        int original = s.endpoint();
        int badged = s.minted(original, CapabilityRights.ALL, 7);
        int other = s.minted(original, CapabilityRights.ALL, 7);
        int copy = s.copied(badged, CapabilityRights.ALL);
        int copyOfCopy = s.copied(copy, CapabilityRights.ALL);
        s.root().revoke(badged).ok();
        assertEquals(0, s.root().identify(copy));
        assertEquals(0, s.root().identify(copyOfCopy));
        assertEquals(4, s.root().identify(other), "minted on its own");
    }

    private static void revokePage(Script s) {
        int neighbour = s.make(ObjectType.PAGE, 0);
        revokeAlone(s, s.make(ObjectType.PAGE, 0), neighbour);
    }

    private static void revokeHandler(Script s) {
        int other = s.handler(5);
        revokeAlone(s, s.handler(6), other);
    }

    /// @param neighbour follows the copies of `original` in the list of derivations
    private static void revokeAlone(Script s, int original, int neighbour) {
        int copy = s.copied(original, CapabilityRights.ALL);
        long kind = s.root().identify(original);
        assertEquals(kind, s.root().identify(copy));
        s.root().revoke(original).ok();
        assertEquals(0, s.root().identify(copy));
        assertEquals(kind, s.root().identify(original));
        assertNotEquals(0, s.root().identify(neighbour));
    }

    private static void copiedUntyped(Script s) {
        int memory = s.memory(12);
        int copy = s.copied(memory, CapabilityRights.ALL);
        s.root().retype(memory, ObjectType.ENDPOINT, 0, s.slot()).is(NOT_ENOUGH_MEMORY, 0);
        s.root().retype(copy, ObjectType.ENDPOINT, 0, s.slot()).ok();
    }

    private static void revokedUntyped(Script s) {
        int memory = s.memory(12);
        int first = s.slot();
        int second = s.slot();
        s.root().retype(memory, ObjectType.UNTYPED, 11, first).ok();
        s.root().retype(memory, ObjectType.UNTYPED, 11, second).ok();
        s.root().delete(first).ok();
        s.root().retype(memory, ObjectType.UNTYPED, 11, first).is(NOT_ENOUGH_MEMORY, 0);
        s.root().revoke(memory).ok();
        s.root().retype(memory, ObjectType.UNTYPED, 12, first).ok();
    }

    private static void deletedMinted(Script s) {
        int original = s.endpoint();
        int minted = s.minted(original, CapabilityRights.ALL, 7);
        int copy = s.copied(minted, CapabilityRights.ALL);
        int copyOfCopy = s.copied(copy, CapabilityRights.ALL);
        s.root().delete(minted).ok();
        s.root().revoke(copy).ok();
        assertEquals(4, s.root().identify(copyOfCopy), "a copy has no children");
        s.root().revoke(original).ok();
        assertEquals(0, s.root().identify(copy));
        assertEquals(0, s.root().identify(copyOfCopy));
    }
}
