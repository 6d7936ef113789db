package nl.wijkbeeld;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.wijkbeeld.architecture.Offences;
import nl.wijkbeeld.border.Released;
import org.junit.jupiter.api.Test;

/** The packages in reading order, and what each may know; every rule is also shown to find an offence. */
class ArchitectureTest {

    /** Each may use only those after it. */
    private static final List<String> ORDER = List.of(
            "nl.wijkbeeld",
            "nl.wijkbeeld.portal",
            "nl.wijkbeeld.flow",
            "nl.wijkbeeld.dossier",
            "nl.wijkbeeld.disclosure",
            "nl.wijkbeeld.suppression",
            "nl.wijkbeeld.warehouse",
            "nl.wijkbeeld.signal",
            "nl.wijkbeeld.anonymity",
            "nl.wijkbeeld.geography",
            "nl.wijkbeeld.ledger",
            "nl.wijkbeeld.border",
            "nl.wijkbeeld.delivery",
            "nl.wijkbeeld.finding",
            "nl.wijkbeeld.settings");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("nl.wijkbeeld");

    private static final JavaClasses OFFENCES = new ClassFileImporter()
            .importClasses(
                    Offences.class,
                    Offences.AsksCamel.class,
                    Offences.AsksTheDatabase.class,
                    Offences.Prints.class,
                    Offences.ReleasesByItself.class,
                    Offences.KnowsAPartner.class);

    private static ArchRule only(Set<String> packages, String... libraries) {
        return ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages(packages.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }

    private static ArchRule camel() {
        return only(Set.of("nl.wijkbeeld", "nl.wijkbeeld.flow"), "org.apache.camel..", "org.quartz..");
    }

    /** The root connects to the partners' databases; a GeoPackage is one of SQLite. */
    private static ArchRule database() {
        return only(
                Set.of(
                        "nl.wijkbeeld",
                        "nl.wijkbeeld.warehouse",
                        "nl.wijkbeeld.ledger",
                        "nl.wijkbeeld.border",
                        "nl.wijkbeeld.geography"),
                "java.sql..",
                "org.duckdb..");
    }

    private static ArchRule printing() {
        return only(Set.of("nl.wijkbeeld.dossier"), "net.sf.jasperreports..", "com.lowagie..");
    }

    private static ArchRule releasing() {
        return ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("nl.wijkbeeld.border")
                .should()
                .callConstructorWhere(DescribedPredicate.describe(
                        "of Released", call -> call.getTargetOwner().isEquivalentTo(Released.class)));
    }

    private static ArchRule standIns() {
        return ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("nl.wijkbeeld.standin..", "nl.wijkbeeld.bench..");
    }

    @Test
    void everyPackageHasItsPlace() {
        Set<String> packages =
                MAIN.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(ORDER), packages);
    }

    @Test
    void noPackageUsesOneAboveIt() {
        assertEquals(List.of(), upward(MAIN, ORDER));
    }

    @Test
    void anUpwardDependencyIsFound() {
        List<String> turned = new ArrayList<>(ORDER);
        java.util.Collections.reverse(turned);
        assertFalse(upward(MAIN, turned).isEmpty());
    }

    private static List<String> upward(JavaClasses classes, List<String> order) {
        return classes.stream()
                .flatMap(from -> from.getDirectDependenciesFromSelf().stream())
                .filter(use -> order.contains(use.getTargetClass().getPackageName()))
                .filter(use -> order.indexOf(use.getTargetClass().getPackageName())
                        < order.indexOf(use.getOriginClass().getPackageName()))
                .map(use -> use.getOriginClass().getName() + " uses "
                        + use.getTargetClass().getName())
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void camelIsOnlyInRootAndFlow() {
        camel().check(MAIN);
        assertTrue(camel().evaluate(OFFENCES).hasViolation());
    }

    @Test
    void theDatabaseIsOnlyWhereItIsNeeded() {
        database().check(MAIN);
        assertTrue(database().evaluate(OFFENCES).hasViolation());
    }

    @Test
    void printingIsOnlyInDossier() {
        printing().check(MAIN);
        assertTrue(printing().evaluate(OFFENCES).hasViolation());
    }

    @Test
    void onlyTheBorderReleases() {
        releasing().check(MAIN);
        assertEquals(0, Released.class.getConstructors().length, "its constructor is not public");
        assertTrue(standInForReleasing().evaluate(OFFENCES).hasViolation());
    }

    /** The compiler refuses a call to Released's constructor from elsewhere, so the rule's form is tried on another class. */
    private static ArchRule standInForReleasing() {
        return ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("nl.wijkbeeld.border")
                .should()
                .callConstructorWhere(DescribedPredicate.describe(
                        "of another class", call -> call.getTargetOwner().isEquivalentTo(Offences.class)));
    }

    @Test
    void productionKnowsNoStandIn() {
        standIns().check(MAIN);
        assertTrue(standIns().evaluate(OFFENCES).hasViolation());
    }

    @Test
    void noPackageHasANameThatSaysNothing() {
        Set<String> forbidden = Set.of("util", "common", "impl", "model", "exceptions");
        assertTrue(MAIN.stream()
                .noneMatch(type -> forbidden.contains(
                        type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1))));
    }
}
