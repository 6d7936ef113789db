package nl.wijkbeeld.border;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import nl.wijkbeeld.finding.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A delivery made to break one rule.
 *
 * @param before whole files that are delivered first, and loaded
 * @param content the file
 * @param row the row that the finding must name, null when it is about the whole delivery
 * @param column the column that it must name, null when none
 * @param values what stands in the file and in no finding
 */
record Provocation(
        String bron,
        String name,
        List<String> before,
        byte[] content,
        @Nullable Long row,
        @Nullable String column,
        List<String> values) {

    static final String INCIDENTS =
            "registratienummer;pleegdatum_van;pleegtijd_van;maatschappelijke_klasse;huisnummer;postcode;straat";
    private static final String PERSONS = "registratienummer;rol;geslacht;geboortedatum;naam";
    private static final String WEEKS = "week;buurtcode;maatschappelijke_klasse;aantal";
    private static final String CAMERAS = "camera_id;gebied_code;aanwijzing_van;aanwijzing_tot";
    private static final String CAMERA_LINE =
            "{\"start\":\"2026-11-18T23:15:00Z\",\"camera_id\":\"%s\",\"categorie\":\"geweld\",\"aanhouding\":\"n\"}";
    private static final String FILE = "incidenten_20261112_20261119.csv";
    private static final int GOOD = 199;

    /** The delivery that breaks this rule; the compiler names a rule without one. */
    static Provocation of(Rule rule) {
        return switch (rule) {
            case LEEG_BESTAND -> incidents("", null, null);
            case GEEN_RIJEN -> incidents(INCIDENTS + "\n", null, null);
            case NUL_BYTE ->
                incidents(INCIDENTS + "\nZAAK-300;14-11-2026;1\0:30;C40;3;7607AA;Proefdreef\n", null, null);
            case TEKENSET ->
                weeks(WEEKS + "\n2026-W45;BU01411003;Caf\u00e9praat;4\n", StandardCharsets.ISO_8859_1, null, null);
            case REGEL_TE_LANG ->
                incidents(many("ZAAK-300;14-11-2026;11:30;C40;3;7607AA;" + "Proefdreef".repeat(300_000)), null, null);
            case ONLEESBAAR ->
                // the reader takes everything after the loose quote for one line: 99 rows would be lost as one
                incidents(
                        many("ZAAK-300;14-11-2026;11:30;C40;3;7607AA;\"Proefdreef")
                                + lines(99, "ZAAK-4%d;14-11-2026;11:30;C40;3;7607AA;Proefdreef"),
                        null,
                        null);
            case SCHEIDINGSTEKEN ->
                incidents(
                        INCIDENTS.replace(';', ',') + "\nZAAK-300,14-11-2026,11:30,C40,3,7607AA,Proefdreef\n",
                        null,
                        null);
            case KOLOM_ONTBREEKT ->
                incidents(
                        INCIDENTS.replace(";maatschappelijke_klasse", "")
                                + "\nZAAK-300;14-11-2026;11:30;3;7607AA;Proefdreef\n",
                        null,
                        "maatschappelijke_klasse");
            case KOLOM_ONBEKEND ->
                incidents(
                        INCIDENTS + ";Proefpersoon\nZAAK-300;14-11-2026;11:30;C40;3;7607AA;Proefdreef;Jansen-Test\n",
                        null,
                        null);
            case KOLOM_DUBBEL ->
                incidents(
                        INCIDENTS + ";postcode\nZAAK-300;14-11-2026;11:30;C40;3;7607AA;Proefdreef;7607AB\n",
                        null,
                        "postcode");
            case BOVEN_TOLERANTIE ->
                incidents(INCIDENTS + "\nZAAK-300;31-02-2026;11:30;C40;3;7607AA;Proefdreef\n", null, null);
            case TE_WEINIG_TERUG ->
                new Provocation(
                        "cameraregister",
                        "cameraregister.csv",
                        List.of(CAMERAS + "\n" + lines(10, "PROEFCAM-%d;BU01411003;01-01-2026;31-12-2026")),
                        bytes(CAMERAS + "\nPROEFCAM-2;BU01411003;01-01-2026;31-12-2026\n"),
                        null,
                        null,
                        List.of("PROEFCAM", "31-12"));
            case BESTANDSNAAM ->
                new Provocation(
                        "politie-incidenten",
                        "Jansen-Test.csv",
                        List.of(),
                        bytes(many("ZAAK-300;14-11-2026;11:30;C40;3;7607AA;Proefdreef")),
                        null,
                        null,
                        List.of("Jansen", "ZAAK", "Proefdreef"));
            case DUBBELE_LEVERING -> {
                String content = many("ZAAK-300;14-11-2026;11:30;C40;3;7607AA;Proefdreef");
                yield new Provocation(
                        "politie-incidenten", FILE, List.of(content), bytes(content), null, null, List.of("ZAAK"));
            }
            case RIJ_ONLEESBAAR ->
                incident("ZAAK-300;14-11-2026;11:30;C40;3;7607AA;Proefdreef;meer;kolommenproef", null);
            case VERPLICHT -> incident(";14-11-2026;11:30;C40;3;7607AA;Proefdreef", "registratienummer");
            case DATUM_ONGELDIG -> incident("ZAAK-300;31-02-2026;11:30;C40;3;7607AA;Proefdreef", "pleegdatum_van");
            case DATUM_TOEKOMST -> incident("ZAAK-300;21-11-2026;11:30;C40;3;7607AA;Proefdreef", "pleegdatum_van");
            case DATUM_TE_OUD -> incident("ZAAK-300;31-12-1999;11:30;C40;3;7607AA;Proefdreef", "pleegdatum_van");
            case DATUM_NA_PERIODE -> incident("ZAAK-300;20-11-2026;11:30;C40;3;7607AA;Proefdreef", "pleegdatum_van");
            case TIJD_ONGELDIG -> incident("ZAAK-300;14-11-2026;25:61;C40;3;7607AA;Proefdreef", "pleegtijd_van");
            case TIJD_BESTAAT_NIET -> incident("ZAAK-300;29-03-2026;02:30;C40;3;7607AA;Proefdreef", "pleegtijd_van");
            case GEEN_GETAL ->
                weeks(
                        WEEKS + "\n" + lines(GOOD, "2026-W45;BU01411003;C40;1%d")
                                + "2026-W44;BU01411003;C40;zevenentwintig\n",
                        StandardCharsets.UTF_8,
                        GOOD + 1L,
                        "aantal");
            case NIET_TOEGESTAAN ->
                new Provocation(
                        "politie-betrokkenen",
                        "betrokkenen_20261112_20261119.csv",
                        List.of(),
                        bytes(PERSONS + "\n" + lines(GOOD, "ZAAK-%d;slachtoffer;V;13-04-1991;Jansen-Test")
                                + "ZAAK-300;toehoorder;M;17-08-1984;Pieters-Test\n"),
                        GOOD + 1L,
                        "rol",
                        List.of("ZAAK", "toehoorder", "17-08", "1984", "Test"));
            case CAMERA_BUITEN_AANWIJZING ->
                new Provocation(
                        "cameratoezicht",
                        "cameralog_20261119.jsonl",
                        List.of(),
                        bytes(lines(GOOD, CAMERA_LINE.formatted("PROEFCAM-1")) + CAMERA_LINE.formatted("PROEFCAM-9")),
                        GOOD + 1L,
                        "camera_id",
                        List.of("PROEFCAM", "2026", "geweld"));
            case CODE_ONBEKEND -> noticed("ZAAK-300;14-11-2026;11:30;Z999;3;7607AA;Proefdreef");
            case GEBIED_ONBEKEND -> noticed("ZAAK-300;14-11-2026;11:30;C40;3;9999ZZ;Proefdreef");
            case PERIODE_GESLOTEN -> noticed("ZAAK-300;14-01-2026;11:30;C40;3;7607AA;Proefdreef");
            case SAMENGEVOEGD -> noticed("ZAAK-1;15-11-2026;11:30;C40;3;7607AA;Proefdreef");
        };
    }

    private static Provocation incident(String row, @Nullable String column) {
        return incidents(many(row), GOOD + 1L, column);
    }

    private static Provocation noticed(String row) {
        return incidents(many(row), null, null);
    }

    private static Provocation incidents(String content, @Nullable Long row, @Nullable String column) {
        return new Provocation("politie-incidenten", FILE, List.of(), bytes(content), row, column, values(content));
    }

    private static Provocation weeks(String content, Charset charset, @Nullable Long row, @Nullable String column) {
        return new Provocation(
                "politie-weektellingen",
                "weektellingen_2026W45.csv",
                List.of(),
                content.getBytes(charset),
                row,
                column,
                values(content));
    }

    /** The good rows, and last of all this one. */
    private static String many(String last) {
        return INCIDENTS + "\n" + lines(GOOD, "ZAAK-%d;14-11-2026;11:30;C40;3;7607AA;Proefdreef") + last + "\n";
    }

    static String lines(int count, String form) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            lines.append(form.formatted(i)).append('\n');
        }
        return lines.toString();
    }

    /** Every value of the last row that is long enough to be told from a word of the sentences. */
    private static List<String> values(String content) {
        List<String> lines = new ArrayList<>(content.lines().toList());
        return lines.size() < 2
                ? List.of()
                : Arrays.stream(lines.get(lines.size() - 1).split("[;,]"))
                        .filter(value -> value.length() > 2)
                        .map(value -> value.substring(0, Math.min(value.length(), 40)))
                        .collect(Collectors.toCollection(ArrayList::new));
    }

    private static byte[] bytes(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
