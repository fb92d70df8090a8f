/// The kernel against its specification.
///
/// A [org.coreplatform.kernel.refinement.Subject] is a kernel that can be driven as user code and
/// hardware drive it: the specification is one, the kernel on its board is another. Golden vectors
/// say what both must do; the random tester drives both with the same operations and compares
/// everything that users can see.
@NullMarked
package org.coreplatform.kernel.refinement;

import org.jspecify.annotations.NullMarked;
