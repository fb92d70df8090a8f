/// What people see of a run: the system's console and the faults that nobody handled.
@NullMarked
package org.coreplatform.builder.run;

import org.jspecify.annotations.NullMarked;
