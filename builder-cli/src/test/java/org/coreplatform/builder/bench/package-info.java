/// Tests of what is measured, not of how fast it is.
@NullMarked
package org.coreplatform.builder.bench;

import org.jspecify.annotations.NullMarked;
