/// The words of fault messages, and what the replies to them change.
@NullMarked
package org.coreplatform.kernel.fault;

import org.jspecify.annotations.NullMarked;
