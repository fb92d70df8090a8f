/// Tests of the allocation.
@NullMarked
package org.coreplatform.builder.layout;

import org.jspecify.annotations.NullMarked;
