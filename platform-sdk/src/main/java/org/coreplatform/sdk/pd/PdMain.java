package org.coreplatform.sdk.pd;

import org.coreplatform.sdk.abi.PdBadge;
import org.coreplatform.sdk.abi.PdCSpace;
import org.coreplatform.sdk.abi.PdPort;
import org.jspecify.annotations.Nullable;

/// Start and events of a PD, as in libmicrokit. Called by the class with which the PD's loader
/// starts it, never by programs; the event loop itself is the loader's.
///
/// ```
/// connect → class initialisers → new MainClass() → start: init, acknowledge interrupts
/// → Kernel.receive → dispatch → Kernel.receive or replyAndReceive → dispatch …
/// ```
public final class PdMain {
    private static long irqBits;
    private static long notificationBits;
    private static long ppcBits;

    private PdMain() {}

    /// Connects this copy of the SDK with the kernel. Comes first, so that class initialisers and
    /// the constructor of the PD's main class may use the SDK.
    ///
    /// @param irqs bit per interrupt id
    /// @param notifications bit per channel id that may be notified
    /// @param ppcs bit per channel id whose protected procedure may be called
    static void connect(PdPort port, long irqs, long notifications, long ppcs) {
        Kernel.connect(port);
        irqBits = irqs;
        notificationBits = notifications;
        ppcBits = ppcs;
    }

    /// Starts a PD: what comes before its first event.
    ///
    /// @param passive whether the PD hands its scheduling context to the monitor after `init`
    static void start(ProtectionDomain pd, boolean passive) {
        pd.init();
        if (passive) {
            Kernel.replaceDeferred(PdCSpace.MONITOR_ENDPOINT, 0);
        }
        acknowledgeAll(irqBits);
    }

    /// {@return bit per channel id that may be notified}
    static long notifyRights() {
        return notificationBits;
    }

    /// {@return bit per channel id whose protected procedure may be called}
    static long callRights() {
        return ppcBits;
    }

    static boolean ownsInterrupt(int id) {
        return (irqBits >>> id & 1) != 0;
    }

    private static void acknowledgeAll(long interrupts) {
        for (long rest = interrupts; rest != 0; rest &= rest - 1) {
            Kernel.acknowledge(Long.numberOfTrailingZeros(rest));
        }
    }

    /// Handles one event; {@return the reply that its sender waits for, if any}.
    static @Nullable Message dispatch(ProtectionDomain pd, long badge) {
        long info = Kernel.port().messageInfo();
        if ((info & Kernel.CAPABILITY_FIELDS) == Kernel.NO_MESSAGE) {
            deliver(pd, badge);
            return null;
        }
        Message message = Kernel.message(info);
        int id = (int) badge & 0x3f;
        if ((badge & PdBadge.FAULT) == 0) {
            return pd.protectedCall(new Channel(id), message);
        }
        FaultDecision decision = pd.fault(new Child(id), new FaultInfo(message));
        return decision == FaultDecision.RESUME ? Message.of(0) : null;
    }

    private static void deliver(ProtectionDomain pd, long badge) {
        for (long rest = badge; rest != 0; rest &= rest - 1) {
            int id = Long.numberOfTrailingZeros(rest);
            if (ownsInterrupt(id)) {
                pd.notified(new Interrupt(id));
            } else {
                pd.notified(new Channel(id));
            }
        }
    }
}
