/// Runs what lies in the folder `examples`, as its readers would.
@NullMarked
package org.coreplatform.builder.examples;

import org.jspecify.annotations.NullMarked;
