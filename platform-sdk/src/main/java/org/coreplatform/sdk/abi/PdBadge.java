package org.coreplatform.sdk.abi;

/// Badges that tell a PD what it received (Microkit 2.3).
///
/// A notification's badge is the OR of `1 << id`. Messages carry [#PPC] or [#FAULT] with the id in
/// the low bits. All 64 ids of a Java PD are usable because its runtime recognises a message by the
/// message-info word that only a message writes ([#NO_MESSAGE]).
public final class PdBadge {
    /// Set in the badge of a protected procedure call.
    public static final long PPC = 1L << 63;

    /// Set in the badge of a fault message from a child.
    public static final long FAULT = 1L << 62;

    /// A message-info word with which no message can arrive (capsUnwrapped 7, extraCaps 0): still
    /// there after a receive, it was a notification.
    public static final long NO_MESSAGE = MessageInfo.of(0, 7, 0, 0);

    /// Added to a PD's index for the badge of its scheduling context.
    public static final int SCHED_CONTEXT_BASE = 0x100;

    private PdBadge() {}

    /// {@return the id in the badge of a message}
    public static int id(long badge) {
        return (int) badge & 0x3f;
    }
}
