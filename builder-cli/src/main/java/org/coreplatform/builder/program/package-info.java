/// Compiles and links the programs of protection domains.
///
/// Sources go through javac in memory, jars are read; what is reachable from a PD's main class goes
/// into its program, together with the classes of `sdk.pd` that it uses. All that is wrong with a
/// program is said at the author's own lines.
@NullMarked
package org.coreplatform.builder.program;

import org.jspecify.annotations.NullMarked;
