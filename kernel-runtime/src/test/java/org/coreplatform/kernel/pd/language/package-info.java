/// Tests of the language of Java protection domains.
@NullMarked
package org.coreplatform.kernel.pd.language;

import org.jspecify.annotations.NullMarked;
