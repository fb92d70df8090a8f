/// What people read about an image: the build report and `coreplat inspect`.
///
/// Everything is computed from the image alone, from the capabilities and mappings in it rather
/// than from what it says about itself. Templates loop over finished records and print.
@NullMarked
package org.coreplatform.builder.artefact;

import org.jspecify.annotations.NullMarked;
