/// The rules of capabilities: how addresses resolve in a CSpace, what a copy may say, and the
/// derivation list that revocation follows.
@NullMarked
package org.coreplatform.kernel.capability;

import org.jspecify.annotations.NullMarked;
