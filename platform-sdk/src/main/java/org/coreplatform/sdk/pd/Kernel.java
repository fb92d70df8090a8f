package org.coreplatform.sdk.pd;

import org.coreplatform.sdk.abi.InvocationLabel;
import org.coreplatform.sdk.abi.PdCSpace;
import org.coreplatform.sdk.abi.PdPort;
import org.coreplatform.sdk.abi.SystemCall;
import org.coreplatform.sdk.abi.UserExceptionNumber;

/// The PD's way to the kernel, and the state that libmicrokit keeps in globals.
///
/// Each incarnation of a PD has its own copy of this class, so the static fields are the PD's own
/// memory: nothing is shared between PDs or machines. The loader connects it before anything else
/// of the PD runs. With a class initialiser, every use would first ask whether that has run.
@SuppressWarnings("NullAway.Init")
final class Kernel {
    /// The capsUnwrapped field with all three bits set. The kernel ignores it in what a PD sends
    /// and never writes it into a message without capabilities: still there after a receive, no
    /// message came.
    static final long NO_MESSAGE = 7L << 9;

    static final long CAPABILITY_FIELDS = 0x1f << 7;

    private static PdPort port;
    private static boolean deferred;
    private static long deferredCapability;
    private static long deferredInfo;

    private Kernel() {}

    static void connect(PdPort newPort) {
        port = newPort;
        deferred = false;
    }

    static PdPort port() {
        return port;
    }

    /// Ends the PD's incarnation with an SDK misuse exception.
    static Error misuse(String reason) {
        return port.raise(UserExceptionNumber.SDK_MISUSE, reason);
    }

    static void send(long capability) {
        port.systemCall(SystemCall.SEND, capability, info(0, 0), 0, 0);
    }

    /// Remembers a message to be sent together with the next receive. There is room for one: a
    /// second one sends the first at once.
    static void defer(long capability, long label) {
        flushDeferred();
        replaceDeferred(capability, label);
    }

    static void replaceDeferred(long capability, long label) {
        deferred = true;
        deferredCapability = capability;
        deferredInfo = info(label, 0);
    }

    static void flushDeferred() {
        if (deferred) {
            deferred = false;
            port.systemCall(SystemCall.SEND, deferredCapability, deferredInfo, 0, 0);
        }
    }

    static Message call(long capability, Message message) {
        port.systemCall(SystemCall.CALL, capability, load(message), 0, 0);
        return message(port.messageInfo());
    }

    static void acknowledge(int interruptId) {
        int capability = PdCSpace.BASE_IRQ + interruptId;
        port.systemCall(SystemCall.CALL, capability, info(InvocationLabel.IRQ_ACK_IRQ, 0), 0, 0);
    }

    /// Has the loader wait for the next event.
    static void receive() {
        if (!deferred) {
            port.await(SystemCall.RECV, PdCSpace.INPUT, info(0, 0), PdCSpace.REPLY, 0);
            return;
        }
        deferred = false;
        port.await(
                SystemCall.NB_SEND_RECV,
                PdCSpace.INPUT,
                deferredInfo,
                PdCSpace.REPLY,
                deferredCapability);
    }

    /// Has the loader answer the caller and wait for the next event.
    static void replyAndReceive(Message reply) {
        if (deferred) {
            flushDeferred();
        }
        port.await(SystemCall.REPLY_RECV, PdCSpace.INPUT, load(reply), PdCSpace.REPLY, 0);
    }

    /// {@return the message in the registers}
    ///
    /// @param info its message-info word
    static Message message(long info) {
        int length = (int) Math.min(info & 0x7f, Message.MAX_WORDS);
        if (length == 0) {
            return new Message(info >>> 12, null);
        }
        long[] words = new long[length];
        for (int i = 0; i < length; i++) {
            words[i] = port.messageRegister(i);
        }
        return new Message(info >>> 12, words);
    }

    /// Puts a message into the registers; {@return its message-info word}.
    private static long load(Message message) {
        long[] words = message.words;
        if (words == null) {
            return info(message.label, 0);
        }
        for (int i = 0; i < words.length; i++) {
            port.setMessageRegister(i, words[i]);
        }
        return info(message.label, words.length);
    }

    private static long info(long label, int length) {
        return label << 12 | NO_MESSAGE | length;
    }
}
