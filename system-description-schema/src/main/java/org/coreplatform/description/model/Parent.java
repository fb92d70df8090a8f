package org.coreplatform.description.model;

import java.util.Optional;

/// Who controls a protection domain and gets its faults.
///
/// @param pd the parent
/// @param childId the id by which it knows the child
/// @param setvarId symbol of the parent that receives the id
public record Parent(ProtectionDomain pd, long childId, Optional<String> setvarId) {}
