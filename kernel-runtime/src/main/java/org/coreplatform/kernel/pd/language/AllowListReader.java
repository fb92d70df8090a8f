package org.coreplatform.kernel.pd.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.coreplatform.kernel.pd.language.AllowList.ListedClass;
import org.coreplatform.kernel.pd.language.AllowList.Member;
import org.coreplatform.kernel.pd.language.AllowList.Way;
import org.jspecify.annotations.Nullable;

/// Reads the text of the allow-list, whose head explains the format.
final class AllowListReader {
    private static final String PRIMITIVES =
            "byte B char C double D float F int I long J short S" + " boolean Z void V";

    private final String text;
    private final List<ListedClass> types = new ArrayList<>();
    private @Nullable ListedClass current;

    AllowListReader(String text) {
        this.text = text;
    }

    List<ListedClass> read() {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            try {
                readLine(line.strip());
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                        "allow-list line " + number + ": " + line.strip(), e);
            }
        }
        return types;
    }

    private void readLine(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("class ") || line.startsWith("interface ")) {
            current = readType(line);
            types.add(current);
            return;
        }
        if (current == null) {
            throw new IllegalArgumentException("a member without a class");
        }
        Member member = readMember(current.name(), line);
        if (current.members().put(member.name() + member.descriptor(), member) != null) {
            throw new IllegalArgumentException("a member listed twice");
        }
    }

    /// Reads `class NAME [extends NAME…] [open] [size BYTES]`.
    private static ListedClass readType(String line) {
        List<String> words = List.of(line.split("[ ,]+", -1));
        List<String> supertypes = new ArrayList<>();
        boolean open = false;
        int size = 16;
        for (int i = 2; i < words.size(); i++) {
            switch (words.get(i)) {
                case "open" -> open = true;
                case "size" -> size = Integer.parseInt(words.get(++i));
                case "extends" -> {}
                default -> supertypes.add(internalName(words.get(i)));
            }
        }
        String name = internalName(words.get(1));
        boolean isInterface = words.getFirst().equals("interface");
        if (!name.equals("java/lang/Object") && supertypes.isEmpty()) {
            supertypes.add("java/lang/Object");
        }
        return new ListedClass(
                name, isInterface, List.copyOf(supertypes), open, size, new LinkedHashMap<>());
    }

    /// Reads `[static] TYPE NAME[(TYPES)]`, or `new(TYPES)`, then two blanks and its properties.
    private static Member readMember(String owner, String line) {
        String[] parts = line.split(" {2,}", 2);
        String signature = parts[0];
        boolean isStatic = signature.startsWith("static ");
        String declaration = isStatic ? signature.substring(7) : signature;
        int bracket = declaration.indexOf('(');
        String head = bracket < 0 ? declaration : declaration.substring(0, bracket);
        boolean constructor = head.equals("new");
        int blank = constructor ? 0 : head.indexOf(' ');
        String result = constructor ? "V" : descriptor(head.substring(0, blank));
        String name = constructor ? "<init>" : head.substring(blank + 1);
        String descriptor = result;
        if (bracket >= 0) {
            String parameters = declaration.substring(bracket + 1, declaration.length() - 1);
            descriptor = "(" + descriptors(parameters) + ")" + result;
        }
        return withProperties(
                new Member(owner, name, descriptor, isStatic, 0, 0, Way.DIRECT, signature),
                parts[1]);
    }

    /// Applies `COST [allocates BYTES]`, `COST strict` or `library`.
    private static Member withProperties(Member member, String properties) {
        if (properties.startsWith("library")) {
            return with(member, 0, 0, Way.LIBRARY);
        }
        String[] words = properties.split(" +", -1);
        int cost = Integer.parseInt(words[0]);
        if (words.length == 1) {
            return with(member, cost, 0, Way.DIRECT);
        }
        return switch (words[1]) {
            case "strict" -> with(member, cost, 0, Way.STRICT);
            case "allocates" -> with(member, cost, Integer.parseInt(words[2]), Way.DIRECT);
            default -> throw new IllegalArgumentException("unknown property " + words[1]);
        };
    }

    private static Member with(Member member, int cost, int allocatedBytes, Way way) {
        return new Member(
                member.owner(),
                member.name(),
                member.descriptor(),
                member.isStatic(),
                cost,
                allocatedBytes,
                way,
                member.signature());
    }

    private static String descriptors(String parameters) {
        StringBuilder all = new StringBuilder();
        for (String parameter : parameters.isEmpty() ? new String[0] : parameters.split(", ", -1)) {
            all.append(descriptor(parameter));
        }
        return all.toString();
    }

    private static String descriptor(String type) {
        if (type.endsWith("[]")) {
            return "[" + descriptor(type.substring(0, type.length() - 2));
        }
        return primitive(type, "L" + internalName(type) + ";");
    }

    private static String primitive(String type, String otherwise) {
        List<String> words = List.of(PRIMITIVES.split(" ", -1));
        int at = words.indexOf(type);
        return at >= 0 ? words.get(at + 1) : otherwise;
    }

    /// Names without a package are in `java.lang`.
    private static String internalName(String name) {
        return name.indexOf('.') < 0 ? "java/lang/" + name : name.replace('.', '/');
    }
}
