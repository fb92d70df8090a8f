package org.coreplatform.kernel.refinement;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.ObjectType;
import org.coreplatform.sdk.image.BootLayout;

/// The objects that random operations play with, as they are at the beginning: which slots hold
/// what, and which are free.
final class World {
    /// Log2 of the slots of the root CNode, which every thread has as its CSpace.
    static final int RADIX = 8;

    private static final int FREE_SLOTS = 40;
    private static final int SMALL_CNODE_RADIX = 4;

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

    private World(Script script) {
        this.script = script;
    }

    /// Makes a handful of everything; {@return where it is}.
    static World make(Twin twin, SplittableRandom random) {
        var script = new Script(twin);
        var world = new World(script);
        twin.watch(twin.rootBuffer());
        world.makeObjects();
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
        int handler = script.slot();
        script.root()
                .call(
                        BootLayout.SLOT_IRQ_CONTROL,
                        InvocationLabel.RISCV_IRQ_ISSUE_IRQ_HANDLER_TRIGGER,
                        List.of(BootLayout.SLOT_CNODE),
                        10,
                        0,
                        handler,
                        Script.ALL_BITS)
                .ok();
        handlers.add(handler);
        script.root()
                .call(
                        handler,
                        InvocationLabel.IRQ_SET_IRQ_HANDLER,
                        List.of(notifications.getLast()))
                .ok();
    }

    private void makeThreads(Twin twin, SplittableRandom random) {
        for (int i = 0; i < 5; i++) {
            Actor thread = script.passive("thread " + i, 98 + i);
            threads.add(thread.tcb());
            twin.watch(thread.buffer());
            boolean passive = i == 4;
            int sc = script.schedContext(random.nextInt(20, 2_000), random.nextInt(2_000, 5_000));
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
            script.resume(thread);
        }
        script.lowerRoot(100);
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
