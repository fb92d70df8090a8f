/// Who runs, on whose budget, until when: MCS scheduling contexts, refills, queues and domains.
///
/// [SchedParts] says what does what.
@NullMarked
package org.coreplatform.kernel.sched;

import org.jspecify.annotations.NullMarked;
