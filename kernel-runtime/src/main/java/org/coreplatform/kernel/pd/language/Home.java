package org.coreplatform.kernel.pd.language;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The class into which code is written, and the static methods that its code needs beside it.
final class Home {
    private final ClassDesc self;
    private final boolean isInterface;
    private final Map<Object, String> names = new LinkedHashMap<>();
    private final List<Consumer<ClassBuilder>> methods = new ArrayList<>();

    Home(String name, boolean isInterface) {
        this.self = ClassDesc.ofInternalName(name);
        this.isInterface = isInterface;
    }

    /// Writes a call of a generated method, and that method if there is none for the purpose.
    ///
    /// @param purpose equal for methods that do the same
    void call(CodeBuilder code, Object purpose, MethodTypeDesc type, Consumer<CodeBuilder> body) {
        String name = names.get(purpose);
        if (name == null) {
            String fresh = ProgramIndex.GENERATED + "part$" + names.size();
            names.put(purpose, fresh);
            methods.add(builder -> write(builder, fresh, type, body));
            name = fresh;
        }
        code.invokestatic(self, name, type, isInterface);
    }

    private static void write(
            ClassBuilder builder, String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {
        int flags = ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE | ClassFile.ACC_SYNTHETIC;
        builder.withMethodBody(name, type, flags, body);
    }

    void writeMethods(ClassBuilder builder) {
        for (int i = 0; i < methods.size(); i++) {
            methods.get(i).accept(builder);
        }
    }
}
