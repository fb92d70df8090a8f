package org.coreplatform.description.diagnostic;

/// What a diagnostic says about a place.
///
/// @param span the place
/// @param text the remark, empty for none
public record Label(Span span, String text) {}
