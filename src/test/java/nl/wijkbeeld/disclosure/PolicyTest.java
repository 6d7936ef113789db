package nl.wijkbeeld.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import nl.wijkbeeld.disclosure.Protection.Count;
import nl.wijkbeeld.settings.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy's file, and each rule on one cell. */
class PolicyTest {

    private static final Path FILE = Path.of("config/publicatie.yaml");

    private final Policy policy = Policy.read(FILE);
    private final Protection protection = new Protection(policy);

    @TempDir
    Path folder;

    @Test
    void readsThePolicyWithItsReasonsAndOwners() {
        assertEquals(5, policy.rule(Sensitivity.BESCHERMD).minimum());
        assertEquals(
                "privacyfunctionaris", policy.rule(Sensitivity.VERTROUWELIJK).owner());
        assertFalse(policy.inhabitants().reason().isBlank());
        assertEquals(64, policy.digest().length());
    }

    @Test
    void refusesAnUnknownKeyByName() throws IOException {
        assertFault("minimum: 5", "minimun: 5", "beschermd.minimun is geen bekende sleutel");
    }

    @Test
    void refusesAMissingKeyByName() throws IOException {
        assertFault("  niveau: wijk\n", "", "beschermd.niveau ontbreekt");
    }

    @Test
    void refusesOpenMonthsForProtectedCategories() throws IOException {
        assertFault("alleen_gesloten: ja", "alleen_gesloten: nee", "beschermd.alleen_gesloten hoort ja");
    }

    @Test
    void refusesAMinimumForOpenCategoriesBecauseTotalsSumThem() throws IOException {
        assertFault("minimum: 0", "minimum: 3", "openbaar.minimum");
    }

    @Test
    void refusesANumberThatIsNone() throws IOException {
        assertFault("waarde: 50", "waarde: veel", "minimum_inwoners_voor_cijfer.waarde hoort een heel getal");
    }

    private void assertFault(String old, String changed, String said) throws IOException {
        Path file = folder.resolve("publicatie.yaml");
        Files.writeString(file, Files.readString(FILE).replaceFirst(old, changed));
        Fault fault = assertThrows(Fault.class, () -> Policy.read(file));
        assertTrue(String.valueOf(fault.getMessage()).contains(said), fault.getMessage());
        assertTrue(String.valueOf(fault.getMessage()).contains(file.toString()), fault.getMessage());
    }

    @Test
    void refusesATableThatIsFinerThanItsRule() throws IOException {
        assertFault(
                "gevoeligheid: vertrouwelijk, gebied: gemeente, per: soort, periode: jaar",
                "gevoeligheid: vertrouwelijk, gebied: gemeente, per: soort, periode: kwartaal",
                "plan[6].periode hoort");
        assertFault(
                "gevoeligheid: vertrouwelijk, gebied: gemeente",
                "gevoeligheid: vertrouwelijk, gebied: wijk",
                "plan[6].gebied hoort");
        assertFault(
                "gevoeligheid: beschermd, gebied: wijk",
                "gevoeligheid: openbaar, gebied: wijk",
                "plan[1].gevoeligheid hoort");
    }

    @Test
    void givesASourceItsOwnTablesWhereTheyNameIt() {
        assertEquals(
                List.of(
                        "beschermd_per_wijk_soort_en_kwartaal",
                        "beschermd_per_gemeente_soort_en_kwartaal",
                        "beschermd_per_gemeente_thema_en_jaar"),
                names(policy.plan(Sensitivity.BESCHERMD, "cameratoezicht")));
        assertEquals(
                List.of(
                        "beschermd_per_wijk_thema_en_kwartaal",
                        "beschermd_per_wijk_soort_en_jaar",
                        "beschermd_per_gemeente_soort_en_kwartaal",
                        "beschermd_per_gemeente_thema_en_jaar"),
                names(policy.plan(Sensitivity.BESCHERMD, "halt")));
    }

    private static List<String> names(List<PlannedTable> tables) {
        return tables.stream().map(PlannedTable::name).toList();
    }

    @Test
    void printsOpenCountsAsTheyAreAndMarksTheProvisional() {
        Cell cell = Protection.cell(new Count(OptionalLong.of(1), true, true));
        assertEquals("1", cell.toString());
        assertTrue(cell.provisional());
    }

    @Test
    void tellsNotDeliveredFromZeroAndFromWithheld() {
        assertEquals(
                "geen levering",
                Protection.cell(new Count(OptionalLong.of(0), false, false)).toString());
        assertEquals(
                "0", Protection.cell(new Count(OptionalLong.of(0), true, false)).toString());
        assertEquals(
                "afgeschermd",
                Protection.cell(new Count(OptionalLong.empty(), true, false)).toString());
        assertEquals("afgeschermd", Protection.decided(OptionalLong.empty()).toString());
    }

    @Test
    void givesNoRateBelowTheMinimumOfInhabitantsNorOnAWithheldCount() {
        Cell shown = Protection.cell(new Count(OptionalLong.of(10), true, false));
        assertTrue(protection.rate(shown, OptionalLong.of(49)) instanceof Cell.NotMeaningful);
        assertTrue(protection.rate(shown, OptionalLong.empty()) instanceof Cell.NotMeaningful);
        assertEquals("20.0", protection.rate(shown, OptionalLong.of(500)).toString());
        assertTrue(protection.rate(new Cell.Withheld(), OptionalLong.of(500)) instanceof Cell.NotMeaningful);
    }

    @Test
    void tellsASmallChangeInWordsAndNoneOnAWithheldBase() {
        Cell four = new Cell.Shown(4, false);
        Cell nine = new Cell.Shown(9, false);
        assertEquals(new Change.InWords(4, 9), Change.between(four, nine, policy));
        assertFalse(Change.between(four, nine, policy).striking());
        assertEquals(
                new Change.Percentage(40, 60, 50),
                Change.between(new Cell.Shown(40, false), new Cell.Shown(60, false), policy));
        assertEquals(new Change.Untold(), Change.between(new Cell.Withheld(), nine, policy));
        assertTrue(Change.between(new Cell.Shown(40, false), new Cell.Shown(90, false), policy)
                .striking());
    }
}
