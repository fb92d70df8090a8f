package org.coreplatform.description.xml;

import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.Target;

/// What decoders share.
///
/// @param profile whose format the description has
/// @param target what it is for
/// @param sink where problems go
record Decoding(Profile profile, Target target, DiagnosticSink sink) {

    boolean isMicrokit() {
        return profile == Profile.MICROKIT;
    }

    void report(Diagnostic found) {
        sink.report(found);
    }
}
