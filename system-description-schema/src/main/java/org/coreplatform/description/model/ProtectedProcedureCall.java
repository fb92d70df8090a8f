package org.coreplatform.description.model;

/// A protected procedure call (PPC) that a channel allows.
///
/// @param caller the end that calls
/// @param callee the end whose PD provides the procedure
public record ProtectedProcedureCall(ChannelEnd caller, ChannelEnd callee) {}
