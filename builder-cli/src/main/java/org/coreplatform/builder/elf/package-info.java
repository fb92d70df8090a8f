/// Program images of Microkit's profile: ELF files, read as far as the rules about them need.
///
/// The reader is ours, since what it reads of the format takes a page, files are untrusted, and
/// nothing else here needs a library for ELF files.
@NullMarked
package org.coreplatform.builder.elf;

import org.jspecify.annotations.NullMarked;
