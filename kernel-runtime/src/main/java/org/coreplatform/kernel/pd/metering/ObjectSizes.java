package org.coreplatform.kernel.pd.metering;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.constantpool.ClassEntry;
import org.coreplatform.sdk.profile.JavaMemoryModel;

/// Model sizes of a program's objects: a header, then the fields without gaps.
final class ObjectSizes {
    private final ProgramClasses classes;
    private final LibraryCosts library;

    ObjectSizes(ProgramClasses classes, LibraryCosts library) {
        this.classes = classes;
        this.library = library;
    }

    /// {@return the size of an instance}
    ///
    /// @param className internal name
    int instanceBytes(String className) {
        ClassModel model = classes.find(className);
        return model == null
                ? library.instanceBytes(className)
                : Math.toIntExact(JavaMemoryModel.align(unaligned(model)));
    }

    private long unaligned(ClassModel model) {
        String superclass = model.superclass().map(ClassEntry::asInternalName).orElse("");
        long inherited = JavaMemoryModel.HEADER_BYTES;
        ClassModel parent = classes.find(superclass);
        if (parent != null) {
            inherited = unaligned(parent);
        } else if (!superclass.equals("java/lang/Object")) {
            inherited = library.instanceBytes(superclass);
        }
        for (FieldModel field : model.fields()) {
            if ((field.flags().flagsMask() & ClassFile.ACC_STATIC) == 0) {
                inherited += bytesOf(field.fieldType().charAt(0));
            }
        }
        return inherited;
    }

    /// {@return the size of a value of a type}
    ///
    /// @param descriptor first character of its descriptor
    static int bytesOf(char descriptor) {
        return switch (descriptor) {
            case 'Z', 'B' -> 1;
            case 'C', 'S' -> 2;
            case 'I', 'F' -> 4;
            default -> 8;
        };
    }
}
