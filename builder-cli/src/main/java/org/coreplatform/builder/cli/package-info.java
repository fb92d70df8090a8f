/// The command line: arguments in, exit code out. Data goes to standard output, all else to
/// standard error. The only package that knows picocli, the host's clock and its environment.
@NullMarked
package org.coreplatform.builder.cli;

import org.jspecify.annotations.NullMarked;
