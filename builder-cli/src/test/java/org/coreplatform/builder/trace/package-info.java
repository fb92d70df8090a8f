/// Tests of traces.
@NullMarked
package org.coreplatform.builder.trace;

import org.jspecify.annotations.NullMarked;
