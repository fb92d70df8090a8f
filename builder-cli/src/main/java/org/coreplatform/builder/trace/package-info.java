/// Traces of runs: recorded while a machine runs, written for Perfetto, read back and shown as
/// text or as a page.
@NullMarked
package org.coreplatform.builder.trace;

import org.jspecify.annotations.NullMarked;
