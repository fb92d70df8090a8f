/// A description as one HTML page: its picture, memory, time, authority, and what is wrong with it.
@NullMarked
package org.coreplatform.builder.artefact.page;

import org.jspecify.annotations.NullMarked;
