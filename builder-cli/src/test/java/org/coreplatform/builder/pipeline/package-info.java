/// Tests of the whole way from a description to an image.
@NullMarked
package org.coreplatform.builder.pipeline;

import org.jspecify.annotations.NullMarked;
