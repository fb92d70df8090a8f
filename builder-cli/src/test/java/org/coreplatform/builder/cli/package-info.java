/// Tests of the command line: what each command prints, where, and its exit code.
@NullMarked
package org.coreplatform.builder.cli;

import org.jspecify.annotations.NullMarked;
