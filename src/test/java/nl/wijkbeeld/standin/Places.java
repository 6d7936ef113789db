package nl.wijkbeeld.standin;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The 98 buurten with made-up addresses: a buurt has its own first letter behind its PC4, so that a postcode of six lies
 * in one buurt only.
 */
record Places(List<Buurt> buurten) {
    private static final String LETTERS = "ABCDEGHJKLMNPRTVWXZ";
    private static final int NUMBERS_PER_POSTCODE = 24;
    private static final List<String> STREETS = List.of(
            "Voorbeeldstraat",
            "Proefweg",
            "Demolaan",
            "Testplein",
            "Oefenpad",
            "Fictiekade",
            "Modelallée",
            "Schijnsteeg");

    /** @param areas the project's {@code gebieden.csv} */
    static Places read(Path areas) {
        List<NamedCsvRecord> rows = Sheet.read(areas);
        Map<String, String> parents = new HashMap<>();
        rows.forEach(row -> parents.put(row.getField("gebied_code"), row.getField("ouder_code")));
        Map<String, Integer> letters = new HashMap<>();
        List<Buurt> buurten = new ArrayList<>();
        for (NamedCsvRecord row : rows) {
            if (row.getField("niveau").equals("buurt")) {
                int letter = letters.merge(row.getField("pc4"), 1, Integer::sum) - 1;
                buurten.add(buurt(row, parents, LETTERS.charAt(letter)));
            }
        }
        return new Places(List.copyOf(buurten));
    }

    List<Buurt> inGemeente(String gemeenteCode) {
        return buurten.stream()
                .filter(buurt -> buurt.gemeente().equals(gemeenteCode))
                .toList();
    }

    private static Buurt buurt(NamedCsvRecord row, Map<String, String> parents, char letter) {
        String wijk = row.getField("ouder_code");
        String gemeente = parents.getOrDefault(wijk, "");
        String name = gemeente.equals("GM0141") ? "Almelo" : "Twenterand";
        List<Address> addresses = new ArrayList<>();
        for (int code = 0; code < postcodes(row); code++) {
            String postcode = row.getField("pc4") + letter + LETTERS.charAt(code);
            for (int number = 1; number <= NUMBERS_PER_POSTCODE; number++) {
                addresses.add(new Address(name, plaats(name, wijk), STREETS.get(code), number, postcode));
            }
        }
        return new Buurt(row.getField("gebied_code"), row.getField("naam"), wijk, gemeente, List.copyOf(addresses));
    }

    private static int postcodes(NamedCsvRecord row) {
        String households = row.getField("huishoudens");
        int count = households.isBlank() ? 0 : Integer.parseInt(households);
        return Math.min(STREETS.size(), 1 + count / 150);
    }

    private static String plaats(String gemeente, String wijk) {
        return switch (wijk) {
            case "WK014120" -> "Aadorp";
            case "WK014121" -> "Bornerbroek";
            case "WK170002" -> "Westerhaar-Vriezenveensewijk";
            case "WK170003" -> "Den Ham";
            case "WK170004" -> "Vroomshoop";
            default -> gemeente.equals("Almelo") ? "Almelo" : "Vriezenveen";
        };
    }
}
