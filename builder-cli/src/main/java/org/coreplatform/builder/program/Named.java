package org.coreplatform.builder.program;

import org.coreplatform.description.diagnostic.Span;

/// A text in the description and where it stands.
///
/// @param text the text
/// @param span its place
public record Named(String text, Span span) {}
