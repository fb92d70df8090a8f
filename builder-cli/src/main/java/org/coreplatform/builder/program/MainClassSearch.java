package org.coreplatform.builder.program;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/// Finds the classes that can be a PD's main class in parsed sources: those that extend
/// `ProtectionDomain`, directly or through each other, and are not abstract.
final class MainClassSearch {
    private static final String BASE = "ProtectionDomain";

    private final Map<String, Candidate> bySimpleName = new LinkedHashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();

    private MainClassSearch() {}

    /// {@return the binary names of the possible main classes, in the order of the sources}
    ///
    /// @param units the parsed sources
    /// @param likely the class that is meant if it is possible or if there is no other
    static List<String> in(List<CompilationUnitTree> units, Optional<String> likely) {
        List<String> all = in(units);
        return likely.filter(name -> all.isEmpty() || all.contains(name)).map(List::of).orElse(all);
    }

    private static List<String> in(List<CompilationUnitTree> units) {
        MainClassSearch search = new MainClassSearch();
        for (CompilationUnitTree unit : units) {
            search.addAll(unit.getTypeDecls(), packagePrefix(unit));
        }
        return search.candidates.stream()
                .filter(candidate -> !candidate.isAbstract)
                .filter(candidate -> search.extendsBase(candidate))
                .map(Candidate::binaryName)
                .toList();
    }

    /// A class with a superclass.
    private record Candidate(String binaryName, String superclass, boolean isAbstract) {}

    private void addAll(List<? extends Tree> members, String prefix) {
        for (Tree member : members) {
            if (member instanceof ClassTree type && type.getKind() == Tree.Kind.CLASS) {
                add(type, prefix);
            }
        }
    }

    private void add(ClassTree type, String prefix) {
        String simpleName = type.getSimpleName().toString();
        Tree superclass = type.getExtendsClause();
        boolean isInner =
                prefix.endsWith("$") && !type.getModifiers().getFlags().contains(Modifier.STATIC);
        if (superclass != null && !isInner) {
            Candidate candidate =
                    new Candidate(
                            prefix + simpleName,
                            lastName(superclass.toString()),
                            type.getModifiers().getFlags().contains(Modifier.ABSTRACT));
            candidates.add(candidate);
            bySimpleName.putIfAbsent(simpleName, candidate);
        }
        addAll(type.getMembers(), prefix + simpleName + "$");
    }

    private static String packagePrefix(CompilationUnitTree unit) {
        ExpressionTree packageName = unit.getPackageName();
        return packageName == null ? "" : packageName + ".";
    }

    private boolean extendsBase(Candidate candidate) {
        String superclass = candidate.superclass;
        for (int depth = 0; depth <= bySimpleName.size(); depth++) {
            if (superclass.equals(BASE)) {
                return true;
            }
            Candidate next = bySimpleName.get(superclass);
            if (next == null) {
                return false;
            }
            superclass = next.superclass;
        }
        return false;
    }

    private static String lastName(String type) {
        int generic = type.indexOf('<');
        String name = generic < 0 ? type : type.substring(0, generic);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
