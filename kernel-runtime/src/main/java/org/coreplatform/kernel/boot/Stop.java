package org.coreplatform.kernel.boot;

/// The end of a run, as somebody outside wants it.
///
/// @param cycle when, in cycles since power-on; a time that has passed means as soon as possible
/// @param reason why
public record Stop(long cycle, StopReason reason) {}
