/// Messages, signals and replies: who waits for whom, and what passes between them.
@NullMarked
package org.coreplatform.kernel.ipc;

import org.jspecify.annotations.NullMarked;
