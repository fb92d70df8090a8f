/// Claims about the checker as a whole, most of them golden files.
@NullMarked
package org.coreplatform.description;

import org.jspecify.annotations.NullMarked;
