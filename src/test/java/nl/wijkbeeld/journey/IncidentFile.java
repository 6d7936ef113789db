package nl.wijkbeeld.journey;

import java.util.ArrayList;
import java.util.List;

/** A police incident file as a test writes it, row by row; what may not pass the border is in each of its rows. */
final class IncidentFile {

    /** Stands in every column that is dropped: no byte of it may be found behind the border. */
    static final String CANARY = "KANARIE-VAN-GEELEN";

    static final String HEADER =
            "registratienummer;kennisnamedatum;pleegdatum_van;pleegtijd_van;pleegdatum_tot;pleegtijd_tot;"
                    + "maatschappelijke_klasse;omschrijving;poging_voltooid;gemeente;plaats;straat;huisnummer;postcode";

    private final List<String> lines = new ArrayList<>(List.of(HEADER));

    IncidentFile row(String number, String day, String time, String klasse, String postcode) {
        return row(number, day, time, klasse, "3", postcode);
    }

    IncidentFile row(String number, String day, String time, String klasse, String house, String postcode) {
        return line(String.join(
                ";",
                number,
                day,
                day,
                time,
                "",
                "",
                klasse,
                CANARY,
                "voltooid",
                "Almelo",
                "Almelo",
                CANARY + " straat",
                house,
                postcode));
    }

    IncidentFile line(String line) {
        lines.add(line);
        return this;
    }

    /** So many good rows, of one klasse in one month. */
    IncidentFile rows(int count, String prefix) {
        for (int i = 1; i <= count; i++) {
            row("%s-%05d".formatted(prefix, i), "%02d-10-2026".formatted(1 + i % 28), "12:00", "A20", "7606AA");
        }
        return this;
    }

    String text() {
        return String.join("\r\n", lines) + "\r\n";
    }
}
