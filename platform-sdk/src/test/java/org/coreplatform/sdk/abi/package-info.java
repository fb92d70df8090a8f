/// The numbers that both sides agree on.
@NullMarked
package org.coreplatform.sdk.abi;

import org.jspecify.annotations.NullMarked;
