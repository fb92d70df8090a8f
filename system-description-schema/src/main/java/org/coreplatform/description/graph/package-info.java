/// Graphs of a system: who calls whom.
@NullMarked
package org.coreplatform.description.graph;

import org.jspecify.annotations.NullMarked;
