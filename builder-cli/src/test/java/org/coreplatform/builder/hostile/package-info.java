@NullMarked
package org.coreplatform.builder.hostile;

import org.jspecify.annotations.NullMarked;
