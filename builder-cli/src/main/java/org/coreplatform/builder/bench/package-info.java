/// Measures what the toolchain takes: the one package, beside the command line, that looks at the
/// host's clock.
@NullMarked
package org.coreplatform.builder.bench;

import org.jspecify.annotations.NullMarked;
