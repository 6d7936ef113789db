package nl.wijkbeeld.standin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A made-up case of the Zorg- en Veiligheidshuis. */
record CareCase(
        String number,
        LocalDate reported,
        String gemeente,
        @Nullable String wijk,
        String thema,
        String domain,
        int birthYear,
        String sex,
        int phase,
        String status,
        @Nullable LocalDate end) {
    private static final List<String> THEMES = List.of(
            "huiselijk geweld",
            "verward gedrag",
            "multiproblematiek",
            "risicojeugd",
            "nazorg detentie",
            "veelpleger",
            "stalking",
            "jonge aanwas",
            "radicalisering",
            "mensenhandel",
            "overig");
    private static final int[] WEIGHTS = {26, 22, 14, 9, 9, 6, 5, 3, 2, 1, 3};

    /** The cases as they stand on that night. */
    static List<CareCase> of(long seed, Places places, LocalDate start, LocalDate night) {
        List<CareCase> cases = new ArrayList<>();
        for (int year = start.getYear(); year <= night.getYear(); year++) {
            cases.addAll(ofYear(seed, "GM0141", 85, places, year, night));
            cases.addAll(ofYear(seed, "GM1700", 28, places, year, night));
        }
        return cases;
    }

    private static List<CareCase> ofYear(
            long seed, String gemeente, int count, Places places, int year, LocalDate night) {
        Chance chance = Chance.of(seed, "zvh", gemeente, year);
        List<Buurt> buurten = places.inGemeente(gemeente);
        List<CareCase> cases = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String number = "ZVH-%s-%d-%03d".formatted(gemeente.substring(2), year, i);
            CareCase made = make(number, gemeente, buurten, year, night, chance);
            if (made.reported().isBefore(night)) {
                cases.add(made);
            }
        }
        return cases;
    }

    private static CareCase make(
            String number, String gemeente, List<Buurt> buurten, int year, LocalDate night, Chance chance) {
        LocalDate reported = LocalDate.of(year, 1, 1).plusDays(chance.below(365));
        LocalDate end = reported.plusDays(chance.between(30, 420));
        boolean isOpen = !end.isBefore(night);
        boolean isNew = reported.isAfter(night.minusDays(30));
        String wijk = chance.pick(buurten).wijk();
        return new CareCase(
                number,
                reported,
                gemeente,
                chance.percent(40) ? null : wijk,
                chance.percent(0.5) ? "onbekend thema" : THEMES.get(chance.weighted(WEIGHTS)),
                chance.pick(List.of("straf", "zorg", "zorg", "bestuur")),
                year - chance.between(14, 70),
                chance.percent(68) ? "M" : "V",
                chance.weighted(new int[] {50, 28, 14, 6, 2}),
                isOpen ? (isNew ? "instroom" : "lopend") : "uitstroom",
                isOpen ? null : end);
    }
}
