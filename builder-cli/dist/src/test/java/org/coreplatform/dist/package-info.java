/// The distribution as a user finds it.
@NullMarked
package org.coreplatform.dist;

import org.jspecify.annotations.NullMarked;
