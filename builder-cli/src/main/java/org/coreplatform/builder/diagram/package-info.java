/// Systems as pictures: boxes and lines, where they go, and how SVG, Graphviz and Mermaid write
/// them.
@NullMarked
package org.coreplatform.builder.diagram;

import org.jspecify.annotations.NullMarked;
