/// See the packages below.
@NullMarked
package org.coreplatform.kernel;

import org.jspecify.annotations.NullMarked;
