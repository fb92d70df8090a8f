/// Lays out the text of descriptions: everything that is written stays, comments too.
@NullMarked
package org.coreplatform.description.format;

import org.jspecify.annotations.NullMarked;
