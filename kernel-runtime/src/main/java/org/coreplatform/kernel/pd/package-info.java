/// The runtime that hosts Java protection domains.
@NullMarked
package org.coreplatform.kernel.pd;

import org.jspecify.annotations.NullMarked;
