package org.coreplatform.sdk.image;

/// An interrupt that a PD handles.
///
/// @param irq interrupt source
/// @param edge edge-triggered, otherwise level
/// @param slot slot of the handler capability in the initialiser's CNode
/// @param notification object number of the notification that it signals
/// @param badge the signal's badge, `1 << id`
public record IrqHandlerSpec(int irq, boolean edge, int slot, int notification, long badge) {}
