package io.github.businesscentral.payments;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keeps the arrows of the design (section 4): a package may use those below it, never above. */
class ArchitectureTest {
    private static final String ROOT = "io.github.businesscentral.payments";

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static final int USUAL_MAX_FILES = 26;

    // package-info.java included.
    private static final Map<String, Integer> MAX_FILES = Map.of(
            // Three or four classes for each entity: the entity, its fields, a new one, a patch. And five for the
            // values of
            // enums.
            packageOf("model"), 40);

    // Each package with those it may use, itself included. The root is not here: it may use all.
    @ParameterizedTest
    @CsvSource({
        "protocol, protocol",
        "odata, odata protocol",
        "error, error protocol",
        "entity, entity odata error protocol",
        "model, model entity odata error",
        "retry, retry call error protocol",
        "auth, auth call error",
        "call, call odata error",
        "run, run call auth retry model odata error protocol",
        "webhook, webhook call model odata error",
        "internal.webhook, internal.webhook webhook internal.write internal internal.answer call odata",
        "internal.run.journal, internal.run.journal run odata protocol",
        "internal.run, internal.run internal.run.journal run internal.write internal internal.answer batch call model odata error"
                + " protocol",
        "internal.importing, internal.importing internal.run internal.run.journal run batch call model error",
        "batch, batch call auth retry model odata error",
        "internal.answer, internal.answer entity call retry error protocol",
        "internal, internal internal.answer call auth retry model odata error protocol",
        "internal.write, internal.write internal internal.answer call model odata error protocol",
        "internal.batch, internal.batch internal.write internal internal.answer call model odata error protocol"
    })
    void aPackageUsesOnlyThoseBelowIt(String name, String mayUse) {
        Set<String> allowed = Arrays.stream(mayUse.split(" "))
                .map(ArchitectureTest::packageOf)
                .collect(Collectors.toSet());
        String[] forbidden =
                packages().filter(other -> !allowed.contains(other)).toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(packageOf(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(LIBRARY);
    }

    /** Written against the same facts and not against each other, a mistake in one of the two shows. */
    @Test
    void theStandInServerUsesNothingOfTheLibrary() {
        JavaClasses standIn = new ClassFileImporter().importPackages(ROOT + ".testing");

        noClasses()
                .that()
                .resideInAPackage(ROOT + ".testing..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages().toArray(String[]::new))
                .check(standIn);
    }

    @Test
    void everyPackageHasItsArrows() {
        assertThat(packages())
                .containsExactlyInAnyOrder(
                        ROOT,
                        packageOf("auth"),
                        packageOf("batch"),
                        packageOf("call"),
                        packageOf("entity"),
                        packageOf("error"),
                        packageOf("internal"),
                        packageOf("internal.answer"),
                        packageOf("internal.batch"),
                        packageOf("internal.importing"),
                        packageOf("internal.run.journal"),
                        packageOf("internal.webhook"),
                        packageOf("internal.write"),
                        packageOf("model"),
                        packageOf("odata"),
                        packageOf("protocol"),
                        packageOf("retry"),
                        packageOf("internal.run"),
                        packageOf("run"),
                        packageOf("webhook"));
    }

    @Test
    void onlyTheRootUsesWhatIsInternal() {
        classes()
                .that()
                .resideInAPackage(packageOf("internal.."))
                .should()
                .onlyBeAccessed()
                .byAnyPackage(ROOT, packageOf("internal.."))
                .check(LIBRARY);
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, packageOf("internal.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packageOf("internal.."))
                .check(LIBRARY);
    }

    /** But for the readers of answers, which read entities from their bytes. */
    @Test
    void onlyTheModelUsesTheEntityMachinery() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packageOf("model"), packageOf("entity"))
                .and()
                .doNotHaveSimpleName("PageRows")
                .and()
                .doNotHaveSimpleName("EntityReader")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packageOf("entity"))
                .check(LIBRARY);
    }

    @Test
    void noPackageHasMoreFilesThanAllowed() throws IOException {
        Map<String, Integer> tooMany = new TreeMap<>();
        for (String name : packages().toList()) {
            Path directory = Path.of("src/main/java", name.split("\\."));
            try (Stream<Path> files = Files.list(directory)) {
                int count = (int)
                        files.filter(file -> file.toString().endsWith(".java")).count();
                if (count > MAX_FILES.getOrDefault(name, USUAL_MAX_FILES)) {
                    tooMany.put(name, count);
                }
            }
        }

        assertThat(tooMany).as("packages with too many files").isEmpty();
    }

    @Test
    void thePackagesFormNoCycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(LIBRARY);
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(LIBRARY);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(LIBRARY);
    }

    @Test
    void onlyClassesNamedAfterMsalTouchIt() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.auth\\.Msal[A-Za-z]*(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.microsoft.aad..")
                .check(LIBRARY);
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.auth\\.Msal[A-Za-z]*(\\$.*)?")
                .and()
                // For fromEnvironment(); WithoutMsalTest shows that the builder loads without MSAL4J.
                .doNotHaveFullyQualifiedName(ROOT + ".CustomerPaymentsClient$Builder")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.auth\\.Msal.*")
                .check(LIBRARY);
        classes()
                .that()
                .haveFullyQualifiedName(packageOf("auth") + ".MsalHttp")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.microsoft.aad..")
                .check(LIBRARY);
    }

    @Test
    void noClassIsNamedAfterNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*\\.[^.]*(Util|Helper)[^.]*")
                .orShould()
                .haveNameMatching(".*(Impl|Manager)(\\$.*)?")
                .check(LIBRARY);
    }

    @Test
    void noPackageIsADrawer() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..helper..", "..helpers..", "..common..", "..impl..")
                .check(LIBRARY);
    }

    /** A record's constructor is API: with each property that Microsoft adds, compiled callers would break. */
    @Test
    void noModelIsARecord() {
        noClasses()
                .that()
                .resideInAPackage(packageOf("model"))
                .and()
                .arePublic()
                .should()
                .beRecords()
                .check(LIBRARY);
    }

    @Test
    void onlyStreamingIsUsedOfMoshi() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "com\\.squareup\\.moshi\\."
                                + "(?!Json(Adapter|Reader|Writer|DataException|EncodingException)(\\$|$)).*|.*JsonAdapter\\$Factory")
                .check(LIBRARY);
    }

    @Test
    void onlyTheForeignParserUsesOlingo() {
        JavaClasses all = new ClassFileImporter().importPackages(ROOT);

        noClasses()
                .that()
                .haveNameNotMatching(".*\\.ForeignParser(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.olingo..")
                .check(all);
    }

    /** The compiler of a program that uses such a class would warn that it does not know Error Prone's annotation. */
    @Test
    void noPublicClassHasAnAnnotationOfErrorProne() {
        String guardedBy = "com.google.errorprone.annotations.concurrent.GuardedBy";
        members()
                .that()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(packageOf("internal.."))
                .should()
                .notBeAnnotatedWith(guardedBy)
                .check(LIBRARY);
        // Fails if ArchUnit sees no such annotation at all.
        members()
                .that()
                .areAnnotatedWith(guardedBy)
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage(ROOT + "..")
                .check(LIBRARY);
    }

    private static Stream<String> packages() {
        return LIBRARY.stream().map(JavaClass::getPackageName).distinct();
    }

    private static String packageOf(String name) {
        return ROOT + "." + name;
    }
}
