package org.coreplatform.description.model;

/// A processor of a virtual machine.
///
/// @param id the PD's id for it
/// @param cpu the core
public record VirtualCpu(long id, long cpu, Origin origin) {}
