package org.coreplatform.kernel.refinement;

import static org.coreplatform.sdk.abi.InvocationLabel.TCB_BIND_NOTIFICATION;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_CONFIGURE;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_READ_REGISTERS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_FLAGS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_PRIORITY;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_SET_SCHED_PARAMS;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_UNBIND_NOTIFICATION;
import static org.coreplatform.sdk.abi.InvocationLabel.TCB_WRITE_REGISTERS;
import static org.coreplatform.sdk.abi.KernelError.ALIGNMENT_ERROR;
import static org.coreplatform.sdk.abi.KernelError.ILLEGAL_OPERATION;
import static org.coreplatform.sdk.abi.KernelError.INVALID_CAPABILITY;
import static org.coreplatform.sdk.abi.KernelError.RANGE_ERROR;
import static org.coreplatform.sdk.abi.KernelError.TRUNCATED_MESSAGE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_CNODE;
import static org.coreplatform.sdk.image.BootLayout.SLOT_TCB;
import static org.coreplatform.sdk.image.BootLayout.SLOT_VSPACE;

import java.util.List;
import java.util.function.Consumer;
import org.coreplatform.sdk.abi.ObjectType;

/// The errors of invocations of threads.
final class ThreadErrorVectors {
    private static final long BUFFER = 0x1000;

    static final List<GoldenVector> ALL =
            List.of(
                    v(
                            "a thread refuses a label that is not its own",
                            s -> tcb(s, 1, List.of()).is(ILLEGAL_OPERATION)),
                    v(
                            "scheduling parameters with a fault handler that cannot be called",
                            s ->
                                    tcb(
                                                    s,
                                                    TCB_SET_SCHED_PARAMS,
                                                    List.of(
                                                            SLOT_TCB,
                                                            s.slot(),
                                                            s.copied(s.endpoint(), 3)),
                                                    1,
                                                    1)
                                            .is(INVALID_CAPABILITY, 3)),
                    v(
                            "a thread cannot read its own registers",
                            s ->
                                    s.root()
                                            .call(SLOT_TCB, TCB_READ_REGISTERS, List.of(), 0, 1)
                                            .is(ILLEGAL_OPERATION)),
                    v(
                            "reading no registers",
                            s ->
                                    tcb(s, TCB_READ_REGISTERS, List.of(), 0, 0)
                                            .is(RANGE_ERROR, 1, 0x20)),
                    v(
                            "reading 33 registers",
                            s ->
                                    tcb(s, TCB_READ_REGISTERS, List.of(), 0, 33)
                                            .is(RANGE_ERROR, 1, 0x20)),
                    v(
                            "writing more registers than there are words",
                            s ->
                                    tcb(s, TCB_WRITE_REGISTERS, List.of(), 0, 32, 0)
                                            .is(TRUNCATED_MESSAGE)),
                    v(
                            "configuring a thread without a CSpace",
                            s ->
                                    tcb(
                                                    s,
                                                    TCB_CONFIGURE,
                                                    List.of(s.slot(), SLOT_VSPACE, s.slot()),
                                                    0,
                                                    0,
                                                    0)
                                            .is(ILLEGAL_OPERATION)),
                    v(
                            "configuring a thread with an unmapped VSpace",
                            s ->
                                    tcb(
                                                    s,
                                                    TCB_CONFIGURE,
                                                    List.of(
                                                            SLOT_CNODE,
                                                            s.make(ObjectType.PAGE_TABLE, 0),
                                                            s.slot()),
                                                    0,
                                                    0,
                                                    0)
                                            .is(ILLEGAL_OPERATION)),
                    v(
                            "configuring a thread with a buffer that is no frame",
                            s ->
                                    tcb(
                                                    s,
                                                    TCB_CONFIGURE,
                                                    List.of(SLOT_CNODE, SLOT_VSPACE, s.endpoint()),
                                                    0,
                                                    0,
                                                    BUFFER)
                                            .is(ILLEGAL_OPERATION)),
                    v(
                            "configuring a thread with a misaligned buffer",
                            s ->
                                    tcb(
                                                    s,
                                                    TCB_CONFIGURE,
                                                    List.of(
                                                            SLOT_CNODE,
                                                            SLOT_VSPACE,
                                                            s.make(ObjectType.PAGE, 0)),
                                                    0,
                                                    0,
                                                    BUFFER + 8)
                                            .is(ALIGNMENT_ERROR)),
                    v(
                            "a priority above the authority's maximum",
                            s ->
                                    tcb(s, TCB_SET_PRIORITY, List.of(s.make(ObjectType.TCB, 0)), 5)
                                            .is(RANGE_ERROR, 0, 0)),
                    v(
                            "a priority with an authority that is no thread",
                            s ->
                                    tcb(s, TCB_SET_PRIORITY, List.of(s.endpoint()), 5)
                                            .is(INVALID_CAPABILITY, 1)),
                    v(
                            "scheduling parameters with a scheduling context that is none",
                            s ->
                                    tcb(
                                                    s,
                                                    TCB_SET_SCHED_PARAMS,
                                                    List.of(SLOT_TCB, s.endpoint(), s.slot()),
                                                    1,
                                                    1)
                                            .is(INVALID_CAPABILITY, 2)),
                    v(
                            "scheduling parameters with a fault handler that is none",
                            s ->
                                    tcb(
                                                    s,
                                                    TCB_SET_SCHED_PARAMS,
                                                    List.of(SLOT_TCB, s.slot(), s.notification()),
                                                    1,
                                                    1)
                                            .is(INVALID_CAPABILITY, 3)),
                    v(
                            "binding no notification",
                            s -> tcb(s, TCB_BIND_NOTIFICATION, List.of()).is(TRUNCATED_MESSAGE)),
                    v(
                            "binding an endpoint",
                            s ->
                                    tcb(s, TCB_BIND_NOTIFICATION, List.of(s.endpoint()))
                                            .is(ILLEGAL_OPERATION)),
                    v(
                            "unbinding what is not bound",
                            s -> tcb(s, TCB_UNBIND_NOTIFICATION, List.of()).is(ILLEGAL_OPERATION)),
                    v("flags are cleared first and then set", ThreadErrorVectors::flags));

    private ThreadErrorVectors() {}

    private static GoldenVector v(String name, Consumer<Script> script) {
        return new GoldenVector(name, script);
    }

    private static Answer tcb(Script s, long label, List<Integer> capabilities, long... words) {
        return s.root().call(s.make(ObjectType.TCB, 0), label, capabilities, words);
    }

    private static void flags(Script s) {
        int thread = s.make(ObjectType.TCB, 0);
        s.root().call(thread, TCB_SET_FLAGS, List.of(), 0, 0).ok(0);
        s.root().call(thread, TCB_SET_FLAGS, List.of(), 0, 3).ok(1);
        s.root().call(thread, TCB_SET_FLAGS, List.of(), 1, 0).ok(0);
    }
}
