package org.coreplatform.description;

import java.util.Optional;
import org.coreplatform.description.diagnostic.DiagnosticSink;
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
        Target target = options.target(profile);
        SystemDescription system = document.get().decode(profile, target, options.files(), sink);
        Rules.check(system, target, sink);
        return Optional.of(new ValidatedSystem(system, target));
    }
}
