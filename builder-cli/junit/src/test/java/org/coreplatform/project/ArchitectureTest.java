package org.coreplatform.project;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The architecture of `docs/ARCHITECTURE.md`, held by rules over the production classes.
class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.coreplatform");

    private static final String SDK = "org.coreplatform.sdk..";
    private static final String DESCRIPTION = "org.coreplatform.description..";
    private static final String BOARD = "org.coreplatform.board..";
    private static final String KERNEL = "org.coreplatform.kernel..";
    private static final String BUILDER = "org.coreplatform.builder..";
    private static final String JUNIT = "org.coreplatform.junit..";
    private static final String CLI = "org.coreplatform.builder.cli..";
    private static final String BENCH = "org.coreplatform.builder.bench..";

    @Test
    void allModulesAreSeen() {
        assertTrue(CLASSES.size() > 200, "classes analysed: " + CLASSES.size());
        for (String module : List.of("sdk", "description", "board", "kernel", "builder", "junit")) {
            assertTrue(
                    CLASSES.stream()
                            .anyMatch(c -> c.getName().startsWith("org.coreplatform." + module)),
                    module);
        }
    }

    @TestFactory
    Stream<DynamicTest> holds() {
        return Stream.of(layers(), libraries(), determinism(), shape())
                .flatMap(List::stream)
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.getDescription(), () -> rule.check(CLASSES)));
    }

    private static List<ArchRule> layers() {
        return List.of(
                module(SDK).because("what PD authors program against stands alone"),
                module(DESCRIPTION, SDK).because("a description knows no machine"),
                module(BOARD, SDK).because("hardware knows no software"),
                module(KERNEL, SDK, BOARD).because("the boot image is all that a kernel sees"),
                module(BUILDER, SDK, DESCRIPTION, BOARD, KERNEL)
                        .because("the tools do not know what tests are written with"),
                noClasses()
                        .that()
                        .resideInAPackage(BOARD)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.coreplatform.sdk.pd..")
                        .because("a board does not know what its programs are written with"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage(CLI)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(CLI)
                        .because("the command line is where everything is put together"),
                slices().matching("org.coreplatform.(**)")
                        .should()
                        .beFreeOfCycles()
                        .because("a reader starts at one end"));
    }

    /// A module depends on these modules of ours alone.
    private static ArchRule module(String module, String... on) {
        String[] allowed = Stream.concat(Stream.of(module), Stream.of(on)).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.coreplatform..")
                                .and(resideOutsideOfPackages(allowed)));
    }

    private static List<ArchRule> libraries() {
        return List.of(
                only(
                                "org.coreplatform.description.xml..",
                                "tools.jackson.dataformat..",
                                "com.ctc..",
                                "org.codehaus..")
                        .because("one package reads XML"),
                only("org.coreplatform.description.graph..", "org.jgrapht..")
                        .because("one package knows graph algorithms"),
                only("org.coreplatform.builder.artefact..", "freemarker..")
                        .because("one package fills templates"),
                only("org.coreplatform.builder.diagram..", "org.eclipse..")
                        .because("one package lays out pictures"),
                only(CLI, "picocli..", "com.github.difflib..")
                        .because("one package knows the command line"),
                only(JUNIT, "org.junit..", "org.opentest4j..")
                        .because("one package knows how tests are run"),
                noClasses()
                        .that()
                        .resideInAnyPackage(SDK, BOARD, KERNEL)
                        .should()
                        .dependOnClassesThat()
                        .resideOutsideOfPackages(
                                "java..",
                                "jdk.internal.vm..",
                                "org.coreplatform..",
                                "org.jspecify..")
                        .because("what simulates needs the JDK alone"));
    }

    /// Of all packages, this one alone uses these libraries.
    private static ArchRule only(String user, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(user)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }

    private static List<ArchRule> determinism() {
        String why = "the same inputs give the same bytes, on any machine";
        return List.of(
                neverCalls(System.class, "nanoTime").because(why),
                neverCalls(System.class, "currentTimeMillis").because(why),
                neverCalls(System.class, "getenv").because(why),
                neverCalls(java.time.Instant.class, "now").because(why),
                neverCalls(java.nio.charset.Charset.class, "defaultCharset").because(why),
                neverCalls(java.util.Locale.class, "getDefault").because(why),
                neverCalls(java.time.ZoneId.class, "systemDefault").because(why),
                neverCalls(Math.class, "random").because(why),
                neverCalls(java.util.Set.class, "of").because("its order differs from run to run"),
                neverCalls(java.util.Map.class, "of").because("its order differs from run to run"),
                neverCalls(java.util.Set.class, "copyOf")
                        .because("its order differs from run to run"),
                neverCalls(java.util.Map.class, "copyOf")
                        .because("its order differs from run to run"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage(CLI)
                        .should()
                        .dependOnClassesThat()
                        .belongToAnyOf(java.util.Random.class)
                        .because(why),
                noClasses()
                        .that()
                        .resideOutsideOfPackage(CLI)
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .because("the command line alone prints"));
    }

    private static ArchRule neverCalls(Class<?> owner, String method) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(CLI, BENCH)
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                owner.getSimpleName() + "." + method,
                                call ->
                                        call.getTargetOwner().isEquivalentTo(owner)
                                                && call.getName().equals(method)));
    }

    private static List<ArchRule> shape() {
        return List.of(
                classes()
                        .that(
                                DescribedPredicate.describe(
                                        "are concrete", ArchitectureTest::isConcrete))
                        .should()
                        .haveModifier(JavaModifier.FINAL)
                        .because("nothing is made for inheritance by accident"),
                fields().that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage("org.coreplatform.description.model..")
                        .should()
                        .beFinal()
                        .allowEmptyShould(true)
                        .because("a description is a value"),
                fields().that()
                        .areStatic()
                        .and()
                        .areDeclaredInClassesThat()
                        .resideOutsideOfPackages(
                                "org.coreplatform.sdk.pd..", "org.coreplatform.pd..")
                        .should()
                        .beFinal()
                        .because(
                                "two machines in one JVM never meet (the statics of sdk.pd and pd belong to a"
                                        + " protection domain: each one loads its own)"),
                noClasses()
                        .should()
                        .haveNameMatching(
                                ".*(Utils?|Helper|Manager|Impl|Service)|.*\\.Abstract[A-Z][^.]*")
                        .because("a name says what a class is"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching(
                                "java\\.lang\\.reflect\\.(Method|Field|Constructor|Proxy|.*Invocation.*)")
                        .because("what happens can be read"),
                noClasses()
                        .should()
                        .callConstructorWhere(
                                DescribedPredicate.describe(
                                        "of Exception or RuntimeException",
                                        call ->
                                                isVague(call.getTargetOwner())
                                                        && !call.getOrigin().isConstructor()))
                        .because("a failure has a kind"));
    }

    private static boolean isConcrete(JavaClass type) {
        return !type.isInterface()
                && !type.isAnonymousClass()
                && !type.isEnum()
                && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                && !type.isAssignableTo(Enum.class);
    }

    private static boolean isVague(JavaClass type) {
        return type.isEquivalentTo(RuntimeException.class) || type.isEquivalentTo(Exception.class);
    }
}
