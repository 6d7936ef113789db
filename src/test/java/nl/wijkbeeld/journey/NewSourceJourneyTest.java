package nl.wijkbeeld.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import nl.wijkbeeld.journey.Stage.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adding a source takes a contract, a code list, a route and its settings, and no Java: here Halt, with the real hub. */
class NewSourceJourneyTest {

    private static final String CONTRACT = """
            bron: halt
            partner: halt
            titel: Halt, verwijzingen
            soort: gebeurtenissen
            leveranciers:
              halt: Halt
            grondslag: convenant jeugd
            scheidingsteken: ";"
            codelijst: halt
            ritme: maand
            wijze: momentopname
            tolerantie: 5%
            meldvertraging_dagen: 30
            sluiten_na_dagen: 60
            kolommen:
              datum: {lot: grof, grof: tijdvak, vormen: [dd-MM-yyyy], verplicht: ja}
              postcode: {lot: grof, grof: postcode}
              soort: {lot: code, naar: categorie, verplicht: ja}
            """;

    private static final String CODES = """
            code;omschrijving;categorie;titel;thema;is_hic;gevoeligheid;is_totaal
            vuurwerk;Vuurwerk;vuurwerk;Vuurwerk;jeugd;nee;openbaar;nee
            winkel;Winkeldiefstal;winkeldiefstal;Winkeldiefstal door jongeren;jeugd;nee;openbaar;nee
            """;

    private static final String ROUTE = """
            - templatedRoute:
                routeTemplateRef: map
                routeId: halt
                parameters:
                  - {name: bron, value: halt}
                  - {name: leverancier, value: halt}
                  - {name: map, value: "{{halt.map}}"}
                  - {name: bestanden, value: 'halt.*\\.csv'}
                  - {name: cron, value: "{{halt.cron}}"}
            """;

    @TempDir
    Path folder;

    @Test
    void countsASourceThatNoJavaKnows() {
        try (Stage stage = new Stage(folder)) {
            stage.write("config/bronnen/halt.yaml", CONTRACT);
            stage.write("config/codes/halt.csv", CODES);
            stage.write("routes/halt.camel.yaml", ROUTE);
            stage.set("halt.map", stage.folder("halt.map").toString()).set("halt.cron", "0 0 6 1 1 ? 2099");
            stage.start();
            stage.drop(
                    "halt.map",
                    "halt_2026.csv",
                    "datum;postcode;soort\n01-10-2026;7606AA;vuurwerk\n02-10-2026;7606 AB;vuurwerk\n"
                            + "03-10-2026;7672;winkel\n04-10-2026;;iets nieuws\n");
            Told told = stage.collect("halt");
            assertEquals(4, told.entry().balance().loaded());
            assertEquals(List.of("code-onbekend", "gebied-onbekend"), told.rules());
            stage.build();
            assertEquals(
                    List.of(
                            "onbekend onbekend 2026-10-01 1",
                            "vuurwerk WK014116 2026-10-01 2",
                            "winkeldiefstal BU17000104 2026-10-01 1"),
                    stage.lines("select categorie, gebied_code, maand, aantal from fct_gebeurtenissen"
                            + " where bron = 'halt' order by all"));
            assertEquals(
                    List.of(
                            "GM0141 vuurwerk jeugd 2",
                            "GM1700 winkeldiefstal jeugd 1",
                            "WK014116 vuurwerk jeugd 2",
                            "WK170001 winkeldiefstal jeugd 1"),
                    stage.lines(
                            "select gebied_code, categorie, thema, aantal from mart_gebeurtenissen_per_gebied_en_maand"
                                    + " where bron = 'halt' and maand = date '2026-10-01' and niveau in ('wijk', 'gemeente') order by all"));
            assertEquals(
                    List.of("Halt, verwijzingen Halt 4 false"),
                    stage.lines(
                            "select bron_titel, leverancier_titel, rijen_geladen, is_gemist from mart_leveringen where bron = 'halt'"));
        }
    }
}
