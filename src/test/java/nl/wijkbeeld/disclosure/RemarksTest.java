package nl.wijkbeeld.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nl.wijkbeeld.disclosure.Remark.Kind;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.warehouse.Warehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written beside the figures is kept, checked and told for a year. */
class RemarksTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC);

    private Warehouse warehouse;
    private Remarks remarks;

    @BeforeEach
    void fill(@TempDir Path folder) throws IOException {
        warehouse = MadeUpNight.filled(folder);
        remarks = new Remarks(warehouse);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private static Remark remark(LocalDate date, String text) {
        return remark(Kind.DUIDING, date, text);
    }

    private static Remark remark(Kind kind, LocalDate date, String text) {
        return new Remark(kind, "WK014110", Optional.of("jeugd"), date, "W. Regisseur", text, Optional.empty());
    }

    @Test
    void tellsThoseOfAYearTheLatestFirst() {
        LocalDate peildatum = MadeUpNight.PEILDATUM;
        Remark older = remark(peildatum.minusYears(1).plusDays(1), "Begin van de campagne.");
        Remark today = remark(peildatum, "Extra cameras.");
        assertEquals(1, remarks.add(remark(peildatum.minusYears(1), "Te oud."), CLOCK));
        assertEquals(2, remarks.add(older, CLOCK));
        assertEquals(3, remarks.add(today, CLOCK));
        assertEquals(4, remarks.add(remark(peildatum.plusDays(1), "Nog niet."), CLOCK));
        assertEquals(List.of(today, older), remarks.before(peildatum));
        assertEquals(4, remarks.all().size());
    }

    @Test
    void tellsEventsForAsLongAsTheChartsAre() {
        LocalDate peildatum = MadeUpNight.PEILDATUM;
        Remark event = remark(Kind.GEBEURTENIS, peildatum.minusYears(3).plusDays(1), "Extra cameras.");
        Remark otherwise = remark(Kind.REGISTRATIE, peildatum.minusYears(2), "Andere code.");
        remarks.add(remark(Kind.GEBEURTENIS, peildatum.minusYears(3), "Te oud."), CLOCK);
        remarks.add(event, CLOCK);
        remarks.add(otherwise, CLOCK);
        assertEquals(List.of(otherwise, event), remarks.before(peildatum));
    }

    @Test
    void tellsADecisionUntilItIsDoneAndNothingThatWasTakenBack() {
        LocalDate peildatum = MadeUpNight.PEILDATUM;
        Remark decision = remark(Kind.BESLUIT, peildatum.minusYears(4), "Extra toezicht.");
        long open = remarks.add(decision, CLOCK);
        long taken = remarks.add(remark(peildatum, "Toch niet."), CLOCK);
        assertTrue(remarks.withdraw(taken, peildatum));
        assertFalse(remarks.withdraw(taken, peildatum));
        assertFalse(remarks.finish(taken, peildatum), "no decision");
        assertEquals(List.of(decision), remarks.before(peildatum));
        assertTrue(remarks.finish(open, peildatum));
        assertFalse(remarks.finish(open, peildatum));
        assertEquals(List.of(), remarks.before(peildatum));
        assertEquals(List.of(decision), remarks.before(peildatum.minusDays(1)), "then it was still open");
        assertEquals(2, remarks.all().size(), "both can still be read");
    }

    @Test
    void removes() {
        long number = remarks.add(remark(MadeUpNight.PEILDATUM, "Toch niet."), CLOCK);
        assertTrue(remarks.remove(number));
        assertFalse(remarks.remove(number));
        assertTrue(remarks.all().isEmpty());
    }

    @Test
    void refusesWhatLooksLikeSomebodysAndDoesNotRepeatIt() {
        Fault refused = assertThrows(
                Fault.class, () -> remarks.add(remark(MadeUpNight.PEILDATUM, "Bel 0546-541111 voor meer."), CLOCK));
        assertEquals(
                "De tekst is niet bewaard: teken 5 tot en met 15 lijkt een telefoonnummer. Schrijf het zonder.",
                refused.getMessage());
        assertTrue(remarks.all().isEmpty());
    }

    @Test
    void refusesAnAreaOrAThemeThatIsNotThere() {
        for (Remark wrong : List.of(
                new Remark(
                        Kind.DUIDING,
                        "WK999999",
                        Optional.empty(),
                        MadeUpNight.PEILDATUM,
                        "W. Regisseur",
                        "x",
                        Optional.empty()),
                new Remark(
                        Kind.DUIDING,
                        "WK014110",
                        Optional.of("weer"),
                        MadeUpNight.PEILDATUM,
                        "W. Regisseur",
                        "x",
                        Optional.empty()))) {
            assertThrows(Fault.class, () -> remarks.add(wrong, CLOCK));
        }
        assertTrue(remarks.all().isEmpty());
    }
}
