/// Tests of the rules for program images of Microkit's profile.
@NullMarked
package org.coreplatform.builder.elf;

import org.jspecify.annotations.NullMarked;
