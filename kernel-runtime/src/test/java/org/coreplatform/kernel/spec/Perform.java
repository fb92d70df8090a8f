package org.coreplatform.kernel.spec;

import java.util.ArrayList;
import java.util.List;
import org.coreplatform.kernel.spec.ThreadState.Running;
import org.coreplatform.sdk.abi.MessageInfo;

/// What operations do. Every check has passed.
final class Perform {
    private static final int FRAME_REGISTERS = 16;
    private static final int REGISTERS = 32;

    private Perform() {}

    /// Does it.
    ///
    /// @param call whether the caller waits for results
    /// @return whether it is done, false when it was stopped and has to be done again
    static boolean perform(Transition t, Operation operation, boolean call) {
        switch (operation) {
            case Operation.Send o -> Ipc.send(t, t.current(), o.endpoint(), o.manner());
            case Operation.Signal o -> Signals.send(t, o.notification(), o.badge());
            case Operation.AnswerCaller o -> Ipc.reply(t, t.current(), o.reply());
            case Operation.Retype o -> {
                return retype(t, o);
            }
            case Operation.Revoke o -> {
                return Deletion.revoke(t, o.slot());
            }
            case Operation.Delete o -> {
                return Deletion.delete(t, o.slot());
            }
            case Operation.CancelBadgedSends o -> cancelBadgedSends(t, o);
            case Operation.Insert o -> Derivation.insert(t, o.capability(), o.source(), o.target());
            case Operation.Move o -> Derivation.move(t, o.capability(), o.source(), o.target());
            case Operation.Rotate o -> rotate(t, o);
            case Operation.ReadRegisters o -> readRegisters(t, o, call);
            case Operation.WriteRegisters o -> writeRegisters(t, o);
            case Operation.CopyRegisters o -> copyRegisters(t, o);
            case Operation.SetSpace o -> setSpace(t, o);
            case Operation.SetTimeoutHandler o ->
                    install(t, o.thread(), SlotId.TCB_TIMEOUT_HANDLER, o.handler());
            case Operation.SetPriority o -> Threads.setPriority(t, o.thread(), o.priority());
            case Operation.SetMaximumControlledPriority o ->
                    t.changeTcb(o.thread(), tcb -> tcb.withMaximumControlledPriority(o.priority()));
            case Operation.SetSchedParams o -> setSchedParams(t, o);
            case Operation.Suspend o -> Threads.suspend(t, o.thread());
            case Operation.Resume o -> Threads.restart(t, o.thread());
            case Operation.BindNotification o -> Signals.bind(t, o.thread(), o.notification());
            case Operation.UnbindNotification o -> Signals.unbind(t, o.thread());
            case Operation.SetTlsBase o -> setTlsBase(t, o);
            case Operation.SetFlags o -> {
                t.changeTcb(o.thread(), tcb -> tcb.withFlags(o.flags()));
                results(t, call, List.of(o.flags()));
            }
            case Operation.ConfigureSchedContext o -> {
                SchedContexts.configure(
                        t, o.schedContext(), o.core(), o.budget(), o.period(), o.refills());
                t.changeSchedContext(o.schedContext(), sc -> sc.labelled(o.badge(), o.sporadic()));
            }
            case Operation.BindSchedContext o ->
                    SchedContexts.bind(t, o.schedContext(), o.thread());
            case Operation.BindSchedContextToNotification o ->
                    SchedContexts.bindNotification(t, o.schedContext(), o.notification());
            case Operation.UnbindSchedContext o -> SchedContexts.unbind(t, o.schedContext());
            case Operation.UnbindSchedContextThread o ->
                    SchedContexts.unbindThread(t, o.schedContext());
            case Operation.UnbindSchedContextNotification o ->
                    SchedContexts.unbindNotification(t, o.schedContext());
            case Operation.Consumed o ->
                    results(t, call, List.of(SchedContexts.takeConsumed(t, o.schedContext())));
            case Operation.YieldTo o -> yieldTo(t, o, call);
            case Operation.IssueIrqHandler o -> {
                t.changeIrq(o.irq(), irq -> irq.issuedOn(t.here()));
                Derivation.insert(t, new Capability.IrqHandler(o.irq()), o.control(), o.target());
            }
            case Operation.AcknowledgeIrq o -> t.changeIrq(o.irq(), Irq::acknowledged);
            case Operation.SetIrqNotification o -> {
                SlotId slot = SlotId.ofInterrupt(o.irq());
                Deletion.delete(t, slot);
                Derivation.insert(
                        t, o.notification().capability(), o.notification().source(), slot);
            }
            case Operation.ClearIrqNotification o ->
                    Deletion.delete(t, SlotId.ofInterrupt(o.irq()));
            case Operation.SetDomain o -> Threads.setDomain(t, o.thread(), o.domain());
            case Operation.ConfigureDomainSchedule o ->
                    t.setDomains(t.domains(0).withEntry(o.index(), o.entry()));
            case Operation.StartDomainSchedule o -> {
                t.setDomains(t.domains(0).restartedAt(o.index()));
                Cores.kick(t, 0);
                if (t.here() == 0) {
                    Scheduling.rescheduleRequired(t);
                }
            }
            case Operation.MapTable o -> VSpaces.map(t, o.slot(), o.table(), o.address());
            case Operation.UnmapTable o -> {
                VSpaces.unmap(t, o.table());
                t.putTable(o.table().base(), PersistentMap.empty());
                t.put(o.slot(), t.slot(o.slot()).withCapability(o.table().unmapped()));
            }
            case Operation.MapPage o ->
                    VSpaces.map(t, o.slot(), o.frame(), o.rights(), o.execute());
            case Operation.UnmapPage o -> {
                VSpaces.unmap(t, o.frame());
                t.put(o.slot(), t.slot(o.slot()).withCapability(o.frame().unmapped()));
            }
            case Operation.GetAddress o -> results(t, call, List.of(o.frame().base()));
            case Operation.MakeAsidPool o -> makeAsidPool(t, o);
            case Operation.AssignAsid o -> {
                t.setAsids(t.asids().with(o.asid(), o.table().base()));
                t.put(o.slot(), t.slot(o.slot()).withCapability(o.table().mappedAt(o.asid(), 0)));
            }
        }
        return true;
    }

    /// Gives the caller results; who only sends gets none.
    private static void results(Transition t, boolean call, List<Long> words) {
        if (call) {
            int length = Messages.setWords(t, t.current(), words);
            Messages.deliver(t, t.current(), 0, MessageInfo.of(0, length));
        }
        Scheduling.setState(t, t.current(), new Running());
    }

    // --- Untyped memory and CNodes ---

    private static boolean retype(Transition t, Operation.Retype o) {
        var untyped = (Capability.Untyped) t.capability(o.untyped());
        if (o.reset() && !untyped.device() && !clear(t, o.untyped(), untyped)) {
            return false;
        }
        long size = 1L << o.kind().sizeBits();
        long end = o.start() + size * o.targets().size();
        t.put(o.untyped(), t.slot(o.untyped()).withCapability(untyped.withWatermark(end)));
        long address = untyped.base() + o.start();
        for (SlotId target : o.targets()) {
            Derivation.insertNew(t, o.kind().make(t, address), o.untyped(), target);
            address += size;
        }
        return true;
    }

    /// Clears what has been used of memory, from the top down.
    private static boolean clear(Transition t, SlotId slot, Capability.Untyped untyped) {
        long used = untyped.watermark();
        while (used > 0) {
            long start = (used - 1) & -Parameters.CLEARED_BYTES;
            t.clearMemory(untyped.base() + start, untyped.base() + used);
            used = start;
            if (Work.stopsAfterPiece(t) && used > 0) {
                t.put(slot, t.slot(slot).withCapability(untyped.withWatermark(used)));
                return false;
            }
        }
        return true;
    }

    private static void cancelBadgedSends(Transition t, Operation.CancelBadgedSends o) {
        if (o.endpoint().badge() != 0) {
            Ipc.cancelBadgedSends(t, o.endpoint().object(), o.endpoint().badge());
        }
    }

    private static void rotate(Transition t, Operation.Rotate o) {
        if (o.source().equals(o.target())) {
            Derivation.swap(t, o.sourceCapability(), o.source(), o.pivotCapability(), o.pivot());
        } else {
            Derivation.move(t, o.pivotCapability(), o.pivot(), o.target());
            Derivation.move(t, o.sourceCapability(), o.source(), o.pivot());
        }
    }

    // --- Threads ---

    private static void readRegisters(Transition t, Operation.ReadRegisters o, boolean call) {
        if (o.suspend()) {
            Threads.suspend(t, o.thread());
        }
        List<Long> words = new ArrayList<>();
        for (int i = 0; i < o.count(); i++) {
            words.add(t.register(o.thread(), Registers.inTransferOrder(i)));
        }
        results(t, call, words);
    }

    private static void writeRegisters(Transition t, Operation.WriteRegisters o) {
        for (int i = 0; i < o.values().size(); i++) {
            t.setRegister(o.thread(), Registers.inTransferOrder(i), o.values().get(i));
        }
        continueAtFaultIp(t, o.thread());
        if (o.resume()) {
            Threads.restart(t, o.thread());
        }
    }

    private static void continueAtFaultIp(Transition t, long thread) {
        t.setRegister(thread, Registers.NEXT_IP, t.register(thread, Registers.FAULT_IP));
    }

    private static void copyRegisters(Transition t, Operation.CopyRegisters o) {
        Cores.stall(t, o.source());
        if (o.suspend()) {
            Threads.suspend(t, o.source());
        }
        if (o.resume()) {
            Threads.restart(t, o.target());
        }
        if (o.frame()) {
            copy(t, o, 0, FRAME_REGISTERS);
            continueAtFaultIp(t, o.target());
        }
        if (o.integer()) {
            copy(t, o, FRAME_REGISTERS, REGISTERS);
        }
        if (o.target() == t.current()) {
            Scheduling.rescheduleRequired(t);
        }
    }

    private static void copy(Transition t, Operation.CopyRegisters o, int from, int to) {
        for (int i = from; i < to; i++) {
            int register = Registers.inTransferOrder(i);
            t.setRegister(o.target(), register, t.register(o.source(), register));
        }
    }

    private static void setTlsBase(Transition t, Operation.SetTlsBase o) {
        t.setRegister(o.thread(), Registers.TP, o.address());
        if (o.thread() == t.current()) {
            Scheduling.rescheduleRequired(t);
        }
    }

    private static void install(Transition t, long thread, int index, Operation.Install what) {
        var slot = new SlotId(thread, index);
        Deletion.delete(t, slot);
        if (!(what.capability() instanceof Capability.Null)) {
            Derivation.insert(t, what.capability(), what.source(), slot);
        }
    }

    private static void setSpace(Transition t, Operation.SetSpace o) {
        if (o.faultHandler() != null) {
            install(t, o.thread(), SlotId.TCB_FAULT_HANDLER, o.faultHandler());
        }
        if (o.cspace() != null) {
            install(t, o.thread(), SlotId.TCB_CSPACE, o.cspace());
        }
        if (o.vspace() != null) {
            install(t, o.thread(), SlotId.TCB_VSPACE, o.vspace());
        }
        Operation.Buffer buffer = o.buffer();
        if (buffer == null) {
            return;
        }
        Deletion.delete(t, new SlotId(o.thread(), SlotId.TCB_BUFFER));
        t.changeTcb(o.thread(), tcb -> tcb.withBuffer(buffer.address()));
        if (buffer.frame() != null) {
            install(t, o.thread(), SlotId.TCB_BUFFER, buffer.frame());
        }
        if (o.thread() == t.current()) {
            Scheduling.rescheduleRequired(t);
        }
    }

    private static void setSchedParams(Transition t, Operation.SetSchedParams o) {
        install(t, o.thread(), SlotId.TCB_FAULT_HANDLER, o.faultHandler());
        t.changeTcb(
                o.thread(),
                tcb -> tcb.withMaximumControlledPriority(o.maximumControlledPriority()));
        Threads.setPriority(t, o.thread(), o.priority());
        long before = t.tcb(o.thread()).schedContext();
        if (o.schedContext() != Tcb.NONE && o.schedContext() != before) {
            SchedContexts.bind(t, o.schedContext(), o.thread());
        } else if (o.schedContext() == Tcb.NONE && before != Tcb.NONE) {
            SchedContexts.unbindThread(t, before);
        }
    }

    // --- The others ---

    private static void yieldTo(Transition t, Operation.YieldTo o, boolean call) {
        if (!SchedContexts.yieldTo(t, o.schedContext(), call)) {
            Scheduling.setState(t, t.current(), new Running());
        }
    }

    private static void makeAsidPool(Transition t, Operation.MakeAsidPool o) {
        var untyped = (Capability.Untyped) t.capability(o.untyped());
        t.clearMemory(untyped.base(), untyped.base() + untyped.sizeBytes());
        t.put(
                o.untyped(),
                t.slot(o.untyped()).withCapability(untyped.withWatermark(untyped.sizeBytes())));
        var pool = new Capability.AsidPool(untyped.base(), o.number() << Parameters.ASID_POOL_BITS);
        Derivation.insert(t, pool, o.untyped(), o.target());
        t.setAsidPools(t.asidPools().with(o.number(), untyped.base()));
    }
}
