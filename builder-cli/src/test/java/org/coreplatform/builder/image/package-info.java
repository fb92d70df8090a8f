/// Tests of whole images, from plan to report.
@NullMarked
package org.coreplatform.builder.image;

import org.jspecify.annotations.NullMarked;
