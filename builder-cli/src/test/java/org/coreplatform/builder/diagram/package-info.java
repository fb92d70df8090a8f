/// Tests of pictures.
@NullMarked
package org.coreplatform.builder.diagram;

import org.jspecify.annotations.NullMarked;
