/// See the packages below.
@NullMarked
package org.coreplatform.description;

import org.jspecify.annotations.NullMarked;
