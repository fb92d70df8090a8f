/// The language of Java protection domains: which part of Java and of its library they may use, and
/// how that part is made of plain bytecode.
///
/// A program passes [org.coreplatform.kernel.pd.language.LanguageProfile] in the builder and again
/// in the loader, since images are untrusted.
/// [org.coreplatform.kernel.pd.language.Desugaring] then regenerates it without anything that would
/// run outside the meter or let the host show through.
@NullMarked
package org.coreplatform.kernel.pd.language;

import org.jspecify.annotations.NullMarked;
