/// Checks system descriptions and makes validated systems of those that are right.
@NullMarked
package org.coreplatform.description;

import org.jspecify.annotations.NullMarked;
