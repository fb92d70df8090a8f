package org.coreplatform.kernel.pd.language;

import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import org.jspecify.annotations.Nullable;

/// Superclasses for the verifier and for stack maps: the program's own, then the library's. Host
/// classes outside `java.` do not exist for a program, except the port and what traces its heap.
record ProgramHierarchy(ProgramIndex index) implements ClassHierarchyResolver {

    @Override
    public @Nullable ClassHierarchyInfo getClassInfo(ClassDesc type) {
        String name = Names.internal(type);
        ClassModel model = index.find(name);
        if (model != null) {
            return info(model);
        }
        if (name.equals(Names.PD_PORT) || name.equals(Names.TRACEABLE)) {
            return ClassHierarchyInfo.ofInterface();
        }
        if (!name.startsWith("java/")) {
            return null;
        }
        return ClassHierarchyResolver.defaultResolver().getClassInfo(type);
    }

    private static ClassHierarchyInfo info(ClassModel model) {
        return ProgramIndex.isInterface(model)
                ? ClassHierarchyInfo.ofInterface()
                : ClassHierarchyInfo.ofClass(
                        model.superclass().map(ClassEntry::asSymbol).orElse(null));
    }
}
