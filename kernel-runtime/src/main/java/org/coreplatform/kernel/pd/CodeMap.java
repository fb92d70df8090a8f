package org.coreplatform.kernel.pd;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.LineNumberInfo;
import java.lang.classfile.attribute.LineNumberTableAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.coreplatform.kernel.pd.metering.CodeSites;
import org.coreplatform.sdk.abi.PdAddressSpace;
import org.coreplatform.sdk.image.PdProgram;
import org.coreplatform.sdk.image.PdProgram.ProgramClass;
import org.coreplatform.sdk.image.PdProgramCodec;

/// Addresses for the instructions of a Java program, so that a program counter names a class, a
/// method and a line.
///
/// The methods of the program's classes, in the order of the program, take as many bytes as their
/// code has, one after the other; an instruction's address is its method's plus its offset in it.
/// Since the segment holds that code and more, all addresses lie within the segment. The words
/// before the first method stand for code that is the runtime's.
///
/// ```
/// program + 0   entry
///         + 4   a library routine, inlined into the program
///         + 8   the system-call stub
///         + 16  the first method
/// ```
public final class CodeMap implements CodeSites {
    /// The address at which a program starts afresh.
    static final long ENTRY = PdAddressSpace.PROGRAM_BASE;

    /// Stands for library code that the runtime executes on the program's behalf.
    static final long LIBRARY = ENTRY + 4;

    /// The address of the system-call instruction.
    static final long SYSTEM_CALL = ENTRY + 8;

    /// The length of a system-call instruction.
    static final int SYSTEM_CALL_BYTES = 4;

    private static final String SDK = "org.coreplatform.";

    private final List<Method> methods = new ArrayList<>();
    private final Map<String, Method> byName = new HashMap<>(); // never iterated
    private int end = PdProgramCodec.HEADER_BYTES;

    private record Method(
            String className,
            String name,
            String file,
            int offset,
            int length,
            List<LineNumberInfo> lines) {

        /// {@return the offset of the first instruction of a line, the method's if it has none}
        int offsetOf(int line) {
            for (LineNumberInfo info : lines) {
                if (info.lineNumber() == line) {
                    return offset + info.startPc();
                }
            }
            return offset;
        }

        boolean has(int line) {
            return lines.stream().anyMatch(info -> info.lineNumber() == line);
        }

        int lineAt(int at) {
            int line = 0;
            int start = -1;
            for (LineNumberInfo info : lines) {
                if (info.startPc() <= at && info.startPc() > start) {
                    start = info.startPc();
                    line = info.lineNumber();
                }
            }
            return line;
        }
    }

    private CodeMap() {}

    /// {@return the map of a program as it is in the image}
    ///
    /// @throws IllegalArgumentException if a class file is malformed
    public static CodeMap of(PdProgram program) {
        return of(program.classes());
    }

    static CodeMap of(List<ProgramClass> classes) {
        var map = new CodeMap();
        for (ProgramClass type : classes) {
            map.add(ClassFile.of().parse(type.bytes()));
        }
        return map;
    }

    private void add(ClassModel type) {
        String file =
                type.findAttribute(Attributes.sourceFile())
                        .map(SourceFileAttribute::sourceFile)
                        .map(Object::toString)
                        .orElse("");
        String internalName = type.thisClass().asInternalName();
        for (MethodModel method : type.methods()) {
            method.findAttribute(Attributes.code())
                    .ifPresent(code -> add(internalName, file, method, code));
        }
    }

    private void add(String type, String file, MethodModel method, CodeAttribute code) {
        String name = method.methodName().stringValue();
        List<LineNumberInfo> lines =
                code.findAttributes(Attributes.lineNumberTable()).stream()
                        .map(LineNumberTableAttribute::lineNumbers)
                        .flatMap(List::stream)
                        .toList();
        var place = new Method(type.replace('/', '.'), name, file, end, code.codeLength(), lines);
        methods.add(place);
        byName.put(key(type, name, method.methodType().stringValue()), place);
        end += code.codeLength();
    }

    @Override
    public int offset(String className, String method, String descriptor, int line) {
        Method place = byName.get(key(className, method, descriptor));
        return place == null || !isAuthors(className.replace('/', '.'))
                ? (int) (LIBRARY - ENTRY)
                : place.offsetOf(line);
    }

    /// {@return the address of a line of a method, empty if the program in the image has no such
    /// method}
    ///
    /// @param className binary name
    Optional<Long> address(String className, String method, String descriptor, int line) {
        return Optional.ofNullable(byName.get(key(internal(className), method, descriptor)))
                .map(place -> ENTRY + place.offsetOf(line));
    }

    /// {@return whether a class is the author's: the SDK counts as part of what calls it}
    static boolean isAuthors(String className) {
        return !className.startsWith(SDK);
    }

    /// {@return the address of a line of a method, [#LIBRARY] if there is no such line}
    ///
    /// @param className binary name
    long address(String className, String method, int line) {
        for (Method place : methods) {
            if (place.className.equals(className)
                    && place.name.equals(method)
                    && (line <= 0 || place.has(line))) {
                return ENTRY + place.offsetOf(line);
            }
        }
        return LIBRARY;
    }

    private static String internal(String className) {
        return className.replace('.', '/');
    }

    private static String key(String className, String method, String descriptor) {
        return className + '.' + method + descriptor;
    }

    /// {@return what is at an address, empty for what is not the program's}
    public Optional<CodePlace> locate(long address) {
        long offset = address - ENTRY;
        for (Method method : methods) {
            if (offset >= method.offset && offset < method.offset + method.length) {
                int line = method.lineAt((int) offset - method.offset);
                return Optional.of(new CodePlace(method.className, method.name, method.file, line));
            }
        }
        return Optional.empty();
    }
}
