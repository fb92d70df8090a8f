/// Systems from their programs to the board's console.
@NullMarked
package org.coreplatform.builder.run;

import org.jspecify.annotations.NullMarked;
