/// Who runs, on whose budget, until when: MCS scheduling contexts, refills, queues and domains.
@NullMarked
package org.coreplatform.kernel.sched;

import org.jspecify.annotations.NullMarked;
