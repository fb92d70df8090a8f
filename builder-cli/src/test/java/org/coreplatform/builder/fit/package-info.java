/// Tests of whether systems of Microkit's profile fit into memory.
@NullMarked
package org.coreplatform.builder.fit;

import org.jspecify.annotations.NullMarked;
