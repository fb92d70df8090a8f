package org.coreplatform.kernel.pd.language;

import java.util.List;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// Decides whether the classes of a program keep to the language of protection domains.
///
/// The builder reports what it finds to the author; the loader asks again, because images are
/// untrusted. Nothing that is handed in makes it throw: a class file that cannot be read is a
/// violation too.
public final class LanguageProfile {
    private LanguageProfile() {}

    /// {@return what a program does that it may not do, in a fixed order; empty: the program is
    /// fine}
    ///
    /// @param classes the PD's classes and those of `sdk.pd` that it uses
    public static List<Violation> check(List<ProgramClass> classes) {
        return new ProfileCheck(classes).run();
    }
}
