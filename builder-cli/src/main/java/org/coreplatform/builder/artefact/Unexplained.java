package org.coreplatform.builder.artefact;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.coreplatform.sdk.image.PdSpec;
import org.coreplatform.sdk.image.PdSpec.ChannelSpec;
import org.coreplatform.sdk.image.SystemSpec;

/// Compares what the capabilities allow with what the image says that its PDs are for.
///
/// The builder writes both from one description; an image in which they differ was made by
/// something else.
final class Unexplained {
    private final SystemSpec spec;
    private final List<String> names;
    private final Authority authority;
    private final Relations relations;

    Unexplained(SystemSpec spec, List<String> names, Authority authority, Relations relations) {
        this.spec = spec;
        this.names = names;
        this.authority = authority;
        this.relations = relations;
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (int index = 0; index < spec.protectionDomains().size(); index++) {
            warnings(index, warnings);
        }
        return warnings;
    }

    private void warnings(int index, List<String> warnings) {
        PdSpec pd = spec.protectionDomains().get(index);
        int thread = pd.thread();
        if (authority.of(thread).size() >= Authority.MAX_HELD) {
            warnings.add(pd.name() + " holds more capabilities than were looked at");
        }
        Set<Integer> notifies = new LinkedHashSet<>();
        Set<Integer> calls = new LinkedHashSet<>();
        for (ChannelSpec channel : pd.channels()) {
            int peer = spec.protectionDomains().get(channel.peer()).thread();
            if (channel.mayNotify()) {
                notifies.add(peer);
            }
            if (channel.mayCall()) {
                calls.add(peer);
            }
        }
        Set<Integer> children = new LinkedHashSet<>();
        for (PdSpec child : spec.protectionDomains()) {
            if (child.parent() == index) {
                children.add(child.thread());
            }
        }
        compare(pd, "notify", relations.notifies(thread), notifies, warnings);
        compare(pd, "call", relations.calls(thread), calls, warnings);
        compare(pd, "control", relations.controls(thread), children, warnings);
    }

    private void compare(
            PdSpec pd, String verb, Set<Integer> can, Set<Integer> said, List<String> warnings) {
        for (int other : can) {
            if (!said.contains(other)) {
                warnings.add(
                        "%s can %s %s, which its description does not say"
                                .formatted(pd.name(), verb, names.get(other)));
            }
        }
        for (int other : said) {
            if (!can.contains(other) && other != pd.thread()) {
                warnings.add(
                        "%s cannot %s %s, although its description says so"
                                .formatted(pd.name(), verb, names.get(other)));
            }
        }
    }
}
