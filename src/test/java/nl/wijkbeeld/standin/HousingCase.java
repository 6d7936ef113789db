package nl.wijkbeeld.standin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A made-up nuisance case of a housing corporation, in the words of the VERA standard. */
record HousingCase(
        String id,
        Instant registered,
        LocalDate begin,
        @Nullable LocalDate end,
        Kind kind,
        String status,
        Address address,
        String toelichting,
        String melder) {

    /** Zaaktype: soort and detailsoort with their names. */
    record Kind(String soort, String detailsoort, String naam, int weight) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("SOC", "GEL", "Geluidsoverlast", 26),
            new Kind("SOC", "RUZ", "Burenruzie", 14),
            new Kind("SOC", "VUI", "Vervuiling", 9),
            new Kind("SOC", "PSY", "Psychische problematiek", 8),
            new Kind("SOC", "DIE", "Huisdieren", 7),
            new Kind("SOC", "AGR", "Agressie/bedreiging", 6),
            new Kind("SOC", "STA", "Stankoverlast", 5),
            new Kind("SOC", "DRU", "Dealen/drugspanden", 5),
            new Kind("OMG", "HAN", "Omgevingsoverlast", 4),
            new Kind("SOC", "VER", "Verslavingsproblematiek", 4),
            new Kind("SOC", "OVE", "Overige", 4),
            new Kind("WOO", "ONR", "Onrechtmatige bewoning", 3),
            new Kind("SOC", "VAN", "Vandalisme", 3),
            new Kind("SOC", "ONV", "Onveiligheid gemeenschappelijke ruimte", 3),
            new Kind("SOC", "HEN", "Hennepkwekerij", 2),
            new Kind("SOC", "ONG", "Ongedierte", 2),
            new Kind("WOO", "KLI", "Oneigenlijk gebruik gemeenschappelijke ruimte", 2),
            new Kind("WOO", "BED", "Bedrijfsmatig gebruik woning", 1));
    private static final int[] WEIGHTS = KINDS.stream().mapToInt(Kind::weight).toArray();

    /** The supplier's cases as they stand on that night: those of before, open or finished. */
    static List<HousingCase> of(
            long seed, String supplier, List<Buurt> buurten, int perYear, LocalDate start, LocalDate night) {
        List<HousingCase> cases = new ArrayList<>();
        for (int year = start.getYear(); year <= night.getYear(); year++) {
            Chance chance = Chance.of(seed, supplier, year);
            for (int i = 1; i <= perYear; i++) {
                String id = "%s-%d-%04d".formatted(supplier, year, i);
                HousingCase made = make(id, year, buurten, night, chance);
                if (made.begin().isBefore(night)) {
                    cases.add(made);
                }
            }
        }
        return cases;
    }

    private static HousingCase make(String id, int year, List<Buurt> buurten, LocalDate night, Chance chance) {
        LocalDate begin = Rhythm.AVOND.day(year, chance);
        LocalDate end = begin.plusDays(chance.between(4, 160));
        boolean isOpen = !end.isBefore(night);
        String open = chance.pick(List.of("AAN", "INB", "INU"));
        return new HousingCase(
                id,
                begin.atTime(LocalTime.of(chance.between(8, 17), chance.below(60)))
                        .toInstant(ZoneOffset.UTC),
                begin,
                isOpen ? null : end,
                KINDS.get(chance.weighted(WEIGHTS)),
                isOpen ? open : chance.pick(List.of("AFG", "GES", "GES", "GES", "GEA")),
                chance.pick(chance.pick(buurten).addresses()),
                "Testpersoon %d belt over de buren op nummer %d; tel. 0600-000%03d"
                        .formatted(chance.below(1000), chance.below(100), chance.below(1000)),
                "Testpersoon " + chance.between(1000, 9999));
    }
}
