/// What is wrong, where, and what to do about it: diagnostics as values, and their text and JSON.
@NullMarked
package org.coreplatform.description.diagnostic;

import org.jspecify.annotations.NullMarked;
