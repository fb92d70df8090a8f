/// From the text of a description to its model: a bounded XML reader that keeps places, the format
/// as data, and the decoders of the elements.
@NullMarked
package org.coreplatform.description.xml;

import org.jspecify.annotations.NullMarked;
