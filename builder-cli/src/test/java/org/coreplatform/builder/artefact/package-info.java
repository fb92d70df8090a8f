/// Tests of reports and inspection.
@NullMarked
package org.coreplatform.builder.artefact;

import org.jspecify.annotations.NullMarked;
