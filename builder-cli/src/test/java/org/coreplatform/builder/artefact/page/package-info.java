/// Tests of the page about a system.
@NullMarked
package org.coreplatform.builder.artefact.page;

import org.jspecify.annotations.NullMarked;
