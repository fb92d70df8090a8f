/// System calls and invocations: every request is decoded, which checks everything and changes
/// nothing, and then performed, which cannot fail.
@NullMarked
package org.coreplatform.kernel.syscall;

import org.jspecify.annotations.NullMarked;
