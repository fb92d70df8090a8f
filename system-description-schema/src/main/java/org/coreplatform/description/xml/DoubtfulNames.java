package org.coreplatform.description.xml;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.coreplatform.description.model.Profile;

/// Names that elements have which were refused, because they are misspelt, in the wrong place or
/// without the attribute `name`: using such a name is no second mistake.
final class DoubtfulNames {
    private final XmlElement root;
    private final Profile profile;
    private final Set<String> names = new HashSet<>();
    private final Set<String> nameless = new HashSet<>();
    private boolean isComplete;

    DoubtfulNames(XmlElement root, Profile profile) {
        this.root = root;
        this.profile = profile;
    }

    /// {@return whether an element that was refused may have a name}
    ///
    /// @param element what kind of element has such names
    /// @param known the others' names: what is near to one of them is misspelt
    boolean mayBe(String element, String name, Collection<String> known) {
        complete();
        return names.contains(name)
                || (nameless.contains(element) && Spelling.nearest(name, known).isEmpty());
    }

    /// Only when a name is not known is there anything to look for.
    private void complete() {
        if (!isComplete) {
            isComplete = true;
            visit(root, SystemFormat.SYSTEM);
        }
    }

    private void visit(XmlElement element, ElementFormat format) {
        List<ElementFormat> known = SystemFormat.childrenOf(format, profile);
        if (known.isEmpty() && profile == Profile.MICROKIT) {
            return; // What is in it is ignored.
        }
        for (XmlElement child : element.children()) {
            Optional<ElementFormat> found =
                    known.stream().filter(each -> each.name().equals(child.name())).findFirst();
            if (found.isEmpty()) {
                addAll(child);
            } else {
                addUnnamed(child, found.get());
                visit(child, found.get());
            }
        }
    }

    private void addAll(XmlElement refused) {
        refused.named("name").ifPresent(at -> names.add(at.value()));
        refused.children().forEach(this::addAll);
    }

    private void addUnnamed(XmlElement element, ElementFormat format) {
        if (format.attribute("name").isEmpty() || element.named("name").isPresent()) {
            return;
        }
        List<XmlAttribute> others =
                element.attributes().stream()
                        .filter(at -> format.attribute(at.name()).isEmpty())
                        .toList();
        others.forEach(at -> names.add(at.value()));
        if (others.isEmpty()) {
            nameless.add(element.name());
        }
    }
}
