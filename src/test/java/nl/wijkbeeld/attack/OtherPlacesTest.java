package nl.wijkbeeld.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A count withheld at one place and told, or as good as told, at another. */
class OtherPlacesTest {

    private static final String CASE = "WK014110;woningcorporaties;RUZ;Burenruzie;leefbaarheid;2025-01-01;";
    private static final String ACCOUNT =
            "Zorg- en Veiligheidshuis 26 nov. 2026 03.39 %d %d 0 2 0 0 Wat niet is aangekomen";

    @TempDir
    Path root = Path.of("");

    private MadeUpEdition edition(int day) throws IOException {
        return MadeUpEdition.of(root, LocalDate.of(2026, 11, day));
    }

    private MadeUpEdition withheldCase(String inPdf) throws IOException {
        return edition(17)
                .table(
                        "beschermd_per_wijk_en_kwartaal",
                        "gebied_code;bron;categorie;titel;thema;periode;aantal",
                        List.of(CASE + MadeUpEdition.SIGN))
                .pdf("Woningcorporaties, overlastzaken, Binnenstad Aantal nieuwe zaken per periode. Categorie "
                        + "2025 1e kw. 2025 2e kw. Burenruzie " + inPdf + " 8 • betekent: afgeschermd, kleiner dan 5.");
    }

    @Test
    void readsInThePdfWhatTheCsvWithholds() throws IOException {
        assertEquals(
                new Interval(3, 3),
                MadeUpEdition.attack(false, withheldCase("3")).leaks().get(0).interval());
    }

    @Test
    void findsNothingWhereBothWithhold() throws IOException {
        Attack.Outcome outcome = MadeUpEdition.attack(true, withheldCase("•"));
        assertEquals(1, outcome.withheld().size());
        assertEquals(2, outcome.withheld().get(0).cell().places().size());
        assertEquals(List.of(), outcome.leaks());
    }

    /** 5,620 people live there: 0.5 per thousand is between 2.53 and 3.09. */
    @Test
    void turnsARateIntoACount() throws IOException {
        MadeUpEdition edition = edition(17)
                .table(
                        "beschermd_per_jaar",
                        "gebied_code;bron;jaar;aantal;per_1000",
                        List.of("WK014110;politie-incidenten;2025;afgeschermd;0.5"));
        assertEquals(
                new Interval(3, 3),
                MadeUpEdition.attack(false, edition).leaks().get(0).interval());
    }

    private MadeUpEdition confidential(int day, long loaded) throws IOException {
        return edition(day)
                .table(
                        "vertrouwelijk_per_gemeente_en_jaar",
                        "gebied_code;bron;categorie;titel;thema;periode;aantal",
                        List.of(
                                "GM0141;zorg-en-veiligheidshuis;onbekend;Onbekend;overig;2025-01-01;afgeschermd",
                                "GM0141;zorg-en-veiligheidshuis;stalking;Stalking;overig;2025-01-01;afgeschermd"))
                .pdf(ACCOUNT.formatted(loaded, loaded));
    }

    @Test
    void countsNewCasesFromTheRowsOfTwoNights() throws IOException {
        Attack.Outcome outcome = MadeUpEdition.attack(false, confidential(17, 668), confidential(18, 669));
        assertEquals(
                List.of(new Interval(1, 1)),
                outcome.exact().stream().map(Attack.Found::interval).toList());
    }

    @Test
    void boundsUnknownCodesByTheAccount() throws IOException {
        Attack.Outcome outcome = MadeUpEdition.attack(false, confidential(17, 668));
        assertEquals(1, outcome.leaks().size());
        assertEquals(new Interval(0, 2), outcome.leaks().get(0).interval());
        assertTrue(outcome.leaks().get(0).cell().key().contains("onbekend"));
    }

    @Test
    void refusesATableThatItDoesNotUnderstand() throws IOException {
        MadeUpEdition edition = edition(17)
                .table(
                        "nieuw",
                        "gebied_code;bron;maand;aantal;verschil_procent",
                        List.of("WK014110;x;2026-01-01;9;12"));
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> MadeUpEdition.attack(false, edition));
        assertTrue(String.valueOf(refused.getMessage()).contains("verschil_procent"));
    }
}
