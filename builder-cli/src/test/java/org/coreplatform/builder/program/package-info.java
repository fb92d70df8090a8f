/// Tests of compiling and linking programs.
@NullMarked
package org.coreplatform.builder.program;

import org.jspecify.annotations.NullMarked;
