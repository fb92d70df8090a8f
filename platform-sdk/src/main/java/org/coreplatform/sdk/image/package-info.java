/// The boot image: everything that passes from build time to run time.
///
/// [org.coreplatform.sdk.image.SystemSpec] says which kernel objects exist, where they lie and who
/// holds which capability; [org.coreplatform.sdk.image.PdProgram] is one PD's linked program;
/// [org.coreplatform.sdk.image.BootImage] is the file that carries both.
@NullMarked
package org.coreplatform.sdk.image;

import org.jspecify.annotations.NullMarked;
