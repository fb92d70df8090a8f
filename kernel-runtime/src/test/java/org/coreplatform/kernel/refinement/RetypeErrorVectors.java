package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.KernelError.DELETE_FIRST;
import static org.coreplatform.sdk.abi.KernelError.FAILED_LOOKUP;
import static org.coreplatform.sdk.abi.KernelError.ILLEGAL_OPERATION;
import static org.coreplatform.sdk.abi.KernelError.INVALID_ARGUMENT;
import static org.coreplatform.sdk.abi.KernelError.NOT_ENOUGH_MEMORY;
import static org.coreplatform.sdk.abi.KernelError.RANGE_ERROR;
import static org.coreplatform.sdk.abi.KernelError.TRUNCATED_MESSAGE;
import static org.coreplatform.sdk.abi.LookupFailure.GUARD_MISMATCH;
import static org.coreplatform.sdk.abi.LookupFailure.MISSING_CAPABILITY;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.ObjectType;

/// The errors of making objects of untyped memory, with their evidence.
final class RetypeErrorVectors {
    private static final int ROOT_GUARD_BITS = 47;
    private static final int LAST_SLOT = 0x1ffff;

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "retype with five words",
                            s ->
                                    s.root()
                                            .call(
                                                    s.memory(12),
                                                    InvocationLabel.UNTYPED_RETYPE,
                                                    List.of(SLOT_CNODE),
                                                    1,
                                                    0,
                                                    0,
                                                    0,
                                                    s.slot())
                                            .is(TRUNCATED_MESSAGE)),
                    v(
                            "untyped memory refuses another label",
                            s -> s.root().call(s.memory(12), 2, List.of()).is(ILLEGAL_OPERATION)),
                    v(
                            "retype without a CNode is truncated",
                            s ->
                                    s.root()
                                            .call(s.memory(12), 1, List.of(), 1, 2, 3, 4, 5, 6)
                                            .is(TRUNCATED_MESSAGE)),
                    v(
                            "retype to an unknown type",
                            s ->
                                    retype(s, s.memory(12), 11, 0, 0, 0, s.slot(), 1)
                                            .is(INVALID_ARGUMENT, 0)),
                    v(
                            "retype to a size of 64 bits",
                            s ->
                                    retype(s, s.memory(12), 0, 64, 0, 0, s.slot(), 1)
                                            .is(RANGE_ERROR, 0, 0x26)),
                    v(
                            "retype to a CNode of no bits",
                            s ->
                                    retype(s, s.memory(12), 4, 0, 0, 0, s.slot(), 1)
                                            .is(INVALID_ARGUMENT, 1)),
                    v(
                            "retype to a CNode of 34 bits",
                            s ->
                                    retype(s, s.memory(12), 4, 34, 0, 0, s.slot(), 1)
                                            .is(RANGE_ERROR, 0, 0x26)),
                    v(
                            "retype to an untyped of 3 bits",
                            s ->
                                    retype(s, s.memory(12), 0, 3, 0, 0, s.slot(), 1)
                                            .is(INVALID_ARGUMENT, 1)),
                    v(
                            "retype to a scheduling context of 6 bits",
                            s ->
                                    retype(s, s.memory(12), 5, 6, 0, 0, s.slot(), 1)
                                            .is(INVALID_ARGUMENT, 1)),
                    v(
                            "retype with a node depth of 65",
                            s ->
                                    retype(s, s.memory(12), 2, 0, 0, 65, s.slot(), 1)
                                            .is(RANGE_ERROR, 1, 0x40)),
                    v(
                            "retype with a node depth below the guard",
                            s ->
                                    retype(s, s.memory(12), 2, 0, 0, 5, s.slot(), 1)
                                            .is(
                                                    FAILED_LOOKUP,
                                                    0,
                                                    GUARD_MISMATCH,
                                                    5,
                                                    0,
                                                    ROOT_GUARD_BITS)),
                    v(
                            "retype into what is no CNode",
                            s ->
                                    retype(s, s.memory(12), 2, 0, SLOT_TCB, 64, s.slot(), 1)
                                            .is(FAILED_LOOKUP, 0, MISSING_CAPABILITY, 0x40)),
                    v(
                            "retype behind the last slot",
                            s ->
                                    retype(s, s.memory(12), 2, 0, 0, 0, LAST_SLOT + 1L, 1)
                                            .is(RANGE_ERROR, 0, LAST_SLOT)),
                    v(
                            "retype to no objects",
                            s ->
                                    retype(s, s.memory(12), 2, 0, 0, 0, s.slot(), 0)
                                            .is(RANGE_ERROR, 1, 0x100)),
                    v(
                            "retype to 257 objects",
                            s ->
                                    retype(s, s.memory(14), 2, 0, 0, 0, s.slot(), 257)
                                            .is(RANGE_ERROR, 1, 0x100)),
                    v(
                            "retype across the end of the CNode",
                            s ->
                                    retype(s, s.memory(12), 2, 0, 0, 0, LAST_SLOT, 2)
                                            .is(RANGE_ERROR, 1, 1)),
                    v(
                            "retype to an occupied slot, before the memory is looked at",
                            s -> retype(s, s.memory(4), 1, 0, 0, 0, SLOT_TCB, 1).is(DELETE_FIRST)),
                    v("retype of more than is left", RetypeErrorVectors::retypeOfMoreThanIsLeft),
                    v(
                            "a thread cannot lie in device memory",
                            s ->
                                    retype(s, s.deviceMemory(), 1, 0, 0, 0, s.slot(), 1)
                                            .is(INVALID_ARGUMENT, 1)));

    private RetypeErrorVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    private static Answer retype(
            Script s,
            int untyped,
            long type,
            long bits,
            long index,
            long depth,
            long offset,
            long count) {
        return s.root()
                .call(
                        untyped,
                        InvocationLabel.UNTYPED_RETYPE,
                        List.of(SLOT_CNODE),
                        type,
                        bits,
                        index,
                        depth,
                        offset,
                        count);
    }

    private static void retypeOfMoreThanIsLeft(Script s) {
        int memory = s.memory(14);
        s.root().retype(memory, ObjectType.ENDPOINT, 0, s.slot()).ok();
        s.root().retype(memory, ObjectType.TCB, 0, s.slot()).ok();
        retype(s, memory, 0, 14, 0, 0, s.slot(), 1).is(NOT_ENOUGH_MEMORY, 0x3000);
    }
}
