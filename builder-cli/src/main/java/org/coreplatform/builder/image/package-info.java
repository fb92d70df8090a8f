/// Ties programs and the laid-out system into one boot image.
@NullMarked
package org.coreplatform.builder.image;

import org.jspecify.annotations.NullMarked;
