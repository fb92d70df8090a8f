/// Tests of the boot image.
@NullMarked
package org.coreplatform.sdk.image;

import org.jspecify.annotations.NullMarked;
