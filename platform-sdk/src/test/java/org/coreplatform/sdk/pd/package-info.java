@NullMarked
package org.coreplatform.sdk.pd;

import org.jspecify.annotations.NullMarked;
