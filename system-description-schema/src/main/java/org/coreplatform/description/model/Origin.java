package org.coreplatform.description.model;

import java.util.Optional;
import org.coreplatform.description.diagnostic.Span;

/// Where a part of the model was written.
public interface Origin {
    /// {@return the name in the element's start tag}
    Span element();

    /// {@return the value of an attribute, if it is written}
    Optional<Span> attribute(String name);

    /// {@return the value of an attribute, or the element if the attribute is not written}
    default Span at(String name) {
        return attribute(name).orElse(element());
    }
}
