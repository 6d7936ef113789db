package nl.wijkbeeld.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void printsOpenCountsAsTheyAreAndMarksTheProvisional() {
        Cell cell = protection.cell(Sensitivity.OPENBAAR, new Count(OptionalLong.of(1), true, false, true));
        assertEquals("1", cell.toString());
        assertTrue(cell.provisional());
    }

    @Test
    void withholdsProtectedCountsBelowFive() {
        assertEquals("afgeschermd", closed(Sensitivity.BESCHERMD, 4).toString());
        assertEquals("5", closed(Sensitivity.BESCHERMD, 5).toString());
        assertEquals("0", closed(Sensitivity.BESCHERMD, 0).toString());
    }

    @Test
    void withholdsConfidentialCountsBelowTenAndTheirZeros() {
        assertEquals("afgeschermd", closed(Sensitivity.VERTROUWELIJK, 9).toString());
        assertEquals("10", closed(Sensitivity.VERTROUWELIJK, 10).toString());
        assertEquals("afgeschermd", closed(Sensitivity.VERTROUWELIJK, 0).toString());
    }

    @Test
    void withholdsAnOpenPeriodOfAProtectedCategory() {
        Count open = new Count(OptionalLong.of(80), true, false, false);
        assertEquals("afgeschermd", protection.cell(Sensitivity.BESCHERMD, open).toString());
    }

    @Test
    void tellsNotDeliveredFromZeroAndFromWithheld() {
        Count missing = new Count(OptionalLong.of(0), false, true, false);
        assertEquals(
                "geen levering",
                protection.cell(Sensitivity.VERTROUWELIJK, missing).toString());
        Count unpublished = new Count(OptionalLong.empty(), true, true, false);
        assertEquals(
                "afgeschermd",
                protection.cell(Sensitivity.OPENBAAR, unpublished).toString());
    }

    @Test
    void givesNoRateBelowTheMinimumOfInhabitantsNorOnAWithheldCount() {
        Cell shown = protection.cell(Sensitivity.OPENBAAR, new Count(OptionalLong.of(10), true, true, false));
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

    private Cell closed(Sensitivity sensitivity, long count) {
        return protection.cell(sensitivity, new Count(OptionalLong.of(count), true, true, false));
    }
}
