package nl.wijkbeeld.standin;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Locale;

/** Which maatschappelijke klassen occur, how often, at which hours, and whom the police record with them. */
record IncidentMix(List<Klasse> crimes, List<Klasse> nuisance) {

    /** One maatschappelijke klasse with its weight everywhere and in the town centre. */
    record Klasse(
            String code,
            String omschrijving,
            int weight,
            int centreWeight,
            Rhythm rhythm,
            int victimPercent,
            int suspectPercent) {

        private static Klasse of(NamedCsvRecord row) {
            return new Klasse(
                    row.getField("klasse"),
                    row.getField("omschrijving"),
                    Integer.parseInt(row.getField("gewicht")),
                    Integer.parseInt(row.getField("gewicht_centrum")),
                    Rhythm.valueOf(row.getField("ritme").toUpperCase(Locale.ROOT)),
                    Integer.parseInt(row.getField("slachtoffer_pct")),
                    Integer.parseInt(row.getField("verdachte_pct")));
        }
    }

    static IncidentMix read() {
        return new IncidentMix(kind("misdrijf"), kind("overlast"));
    }

    Klasse crime(Buurt buurt, Chance chance) {
        return draw(crimes, buurt, chance);
    }

    Klasse nuisance(Buurt buurt, Chance chance) {
        return draw(nuisance, buurt, chance);
    }

    boolean isCrime(String code) {
        return crimes.stream().anyMatch(klasse -> klasse.code().equals(code));
    }

    private static Klasse draw(List<Klasse> klassen, Buurt buurt, Chance chance) {
        int[] weights = klassen.stream()
                .mapToInt(klasse -> buurt.isCentre() ? klasse.centreWeight() : klasse.weight())
                .toArray();
        return klassen.get(chance.weighted(weights));
    }

    private static List<Klasse> kind(String kind) {
        return Sheet.resource("incidentmix.csv").stream()
                .filter(row -> row.getField("soort").equals(kind))
                .map(Klasse::of)
                .toList();
    }
}
