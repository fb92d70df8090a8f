package org.coreplatform.description.xml;

import java.util.ArrayList;
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
import org.coreplatform.description.model.SchedulingDomains;
import org.coreplatform.description.model.SharedCapability;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.model.Target;

/// From a document to a system description: reads the elements, finds the profile, decodes.
public final class SystemDecoder {
    static final RuleId ROOT = RuleId.of("system.root");

    private final XmlElement root;

    private final Suppressions suppressions;

    private SystemDecoder(XmlReader.Document document) {
        this.root = document.root();
        this.suppressions = document.suppressions();
    }

    /// {@return a decoder of a document whose root is `system`, or nothing after reporting why}
    public static Optional<SystemDecoder> read(SourceFile file, DiagnosticSink sink) {
        Optional<XmlReader.Document> document = XmlReader.read(file, sink);
        if (document.isPresent() && !document.get().root().name().equals("system")) {
            sink.report(wrongRoot(document.get().root()));
            return Optional.empty();
        }
        return document.map(SystemDecoder::new);
    }

    /// {@return the comments that let warnings pass}
    public Suppressions suppressions() {
        return suppressions;
    }

    /// {@return the profile that the document asks for}
    public Optional<Profile> profile() {
        return root.named("profile").flatMap(at -> Profile.named(at.value()));
    }

    /// {@return what of the system could be understood, after reporting what could not}
    ///
    /// @param files finds files, unless they are not to be looked for
    public SystemDescription decode(
            Profile profile, Target target, Optional<FileSizes> files, DiagnosticSink sink) {
        Decoding decoding = new Decoding(profile, target, files, sink);
        Attributes.check(root, SystemFormat.SYSTEM, decoding);
        Structure structure = Structure.check(root, SystemFormat.SYSTEM, decoding);
        DoubtfulNames doubtful = new DoubtfulNames(root, profile);
        List<XmlElement> regionElements = structure.all("memory_region");
        List<MemoryRegion> decodedRegions = new RegionDecoder(decoding).decode(regionElements);
        Regions regions = new Regions(regionElements, decodedRegions, doubtful);
        List<XmlElement> pdElements = structure.all("protection_domain");
        PdDecoder pdDecoder = new PdDecoder(decoding, regions);
        List<ProtectionDomain> decodedPds = pdDecoder.decode(pdElements);
        PdNames pds = new PdNames(pdElements, decodedPds, doubtful);
        List<Channel> channels = new ChannelDecoder(decoding, pds).decode(structure.all("channel"));
        List<SchedulingDomains> domains =
                new DomainsDecoder(decoding).decode(structure.all("domains"));
        if (profile == Profile.CORE_PLATFORM) {
            return new SystemDescription(
                    profile,
                    decodedPds,
                    decodedRegions,
                    channels,
                    List.of(),
                    domains,
                    List.of(),
                    new PolicyDecoder(decoding, pds).decode(structure.all("policy")),
                    root);
        }
        List<SharedCapability> capabilities = new ArrayList<>();
        CapabilityDecoder capabilityDecoder = new CapabilityDecoder(decoding, pds);
        for (PdDecoder.CapabilitySpace space : pdDecoder.capabilitySpaces()) {
            capabilityDecoder.decode(space.pd(), space.element(), capabilities);
        }
        return new SystemDescription(
                profile,
                decodedPds,
                decodedRegions,
                channels,
                capabilities,
                domains,
                new IoSpaceDecoder(decoding, regions).decode(structure.all("io_address_space")),
                List.of(),
                root);
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
