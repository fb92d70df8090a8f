package org.coreplatform.description.xml;

import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.model.Architecture;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.Target;

/// What decoders share.
///
/// @param profile whose format the description has
/// @param target what it is for
/// @param files finds files, unless they are not to be looked for
/// @param sink where problems go
record Decoding(Profile profile, Target target, Optional<FileSizes> files, DiagnosticSink sink) {

    boolean isMicrokit() {
        return profile == Profile.MICROKIT;
    }

    boolean isFor(Architecture architecture) {
        return target.architecture() == architecture;
    }

    void report(Diagnostic found) {
        sink.report(found);
    }
}
