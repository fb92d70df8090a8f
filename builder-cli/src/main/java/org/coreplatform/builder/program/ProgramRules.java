package org.coreplatform.builder.program;

import java.util.List;
import org.coreplatform.description.diagnostic.RuleId;

/// The rules that this package checks.
public final class ProgramRules {
    /// `program_image` names no file.
    public static final RuleId NOT_FOUND = RuleId.of("program_image.not-found");

    /// The file cannot be read, or is too large.
    public static final RuleId UNREADABLE = RuleId.of("program_image.unreadable");

    /// The file is no program that this toolchain runs.
    public static final RuleId UNSUPPORTED = RuleId.of("program_image.unsupported");

    /// There is no main class.
    public static final RuleId NO_MAIN_CLASS = RuleId.of("program.no-main-class");

    /// There is more than one main class.
    public static final RuleId SEVERAL_MAIN_CLASSES = RuleId.of("program.several-main-classes");

    /// javac refuses a source.
    public static final RuleId DOES_NOT_COMPILE = RuleId.of("program.does-not-compile");

    /// A class uses one that is not there.
    public static final RuleId MISSING_CLASS = RuleId.of("program.missing-class");

    /// A PD uses the constants of another one.
    public static final RuleId FOREIGN_CONSTANTS = RuleId.of("program.foreign-constants");

    /// The program does what protection domains cannot do.
    public static final RuleId LANGUAGE_PROFILE = RuleId.of("program.language-profile");

    /// An event can arrive for which there is no entry point.
    public static final RuleId MISSING_ENTRY_POINT =
            RuleId.of("protection_domain.missing-entry-point");

    /// All of them.
    public static final List<RuleId> IDS =
            List.of(
                    NOT_FOUND,
                    UNREADABLE,
                    UNSUPPORTED,
                    DOES_NOT_COMPILE,
                    NO_MAIN_CLASS,
                    SEVERAL_MAIN_CLASSES,
                    MISSING_CLASS,
                    FOREIGN_CONSTANTS,
                    LANGUAGE_PROFILE,
                    MISSING_ENTRY_POINT);

    private ProgramRules() {}
}
