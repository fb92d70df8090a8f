/// A system description with every name resolved: immutable values, each of which knows where it
/// was written.
@NullMarked
package org.coreplatform.description.model;

import org.jspecify.annotations.NullMarked;
