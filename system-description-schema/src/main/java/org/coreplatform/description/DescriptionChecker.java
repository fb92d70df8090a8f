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
        Optional<SourceFile> file = SourceDecoder.decode(name, content, sink);
        Optional<SystemDecoder> document = file.flatMap(text -> SystemDecoder.read(text, sink));
        if (document.isEmpty()) {
            return new CheckResult(sink.sorted(), Optional.empty(), Optional.empty());
        }
        ValidatedSystem system =
                check(document.get(), profile(name, document.get(), options), options, sink);
        return new CheckResult(
                document.get().suppressions().apply(sink.sorted()),
                Optional.of(system.description()),
                sink.hasErrors() ? Optional.empty() : Optional.of(system));
    }

    private static Profile profile(String name, SystemDecoder document, CheckOptions options) {
        return options.profile().or(document::profile).orElseGet(() -> Profile.ofFileName(name));
    }

    private static ValidatedSystem check(
            SystemDecoder document, Profile profile, CheckOptions options, DiagnosticSink sink) {
        Target target = options.target(profile);
        SystemDescription system = document.decode(profile, target, options.files(), sink);
        Rules.check(system, target, sink);
        return new ValidatedSystem(system, target);
    }
}
