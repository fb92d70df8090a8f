/// Tests of the extension, and of the examples with it.
@NullMarked
package org.coreplatform.junit;

import org.jspecify.annotations.NullMarked;
