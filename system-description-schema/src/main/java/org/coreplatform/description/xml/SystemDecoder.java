package org.coreplatform.description.xml;

import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Diagnostic;
import org.coreplatform.description.diagnostic.DiagnosticSink;
import org.coreplatform.description.diagnostic.RuleId;
import org.coreplatform.description.diagnostic.SourceFile;
import org.coreplatform.description.model.Channel;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.Profile;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// From a document to a system description: reads the elements, finds the profile, decodes.
public final class SystemDecoder {
    static final RuleId ROOT = RuleId.of("system.root");

    private final XmlElement root;

    private SystemDecoder(XmlElement root) {
        this.root = root;
    }

    /// {@return a decoder of a document whose root is `system`, or nothing after reporting why}
    public static Optional<SystemDecoder> read(SourceFile file, DiagnosticSink sink) {
        Optional<XmlElement> root = XmlReader.read(file, sink);
        if (root.isPresent() && !root.get().name().equals("system")) {
            sink.report(wrongRoot(root.get()));
            return Optional.empty();
        }
        return root.map(SystemDecoder::new);
    }

    /// {@return the profile that the document asks for}
    public Optional<Profile> profile() {
        return root.named("profile").flatMap(at -> Profile.named(at.value()));
    }

    /// {@return what of the system could be understood, after reporting what could not}
    public SystemDescription decode(Profile profile, Target target, DiagnosticSink sink) {
        Decoding decoding = new Decoding(profile, target, sink);
        Attributes.check(root, SystemFormat.SYSTEM, decoding);
        Structure structure = Structure.check(root, SystemFormat.SYSTEM, decoding);
        List<XmlElement> regionElements = structure.all("memory_region");
        List<MemoryRegion> regions = new RegionDecoder(decoding).decode(regionElements);
        List<XmlElement> pdElements = structure.all("protection_domain");
        List<ProtectionDomain> pds =
                new PdDecoder(decoding, new Regions(regionElements, regions)).decode(pdElements);
        List<Channel> channels =
                new ChannelDecoder(decoding, new PdNames(pdElements, pds))
                        .decode(structure.all("channel"));
        return new SystemDescription(profile, pds, regions, channels, root);
    }

    private static Diagnostic wrongRoot(XmlElement root) {
        return Diagnostic.error(
                        ROOT,
                        "the root element of a description is `<system>`, not `<%s>`"
                                .formatted(root.name()),
                        root.element(),
                        "expected `system`")
                .withNote("everything else of a system is inside `<system>`");
    }
}
