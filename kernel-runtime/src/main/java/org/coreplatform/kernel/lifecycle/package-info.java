/// How kernel objects come to be (retype) and cease to be (delete, revoke).
@NullMarked
package org.coreplatform.kernel.lifecycle;

import org.jspecify.annotations.NullMarked;
