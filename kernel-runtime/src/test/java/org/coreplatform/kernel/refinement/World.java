package org.coreplatform.kernel.refinement;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.coreplatform.sdk.abi.CapabilityRights;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.IpcBufferLayout;
import org.coreplatform.sdk.abi.MessageInfo;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.image.BootLayout;

/// The objects that random operations play with, as they are at the beginning: which slots hold
/// what, and which are free.
final class World {
    /// Log2 of the slots of the root CNode, which every thread has as its CSpace.
    static final int RADIX = 8;

    static final int SMALL_CNODE_RADIX = 4;

    /// The guard of a CNode that has one, of four bits.
    static final int GUARD = 5;

    /// Bits of an address that a CNode with a guard takes.
    static final int GUARDED_BITS = SMALL_CNODE_RADIX + 4;

    /// Slots of the outer CNode, which an address's highest bits name. The first one is the root
    /// CNode, so that its slots have the same addresses with and without the outer one.
    static final int DIRECT_SLOTS = 16;

    private static final int A0 = 10;
    private static final int A1 = 11;
    private static final int A2 = 12;
    private static final int A7 = 17;
    private static final long CONFIGURE =
            MessageInfo.of(InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS, 0, 1, 5);
    private static final int FREE_SLOTS = 40;
    private static final int GUARD_SIZE_BITS = 6;

    final List<Integer> endpoints = new ArrayList<>();
    final List<Integer> notifications = new ArrayList<>();
    final List<Integer> replies = new ArrayList<>();
    final List<Integer> threads = new ArrayList<>(List.of(BootLayout.SLOT_TCB));
    final List<Integer> schedContexts = new ArrayList<>();
    final List<Integer> cnodes = new ArrayList<>();
    final List<Integer> frames = new ArrayList<>();
    final List<Integer> tables = new ArrayList<>(List.of(BootLayout.SLOT_VSPACE));
    final List<Integer> untypeds = new ArrayList<>();
    final List<Integer> handlers = new ArrayList<>();
    final List<Integer> free = new ArrayList<>();
    private final Script script;
    private final int cores;
    private final int guarded;
    private final int outer;

    private World(Script script, int cores) {
        this.script = script;
        this.cores = cores;
        int node = script.make(ObjectType.CNODE, SMALL_CNODE_RADIX);
        cnodes.add(node);
        guarded = script.minted(node, 15, GUARD << GUARD_SIZE_BITS | 4);
        outer = script.make(ObjectType.CNODE, SMALL_CNODE_RADIX);
    }

    /// {@return a CNode with a guard}
    int guarded() {
        return guarded;
    }

    /// {@return a CNode that leads to the root CNode, and to some endpoints directly}
    int outer() {
        return outer;
    }

    int cores() {
        return cores;
    }

    /// {@return the slot of the right to give time on a core}
    int schedControl(int core) {
        return layout().schedControlSlot() + core;
    }

    BootLayout layout() {
        return script.kernel().layout();
    }

    /// Makes a handful of everything; {@return where it is}.
    ///
    /// @param cores on how many cores threads may run
    static World make(Twin twin, SplittableRandom random, int cores) {
        var script = new Script(twin);
        var world = new World(script, cores);
        twin.watch(twin.rootBuffer());
        world.makeObjects();
        world.makeRights();
        world.makeOuter();
        world.makeThreads(twin, random);
        for (int i = 0; i < FREE_SLOTS; i++) {
            world.free.add(script.slot());
        }
        return world;
    }

    private void makeObjects() {
        for (int i = 0; i < 3; i++) {
            endpoints.add(script.endpoint());
            notifications.add(script.notification());
            untypeds.add(script.memory(13));
            frames.add(script.make(ObjectType.PAGE, 0));
        }
        for (int i = 0; i < 4; i++) {
            replies.add(script.reply());
            tables.add(script.make(ObjectType.PAGE_TABLE, 0));
        }
        for (int i = 0; i < 2; i++) {
            endpoints.add(script.minted(endpoints.get(i), 15, 0x50 + i));
            notifications.add(script.minted(notifications.get(i), 3, 1L << i));
            cnodes.add(script.make(ObjectType.CNODE, SMALL_CNODE_RADIX));
        }
        for (int level = 1; level <= 2; level++) {
            script.root()
                    .call(
                            tables.get(level),
                            InvocationLabel.RISCV_PAGE_TABLE_MAP,
                            List.of(BootLayout.SLOT_VSPACE),
                            0,
                            0)
                    .ok();
        }
        frames.add(script.make(ObjectType.MEGA_PAGE, 0));
        schedContexts.add(script.schedContext(1_000, 4_000));
        int handler = script.handler(10);
        handlers.add(handler);
        script.root()
                .call(
                        handler,
                        InvocationLabel.IRQ_SET_IRQ_HANDLER,
                        List.of(notifications.getLast()))
                .ok();
    }

    /// Capabilities that allow less.
    private void makeRights() {
        int write = CapabilityRights.WRITE;
        int read = CapabilityRights.READ;
        for (int rights :
                List.of(
                        write | CapabilityRights.GRANT_REPLY,
                        read | write | CapabilityRights.GRANT_REPLY,
                        write | CapabilityRights.GRANT,
                        write,
                        read | write,
                        read)) {
            endpoints.add(script.minted(endpoints.getFirst(), rights, 0x60 + rights));
        }
        notifications.add(script.minted(notifications.getFirst(), write, 4));
        notifications.add(script.minted(notifications.getFirst(), read, 8));
        replies.add(script.copied(replies.getFirst(), read | write));
        frames.add(script.copied(frames.getFirst(), read));
        untypeds.add(script.memory(12));
    }

    private void makeOuter() {
        int above = Long.SIZE - RADIX - SMALL_CNODE_RADIX;
        putInOuter(0, BootLayout.SLOT_CNODE, above);
        for (int i = 1; i < DIRECT_SLOTS; i++) {
            List<Integer> kind = i % 2 == 0 ? notifications : endpoints;
            putInOuter(i, kind.get(i % kind.size()), 0);
        }
    }

    private void putInOuter(int index, int source, long data) {
        script.root()
                .call(
                        outer,
                        data == 0 ? InvocationLabel.CNODE_COPY : InvocationLabel.CNODE_MINT,
                        List.of(BootLayout.SLOT_CNODE),
                        index,
                        SMALL_CNODE_RADIX,
                        source,
                        Script.ALL_BITS,
                        Script.ALL_RIGHTS,
                        data)
                .ok();
    }

    private void makeThreads(Twin twin, SplittableRandom random) {
        for (int i = 0; i < 5; i++) {
            Actor thread = script.passive("thread " + i, 98 + i);
            threads.add(thread.tcb());
            twin.watch(thread.buffer());
            boolean passive = i >= 3;
            int sc = schedContext(random);
            schedContexts.add(sc);
            script.root()
                    .call(
                            thread.tcb(),
                            InvocationLabel.TCB_SET_SCHED_PARAMS,
                            List.of(
                                    BootLayout.SLOT_TCB,
                                    passive ? 0 : sc,
                                    random.nextBoolean() ? 0 : endpoints.get(i % 2)),
                            255,
                            98 + i)
                    .ok();
            if (i % 2 == 1) {
                script.root()
                        .call(
                                thread.tcb(),
                                InvocationLabel.TCB_SET_SPACE,
                                List.of(0, outer, BootLayout.SLOT_VSPACE),
                                0,
                                0)
                        .ok();
            }
            if (random.nextInt(3) == 0) {
                script.root()
                        .call(
                                thread.tcb(),
                                InvocationLabel.TCB_SET_TIMEOUT_ENDPOINT,
                                List.of(endpoints.get(random.nextInt(3))))
                        .ok();
            }
            script.resume(thread);
        }
        spread(twin, random);
        script.lowerRoot(100);
    }

    /// Moves threads to other cores, which begin to run when they are interrupted: not before all
    /// have been moved, since nobody looks.
    private void spread(Twin twin, SplittableRandom random) {
        for (int sc : cores == 1 ? List.<Integer>of() : schedContexts) {
            long budgetMicros = random.nextInt(20, 2_000);
            twin.setRegister(A0, schedControl(random.nextInt(cores)));
            twin.setRegister(A1, CONFIGURE);
            twin.setRegister(A2, budgetMicros);
            twin.setRegister(A2 + 1, budgetMicros + random.nextInt(4_000));
            twin.setRegister(A2 + 2, random.nextInt(5));
            twin.setRegister(A2 + 3, sc);
            twin.setRegister(A7, SystemCall.CALL);
            long flags = twin.rootBuffer() + IpcBufferLayout.MESSAGE + 4L * Long.BYTES;
            twin.store(flags, random.nextInt(2));
            twin.store(twin.rootBuffer() + IpcBufferLayout.CAPS_OR_BADGES, sc);
            twin.systemCall();
        }
    }

    private int schedContext(SplittableRandom random) {
        int slot = script.make(ObjectType.SCHED_CONTEXT, 8);
        long budgetMicros = random.nextInt(20, 2_000);
        script.root()
                .call(
                        schedControl(0),
                        InvocationLabel.SCHED_CONTROL_CONFIGURE_FLAGS,
                        List.of(slot),
                        budgetMicros,
                        budgetMicros + random.nextInt(4_000),
                        random.nextInt(5),
                        slot,
                        random.nextInt(2))
                .ok();
        return slot;
    }

    /// {@return the slots that hold something at the beginning}
    List<Integer> occupied() {
        List<Integer> all = new ArrayList<>(endpoints);
        List.of(notifications, replies, threads, schedContexts, cnodes, frames, tables)
                .forEach(all::addAll);
        all.addAll(untypeds);
        all.addAll(handlers);
        return all;
    }
}
