package nl.wijkbeeld;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijkbeeld.border.Keys;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Contracts;
import nl.wijkbeeld.disclosure.Policy;
import nl.wijkbeeld.disclosure.Sensitivity;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Settings;
import nl.wijkbeeld.warehouse.Warehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands as a user types them, on a hub of their own whose partners are not there. */
class CommandsTest {

    private static final String ROOT = "wijkbeeld.root";

    @TempDir
    Path root;

    @BeforeEach
    void hub() throws IOException {
        for (String folder : new String[] {"config", "routes", "reports"}) {
            copy(Path.of(folder), root.resolve(folder));
        }
        Path settings = root.resolve("config/wijkbeeld.properties");
        Keys.make(root.resolve("sleutels"), List.of("politie"), 2026, 2027);
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replaceAll("(//(?:wijkbeeld@)?)[a-z.-]+\\.example(:\\d+)?", "$1127.0.0.1:1")
                        .replace("sleutel.bestand=", "sleutel.bestand=sleutels")
                        .replace("dossier.demonstratie=nee", "dossier.demonstratie=ja"));
        System.setProperty(ROOT, root.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(ROOT);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private record Ran(int code, String out, String err) {}

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Wijkbeeld.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return new Ran(command.execute(arguments), out.toString(), err.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "nightly",
                "import",
                "dossier",
                "raadsrapportage",
                "status",
                "check",
                "sleutel",
                "correctieronde",
                "duiding",
                "portaal",
                "gebruiker",
                "audit",
                "verwerkingsregister",
                "dpia",
                "demo",
                "test",
                "bench"
            })
    void everyCommandExplainsItself(String command) {
        Ran help = run(command, "--help");
        assertEquals(0, help.code());
        assertTrue(help.out().contains("Usage: wijkbeeld " + command), help.out());
    }

    @Test
    void keepsListsAndRemovesWhatIsWrittenBesideTheFigures() {
        Ran kept = run(
                "duiding",
                "nieuw",
                "--gebied",
                "WK014110",
                "--auteur",
                "W. Regisseur",
                "--soort",
                "BESLUIT",
                "Toezicht.");
        assertEquals(
                "Bewaard als nummer 1. De tekst staat in de eerstvolgende editie.",
                kept.out().strip());
        assertTrue(run("duiding", "lijst").out().contains("besluit  WK014110  W. Regisseur: Toezicht."));
        Ran refused = run("duiding", "nieuw", "--gebied", "WK014110", "--auteur", "W. Regisseur", "Zie 12-BTX-3.");
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("teken 5 tot en met 12 lijkt een kenteken"), refused.err());
        assertFalse(refused.err().contains("BTX"), refused.err());
        assertEquals("Nummer 1 is weg.", run("duiding", "weg", "1").out().strip());
        assertEquals(2, run("duiding", "weg", "1").code());
        assertEquals("", run("duiding", "lijst").out());
    }

    @Test
    void theConfigurationOfTheRepositoryIsRight() {
        Ran check = run("check");
        assertEquals("Alles klopt.", check.out().strip());
        assertEquals(0, check.code());
    }

    @Test
    void checkTellsEverythingThatIsWrongAtOnce() throws IOException {
        Path settings = root.resolve("config/wijkbeeld.properties");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace("politie-inbraken.cron=0 30 3 * * ?", "politie-inbraken.cron=0 30 2 * * ?")
                        .replace("warehouse.threads=2", "warehouse.threads=veel")
                        .replace("mail.server=", "mail.server=smtp.gemeente.example"));
        Files.delete(root.resolve("config/codes/cameratoezicht.csv"));
        Files.delete(root.resolve("routes/zorg-en-veiligheidshuis.camel.yaml"));
        Files.writeString(
                settings, Files.readString(settings).replaceAll("(?m)^(zvh|zorg-en-veiligheidshuis)\\..*\\R", ""));
        Path policy = root.resolve("config/publicatie.yaml");
        Files.writeString(
                policy, Files.readString(policy).replace("bronnen: [cameratoezicht,", "bronnen: [cameratoezigt,"));
        Path recipients = root.resolve("config/berichten.yaml");
        Files.writeString(recipients, "beheer: [beheer]");
        Ran check = run("check");
        assertEquals(2, check.code());
        assertTrue(check.out().contains("berichten.yaml: bij beheer hoort een e-mailadres"), check.out());
        assertTrue(check.out().contains("bij plan staat bron cameratoezigt"), check.out());
        assertTrue(check.out().contains("politie-inbraken valt tussen 02.00 en 03.00"), check.out());
        assertTrue(check.out().contains("warehouse.threads"), check.out());
        assertTrue(check.out().contains("bij mail.van hoort een e-mailadres"), check.out());
        assertTrue(check.out().contains("maak config/codes/cameratoezicht.csv"), check.out());
        assertTrue(check.out().contains("leverancier zvh is er geen route"), check.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"verwerkingsregister", "dpia"})
    void theRegisterTellsEveryColumnAndWhatIsStillToBeFilledIn(String command) throws IOException {
        Ran open = run(command);
        assertEquals(1, open.code());
        assertTrue(open.out().contains("nog in te vullen: register.fg"), open.out());
        for (Contract contract : Contracts.read(root.resolve("config/bronnen")).all()) {
            String section =
                    open.out().split("\\(`" + contract.bron() + "`\\)")[1].split("\n## ")[0];
            contract.columns().keySet().forEach(column -> assertTrue(section.contains("| `" + column + "` |"), column));
            assertTrue(section.contains(contract.legalGround()), section);
            assertTrue(section.contains("vernietigd na " + contract.keptRefusedDays() + " dagen"), section);
        }
        Path persons = root.resolve("config/bronnen/politie-betrokkenen.yaml");
        Files.writeString(persons, Files.readString(persons).replaceFirst("geslacht: \\{.*", "geslacht: {lot: weg}"));
        Path settings = root.resolve("config/wijkbeeld.properties");
        Files.writeString(settings, Files.readString(settings).replaceAll("(register\\.\\w+=)", "$1Gemeente X"));
        Ran filled = run(command, "--naar", root.resolve("uit.md").toString());
        assertEquals(0, filled.code());
        String page = Files.readString(root.resolve("uit.md"));
        assertTrue(page.contains("| `geslacht` | weg: wordt niet gelezen |"), page);
        assertTrue(page.contains("Gemeente X"));
    }

    @Test
    void theAnnexTellsThePublicationPolicy() {
        String annex = run("dpia").out();
        Policy policy = Hub.policy(Home.at(root));
        for (Sensitivity sensitivity : Sensitivity.values()) {
            Policy.Rule rule = policy.rule(sensitivity);
            String begin = "| %s | %d | %d |".formatted(sensitivity.key(), rule.minimum(), rule.width());
            assertTrue(annex.contains(begin), begin);
        }
        policy.plan()
                .forEach(table -> assertTrue(annex.contains("| " + table.name().replace('_', ' ') + " |"), annex));
        for (Policy.Threshold threshold : List.of(policy.inhabitants(), policy.percentage())) {
            assertTrue(annex.contains("| %d | %s |".formatted(threshold.value(), threshold.reason())), annex);
        }
    }

    @Test
    void theHubDoesNotRunWhenThePortOfItsMonitoringIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path settings = root.resolve("config/wijkbeeld.properties");
            Files.writeString(
                    settings,
                    Files.readString(settings)
                            .replace("bewaking.poort=8481", "bewaking.poort=" + taken.getLocalPort()));
            Ran hub = run("run");
            assertEquals(2, hub.code());
            assertTrue(hub.err().contains("Kies een andere bewaking.poort."), hub.err());
        }
        assertEquals(1, run("status").code(), "the warehouse was closed");
    }

    @Test
    void anUnknownSettingStopsEveryCommand() throws IOException {
        Path settings = root.resolve("config/wijkbeeld.properties");
        Files.writeString(settings, Files.readString(settings) + "\nwarehouse.gehuegen=1GB\n");
        Ran status = run("status");
        assertEquals(2, status.code());
        assertTrue(status.err().contains("onbekende instelling warehouse.gehuegen"), status.err());
    }

    @Test
    void makesTheKeysThatAreMissingAndShowsNone() throws IOException {
        Path keys = root.resolve("sleutels");
        int next = LocalDate.now(Sources.ZONE).getYear() + 1;
        List<String> before = Files.readAllLines(keys);
        Files.write(
                keys,
                before.stream().filter(key -> !key.contains("zonder-jaar")).toList());
        Ran made = run("sleutel");
        assertEquals(0, made.code(), made.err());
        assertTrue(made.out().startsWith("gemaakt: politie-"), made.out());
        assertTrue(made.out().contains("gemaakt: politie-zonder-jaar"), made.out());
        List<String> after = Files.readAllLines(keys);
        assertTrue(after.stream().anyMatch(key -> key.startsWith("politie-" + next + "=")));
        for (String key : after) {
            String secret = key.substring(key.indexOf('=') + 1);
            assertFalse((made.out() + made.err()).contains(secret));
        }
        Ran again = run("sleutel");
        assertTrue(again.out().contains("er ontbrak geen sleutel"), again.out());
        assertEquals(after, Files.readAllLines(keys));
        Ran elsewhere = run("sleutel", root.resolve("andere").toString(), "--jaar", "2015");
        assertEquals(
                "gemaakt: politie-2015", elsewhere.out().lines().findFirst().orElseThrow());
        assertEquals(1, Files.readAllLines(root.resolve("andere")).size());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("andere"))));
    }

    @Test
    void aCorrectionRoundSaysThatNothingCameLateOrThatTheYearIsNotClosed() {
        Ran nothing = run("correctieronde", "2019", "--door", "een test");
        assertEquals(0, nothing.code(), nothing.err());
        assertTrue(nothing.out().contains("Over 2019 is niets nagekomen"), nothing.out());
        Ran open = run("correctieronde", "2090");
        assertEquals(2, open.code());
        assertTrue(open.err().contains("Niet elke maand van 2090 is al gesloten"), open.err());
    }

    @Test
    void importsBoundariesOrLeavesThoseBefore() throws IOException {
        Path good = Files.writeString(root.resolve("buurten.geojson"), squares(""));
        Ran imported = run("import", "grenzen", good.toString());
        assertEquals(0, imported.code(), imported.out() + imported.err());
        assertEquals(
                "grenzen geladen: 98 buurten, 18 wijken, indeling 2024",
                imported.out().strip());
        Path holed = Files.writeString(root.resolve("gat.geojson"), squares("BU01411805"));
        Ran refused = run("import", "grenzen", holed.toString());
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("gat.geojson"), refused.err());
        assertTrue(refused.err().contains("BU01411805"), refused.err());
        assertEquals(98 + 18, boundaries());
        Path more = Files.writeString(
                root.resolve("meer.geojson"), squares("").replace("[{", "[" + square("BU01419999", 400, 400) + ",{"));
        Ran unknown = run("import", "grenzen", more.toString());
        assertEquals(1, unknown.code());
        assertTrue(unknown.out().contains("onbekende buurt BU01419999"), unknown.out());
    }

    private long boundaries() {
        try (Warehouse warehouse = Hub.openWarehouse(Settings.read(Home.at(root), Map.of()))) {
            return warehouse.rows("select gebied_code from ref_grenzen").size();
        }
    }

    /** A GeoJSON in metres with each buurt as its tile. */
    private String squares(String without) throws IOException {
        String features = Files.readAllLines(root.resolve("config/gebieden/tegels.csv")).stream()
                .skip(1)
                .map(line -> line.split(";"))
                .filter(tile -> !tile[0].equals(without))
                .map(tile -> square(tile[0], Integer.parseInt(tile[1]), -Integer.parseInt(tile[2])))
                .collect(Collectors.joining(","));
        return "{\"type\":\"FeatureCollection\",\"crs\":{\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::28992\"}},"
                + "\"features\":[" + features + "]}";
    }

    private static String square(String code, int column, int row) {
        int x = 235_000 + 200 * column;
        int y = 490_000 + 200 * row;
        return ("{\"properties\":{\"buurtcode\":\"%1$s\",\"jaar\":2024},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                        + "[[[%2$d,%3$d],[%4$d,%3$d],[%4$d,%5$d],[%2$d,%5$d],[%2$d,%3$d]]]}}")
                .formatted(code, x, y, x + 200, y + 200);
    }

    @Test
    void importsRefusesAndPublishes() throws IOException {
        Path good = Files.writeString(
                root.resolve("inbraken.csv"),
                "Postcode,Datum,Soort\n7602,12-07-2026,Woninginbraak\n7603,13-07-2026,Woninginbraak\n");
        Path bad = Files.writeString(root.resolve("fout.csv"), "Postcode,Datum,Soort\n7602,31-02-2026,Woninginbraak\n");

        assertEquals(1, run("status").code(), "nothing was delivered yet");
        assertEquals(2, run("dossier", "Binnenstad").code(), "there was no night yet");
        assertEquals(
                2,
                run("import", "politie-inbraken", root.resolve("weg.csv").toString())
                        .code());
        assertEquals(2, run("import", "bestaat-niet", good.toString()).code());
        assertEquals(2, run("import", "woningcorporaties", good.toString()).code(), "which supplier?");

        Ran imported = run("import", "politie-inbraken", good.toString());
        assertEquals(0, imported.code(), imported.out() + imported.err());
        assertTrue(imported.out().contains("2 rijen gelezen, 2 geladen, 0 geweigerd"), imported.out());
        assertTrue(Files.exists(good), "the operator's file stays");

        Ran again = run("import", "politie-inbraken", good.toString());
        assertEquals(1, again.code());
        assertTrue(again.out().contains("dubbel"), again.out());

        Ran refused = run("import", "politie-inbraken", bad.toString());
        assertEquals(1, refused.code());
        assertTrue(refused.out().contains("datum-ongeldig"), refused.out());

        Ran night = run("nightly");
        assertEquals(2, night.code(), "no partner could be reached");
        assertTrue(night.out().contains("wijkdossier-wk014110-binnenstad.pdf"), night.out());

        Ran dossier = run("dossier", "binnenstad");
        assertEquals(0, dossier.code(), dossier.err());
        assertTrue(Files.size(Path.of(dossier.out().strip())) > 10_000);
        assertEquals(2, run("dossier", "Atlantis").code());
        Ran council = run("raadsrapportage", "2025");
        assertEquals(2, council.code(), "no month of that year is closed");
        assertTrue(
                council.err()
                        .contains("Over 2025 zijn nog niet alle maanden van politie-incidenten geleverd en gesloten"),
                council.err());

        Ran status = run("status");
        assertEquals(1, status.code());
        assertTrue(status.out().contains("Laatste editie: "), status.out());
        assertTrue(night.out().contains("vernietigd: 0 bestanden, 0 maanden gesloten"), night.out());
        assertTrue(status.out().contains("Laatste nacht vernietigd: 0 bestanden, 0 maanden gesloten"), status.out());
        for (String absent : List.of("woningcorporaties +corporatie-west", "zorg-en-veiligheidshuis +zvh")) {
            assertTrue(status.out().lines().anyMatch(line -> line.matches(absent + " +geen levering .*")), absent);
        }

        String page = text(Path.of(dossier.out().strip()));
        assertTrue(page.contains("Er is geen levering van: "), page);
        assertTrue(page.contains("Corporatie West heeft nog nooit geleverd"), page);
        assertFalse(page.contains("correctieronde over"), page);
    }

    /** As a reader hears it: the words of all pages, one blank between them. */
    private static String text(Path pdf) throws IOException {
        StringBuilder words = new StringBuilder();
        try (PdfReader reader = new PdfReader(pdf.toString())) {
            PdfTextExtractor pages = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                words.append(pages.getTextFromPage(page)).append(' ');
            }
        }
        return words.toString().replaceAll("\\s+", " ");
    }
}
