package org.coreplatform.kernel.pd.language;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.NestHostAttribute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;

/// Regenerates the classes of one program. Nests are finished last, when it is known which
/// generated classes belong to them.
final class ProgramRewriter {
    private final ProgramIndex index;
    private final Calls calls;
    private final ClassFile format;
    private final List<ProgramClass> result = new ArrayList<>();
    private final Map<String, List<String>> nests = new LinkedHashMap<>();

    ProgramRewriter(ProgramIndex index) {
        this.index = index;
        this.calls = new Calls(index, new Initialisation(index));
        this.format = ClassFile.of(ClassHierarchyResolverOption.of(new ProgramHierarchy(index)));
    }

    List<ProgramClass> run() {
        for (ClassModel model : index.models()) {
            if (model.findAttribute(Attributes.nestHost()).isPresent()) {
                rewrite(model);
            }
        }
        for (ClassModel model : index.models()) {
            if (model.findAttribute(Attributes.nestHost()).isEmpty()) {
                rewrite(model);
            }
        }
        result.add(RootsClass.generate(format, index));
        result.addAll(PdLibrary.classes());
        result.sort(Comparator.comparing(ProgramClass::name));
        return List.copyOf(result);
    }

    /// Regenerates one class.
    void rewrite(ClassModel model) {
        new ClassRewriter(this, model).rewrite();
    }

    ProgramIndex index() {
        return index;
    }

    Calls calls() {
        return calls;
    }

    ClassFile format() {
        return format;
    }

    void add(String internalName, byte[] bytes) {
        result.add(new ProgramClass(internalName.replace('/', '.'), bytes));
    }

    /// {@return the generated members of a class's nest so far; a new one may be added}
    List<String> generatedNestMembers(String host) {
        return nests.computeIfAbsent(host, _ -> new ArrayList<>());
    }

    /// {@return the host of a class's nest: itself unless it names another}
    static String nestHost(ClassModel model) {
        Optional<NestHostAttribute> host = model.findAttribute(Attributes.nestHost());
        return host.map(NestHostAttribute::nestHost).orElse(model.thisClass()).asInternalName();
    }
}
