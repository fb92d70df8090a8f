package org.coreplatform.description.model;

import java.util.Optional;

/// A range of x86 I/O ports of a protection domain.
///
/// @param id the PD's id for it
/// @param address the first port
/// @param size how many ports
/// @param setvarId symbol that receives the id
/// @param setvarAddr symbol that receives the first port
public record IoPort(
        long id,
        long address,
        long size,
        Optional<String> setvarId,
        Optional<String> setvarAddr,
        Origin origin) {}
