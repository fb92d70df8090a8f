/// Runs with what came from outside, so that they can be done again: kept as text, read, compared.
@NullMarked
package org.coreplatform.builder.recording;

import org.jspecify.annotations.NullMarked;
