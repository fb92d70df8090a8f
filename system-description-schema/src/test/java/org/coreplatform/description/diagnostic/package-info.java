/// Diagnostics as people and programs see them.
@NullMarked
package org.coreplatform.description.diagnostic;

import org.jspecify.annotations.NullMarked;
