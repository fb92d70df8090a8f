/// See the packages below.
@NullMarked
package org.coreplatform.builder;

import org.jspecify.annotations.NullMarked;
