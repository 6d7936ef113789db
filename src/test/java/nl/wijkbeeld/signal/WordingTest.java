package nl.wijkbeeld.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import nl.wijkbeeld.signal.Verdict.Judged;
import nl.wijkbeeld.signal.Verdict.NotJudged;
import nl.wijkbeeld.signal.Verdict.Reason;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static final Wording WORDING = new Wording(4);
    private static final LocalDate WEEK_42 = LocalDate.of(2026, 10, 12);

    private static Judged judged(int observed, int lower, int upper, Optional<LocalDate> since) {
        return new Judged("reeks", WEEK_42, observed, (lower + upper) / 2.0, lower, upper, 0.0001, since);
    }

    @Test
    void tellsARiseAndAFallInTheSameWords() {
        Optional<LocalDate> week40 = Optional.of(LocalDate.of(2026, 9, 28));
        assertEquals(
                "Fietsendiefstal: 31 in vier weken, verwacht 12–22. Sinds week 40.",
                WORDING.change("Fietsendiefstal", judged(31, 12, 22, week40)));
        assertEquals(
                "Fietsendiefstal: 3 in vier weken, verwacht 12–22. Sinds week 40.",
                WORDING.change("Fietsendiefstal", judged(3, 12, 22, week40)));
    }

    @Test
    void tellsTheYearOfAWeekOfAnotherYear() {
        assertEquals(
                "Overlast: 1.310 in vier weken, verwacht 980–1.120. Sinds week 53 van 2020.",
                WORDING.change(
                        "Overlast",
                        new Judged(
                                "reeks",
                                LocalDate.of(2021, 1, 18),
                                1310,
                                1050,
                                980,
                                1120,
                                0.0001,
                                Optional.of(LocalDate.of(2020, 12, 28)))));
    }

    @Test
    void tellsWhatChanceMayExplain() {
        assertEquals(
                "Inbraak: 2 in vier weken, verwacht 0–3.", WORDING.usual("Inbraak", judged(2, 0, 3, Optional.empty())));
        assertEquals(
                "Inbraak: 4 in vier weken, verwacht 0–3. Bij zo veel reeksen komt dat ook door toeval voor.",
                WORDING.usual("Inbraak", judged(4, 0, 3, Optional.of(WEEK_42))));
    }

    @Test
    void tellsHowManySeriesWereLookedAt() {
        Judged rise = judged(31, 12, 22, Optional.of(WEEK_42));
        Judged fall = judged(3, 12, 22, Optional.of(WEEK_42));
        Judged usual = judged(15, 12, 22, Optional.empty());
        Signals signals = new Signals(
                List.of(rise, fall, rise),
                Collections.nCopies(6957, usual),
                List.of(
                        new NotJudged("a", Reason.SHORT_HISTORY),
                        new NotJudged("b", Reason.NO_DELIVERY),
                        new NotJudged("c", Reason.SHORT_HISTORY)));
        assertEquals(
                "6.960 reeksen bekeken: 2 meer dan verwacht, 1 minder dan verwacht."
                        + " Niet beoordeeld: 1 geen levering, 2 te korte historie.",
                WORDING.summary(signals));
        assertEquals(
                "Inbraak: niet beoordeeld, geen levering.",
                WORDING.notJudged("Inbraak", new NotJudged("b", Reason.NO_DELIVERY)));
        assertEquals(
                "0 reeksen bekeken: 0 meer dan verwacht, 0 minder dan verwacht.",
                WORDING.summary(new Signals(List.of(), List.of(), List.of())));
    }
}
