/// From a description to an image: the phases in their order, and all reading and writing of files.
@NullMarked
package org.coreplatform.builder.pipeline;

import org.jspecify.annotations.NullMarked;
