package org.coreplatform.description;

import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;
import org.coreplatform.description.rule.Rules;
import org.coreplatform.description.xml.SourceDecoder;
import org.coreplatform.description.xml.SystemDecoder;

/// Checks descriptions: read, decode, apply the rules. All errors that do not follow from each
/// other are found in one run.
public final class DescriptionChecker {
    static final RuleId PROFILE_NOT_YET = RuleId.of("system.profile-not-yet");

    private DescriptionChecker() {}

    /// {@return what is wrong with a description, and the system if nothing is}
    ///
    /// @param name what people call the file
    /// @param content its bytes
    public static CheckResult check(String name, byte[] content, CheckOptions options) {
        DiagnosticSink sink = new DiagnosticSink();
        Optional<ValidatedSystem> system =
                SourceDecoder.decode(name, content, sink)
                        .flatMap(file -> check(file, options, sink));
        return new CheckResult(sink.sorted(), sink.hasErrors() ? Optional.empty() : system);
    }

    private static Optional<ValidatedSystem> check(
            SourceFile file, CheckOptions options, DiagnosticSink sink) {
        Optional<SystemDecoder> document = SystemDecoder.read(file, sink);
        if (document.isEmpty()) {
            return Optional.empty();
        }
        Profile profile =
                options.profile()
                        .or(document.get()::profile)
                        .orElseGet(() -> Profile.ofFileName(file.name()));
        Optional<Target> target = options.target(profile);
        if (target.isEmpty()) {
            sink.report(profileNotYet(file, profile));
            return Optional.empty();
        }
        SystemDescription system = document.get().decode(profile, target.get(), sink);
        Rules.check(system, target.get(), sink);
        return Optional.of(new ValidatedSystem(system, target.get()));
    }

    private static Diagnostic profileNotYet(SourceFile file, Profile profile) {
        return Diagnostic.error(
                        PROFILE_NOT_YET,
                        "descriptions of profile `%s` are not supported yet"
                                .formatted(profile.word()),
                        file.start(),
                        "")
                .withNote("files that end in `.system` are Microkit's unless they say otherwise")
                .withHelp(
                        "write `<system profile=\"core-platform\">` if it is the Core Platform's");
    }
}
