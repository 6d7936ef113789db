package nl.wijkbeeld.journey;

import static nl.wijkbeeld.journey.IncidentFile.CANARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nl.wijkbeeld.journey.Stage.Told;
import nl.wijkbeeld.ledger.Entry.Outcome;
import nl.wijkbeeld.standin.SftpPartner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The police's own deliveries: incidents and persons over SFTP, weekly counts and burglaries in a folder. */
@SuppressWarnings("NullAway.Init")
class PoliceJourneyTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String COUNTS =
            "select categorie, gebied_code, maand, sum(aantal) as n from fct_gebeurtenissen where bron = ? group by all order by all";

    @TempDir
    Path folder;

    private SftpPartner police;
    private Stage stage;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("sftp/uit"));
        police = new SftpPartner(folder.resolve("sftp"), "geheim-voor-de-test");
        stage = new Stage(folder.resolve("hub"), "politie")
                .set("politie.sftp.uri", "sftp://" + SftpPartner.USER + "@127.0.0.1:" + police.port() + "/uit")
                .set("politie.sftp.wachtwoord", "geheim-voor-de-test")
                .set(
                        "politie.sftp.bekende-hosts",
                        police.writeKnownHosts(folder.resolve("bekende-hosts")).toString())
                .start();
    }

    @AfterEach
    void stop() {
        assertFalse(stage.logged().contains(CANARY));
        assertEquals(List.of(), stage.whereIs(CANARY));
        assertEquals(List.of(), stage.underway());
        stage.close();
        police.close();
    }

    private Path put(String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("sftp/uit").resolve(name), text.getBytes(charset));
    }

    private List<String> counts(String bron) {
        stage.build();
        return stage.lines(COUNTS, bron);
    }

    @Test
    void countsIncidentsOfBothCharsetsAndTakesThemAway() throws IOException {
        Path windows = put(
                "incidenten_20261001_20261031.csv",
                new IncidentFile()
                        .row("É-1", "03-10-2026", "23:30", "A20", "7606AA")
                        .row("É-2", "04-10-2026", "11:00", "A20", "7606 ab")
                        .row("É-3", "05-10-2026", "", "C40", "7672AA")
                        .text(),
                WINDOWS);
        Path utf8 = put(
                "incidenten_20261101_20261107.csv",
                "\uFEFF"
                        + new IncidentFile()
                                .row("É-4", "02-11-2026", "08:00", "A20", "7606AA")
                                .text(),
                java.nio.charset.StandardCharsets.UTF_8);
        Told told = stage.collect("politie-incidenten");
        assertEquals(
                List.of(3L, 1L),
                told.entries().stream().map(one -> one.balance().loaded()).toList());
        assertEquals(List.of(), told.rules());
        assertTrue(Files.notExists(windows) && Files.notExists(utf8));
        assertEquals(
                List.of("1.1.1 WK014116 2026-10-01 2", "1.1.1 WK014116 2026-11-01 1", "2.2.1 BU17000104 2026-10-01 1"),
                counts("politie-incidenten"));
        assertEquals(
                List.of("1.1.1 6 avond", "1.1.1 7 ochtend", "2.2.1 1 -"),
                stage.lines("select categorie, weekdag, dagdeel from stg_gebeurtenissen where maand = date '2026-10-01'"
                        + " order by all"));
    }

    @Test
    void takesTheSameNumberForTheSameEventInBothCharsets() throws IOException {
        put(
                "incidenten_20261001_20261031.csv",
                new IncidentFile()
                        .row("É-1", "03-10-2026", "23:30", "A20", "7606AA")
                        .text(),
                WINDOWS);
        put(
                "incidenten_20261101_20261107.csv",
                new IncidentFile()
                        .row("É-1", "03-10-2026", "23:30", "C40", "7606AA")
                        .text(),
                java.nio.charset.StandardCharsets.UTF_8);
        stage.collect("politie-incidenten");
        assertEquals(List.of("2.2.1 WK014116 2026-10-01 1"), counts("politie-incidenten"));
    }

    @Test
    void aLaterDeliveryCorrectsAndRegistersLateAndAnEarlierOneThatComesAfterItUndoesNothing() throws IOException {
        put(
                "incidenten_20261001_20261031.csv",
                new IncidentFile()
                        .row("N-1", "03-10-2026", "23:30", "A20", "7606AA")
                        .row("N-2", "04-10-2026", "11:00", "C40", "7606AA")
                        .text(),
                WINDOWS);
        stage.collect("politie-incidenten");
        put(
                "incidenten_20261108_20261114.csv",
                new IncidentFile()
                        .row("N-1", "03-10-2026", "23:30", "A90", "7672AA") // corrected: another klasse, another place
                        .row("N-3", "30-10-2026", "11:00", "C40", "7606AA") // registered late
                        .text(),
                WINDOWS);
        Told corrected = stage.collect("politie-incidenten");
        assertEquals(1, corrected.entry().balance().replaced());
        List<String> after = List.of("1.6.2 BU17000104 2026-10-01 1", "2.2.1 WK014116 2026-10-01 2");
        assertEquals(after, counts("politie-incidenten"));

        put(
                "incidenten_20261101_20261107.csv", // was left lying: between the other two
                new IncidentFile()
                        .row("N-1", "03-10-2026", "23:30", "A20", "7606AA")
                        .row("N-4", "02-11-2026", "11:00", "C40", "7606AA")
                        .text(),
                WINDOWS);
        Told old = stage.collect("politie-incidenten");
        assertEquals(1, old.entry().balance().merged());
        assertEquals(1, old.entry().balance().loaded());
        assertEquals(List.of(after.get(0), after.get(1), "2.2.1 WK014116 2026-11-01 1"), counts("politie-incidenten"));
    }

    @Test
    void keepsOnlyRoleSexAndBandOfPersonsWithGemeenteAndYearOfTheirEvent() throws IOException {
        put(
                "incidenten_20261001_20261031.csv",
                new IncidentFile()
                        .row("N-1", "03-10-2026", "23:30", "A20", "7672AA")
                        .text(),
                WINDOWS);
        stage.collect("politie-incidenten");
        put(
                "betrokkenen_20261001_20261031.csv",
                String.join(
                        "\r\n",
                        "registratienummer;rol;geslacht;geboortedatum;naam",
                        "N-1;slachtoffer;V;24-11-2008;" + CANARY, // 18 on the day of delivery
                        "N-1;verdachte;M;25-11-2008;" + CANARY, // a day short of it
                        "N-1;verdachte;X;;" + CANARY,
                        "N-9;verdachte;M;01-01-1950;" + CANARY,
                        ""),
                WINDOWS);
        Told told = stage.collect("politie-betrokkenen");
        assertEquals(4, told.entry().balance().loaded());
        stage.build();
        assertEquals(
                List.of(
                        "GM1700 2026 slachtoffer V 18-24 1",
                        "GM1700 2026 verdachte M 0-17 1",
                        "GM1700 2026 verdachte X onbekend 1",
                        "onbekend 2026 verdachte M 65+ 1"),
                stage.lines(
                        "select gebied_code, jaar, rol, geslacht, leeftijdsband, aantal from fct_betrokkenen order by all"));
    }

    @Test
    void replacesAWeekOfCountsInsteadOfAddingToIt() {
        String header = "week;buurtcode;maatschappelijke_klasse;aantal\r\n";
        stage.drop(
                "politie.weektellingen.map",
                "weektellingen_2026W44.csv",
                header + "2026-W43;BU01411000;A20;4\r\n2026-W44;BU01411000;A20;3\r\n2026-W44;BU01411001;C40;2\r\n");
        stage.collect("politie-weektellingen");
        stage.drop(
                "politie.weektellingen.map",
                "weektellingen_2026W45.csv",
                header + "2026-W44;BU01411000;A20;5\r\n2026-W44;BU01411001;C40;1\r\n2026-W45;BU01411000;A20;7\r\n");
        Told told = stage.collect("politie-weektellingen");
        assertEquals(2, told.entry().balance().replaced());
        stage.build();
        assertEquals(
                List.of(
                        "1.1.1 WK014110 2026-10-19 4",
                        "1.1.1 WK014110 2026-10-26 5",
                        "1.1.1 WK014110 2026-11-02 7",
                        "2.2.1 WK014110 2026-10-26 1"),
                stage.lines("select categorie, wijk_code, week, aantal from fct_gebeurtenissen_per_week order by all"));
    }

    @Test
    void countsEachOfTheRealBurglariesInThePlaceOfItsPostcode() throws IOException {
        List<String> real =
                Files.readAllLines(Path.of("src/test/resources/nl/wijkbeeld/standin/inbraken-pc4.csv")).stream()
                        .skip(1)
                        .toList();
        StringBuilder text = new StringBuilder("Postcode,Datum,Soort\r\n");
        for (String line : real) {
            String[] parts = line.split(";", -1);
            String[] day = parts[0].split("-", -1);
            text.append("%s,%s-%s-%s,%s\r\n"
                    .formatted(
                            parts[1],
                            day[2],
                            day[1],
                            day[0],
                            parts[2].equals("ja") ? "Poging tot woninginbraak" : "Woninginbraak"));
        }
        stage.drop("politie.inbraken.map", "woninginbraken.csv", text.toString());
        Told told = stage.collect("politie-inbraken");
        assertEquals(335, real.size());
        assertEquals(335, told.entry().balance().loaded());
        assertEquals(List.of(), told.rules());
        stage.build();
        assertEquals(
                real.stream().filter(line -> line.contains(";7606;")).count(),
                stage.number("select sum(aantal) from fct_gebeurtenissen where gebied_code = 'WK014116'"));
        assertEquals(
                real.stream().filter(line -> line.startsWith("2025-03")).count(),
                stage.number("select sum(aantal) from fct_gebeurtenissen where maand = date '2025-03-01'"));
        assertEquals(
                335,
                stage.number(
                        "select sum(aantal) from mart_gebeurtenissen_per_gebied_en_maand where niveau = 'basisteam'"));
    }

    @Test
    void leavesAFileThatIsStillBeingWrittenUntilItIsWhole() throws Exception {
        List<String> lines = new IncidentFile().rows(60, "TRAAG").text().lines().toList();
        Path file = stage.drop("politie.inbraken.map", "traag.csv", "Postcode,Datum,Soort\r\n");
        Thread writer = new Thread(() -> {
            for (int i = 0; i < lines.size(); i++) {
                try {
                    Files.writeString(
                            file, "7606,01-10-2026,Woninginbraak\r\n", java.nio.file.StandardOpenOption.APPEND);
                    Thread.sleep(25);
                } catch (IOException | InterruptedException gone) {
                    return;
                }
            }
        });
        writer.start();
        Told told = stage.collect("politie-inbraken");
        writer.join();
        if (told.entries().isEmpty()) {
            told = stage.collect("politie-inbraken");
        }
        assertEquals(61, told.entry().balance().loaded());
        assertEquals(Outcome.LOADED, told.entry().outcome());
    }

    @Test
    void tellsThatTheServerRefusesUsOrIsNotTheOneWeKnow() throws IOException {
        put("incidenten_20261001_20261031.csv", new IncidentFile().rows(3, "N").text(), WINDOWS);
        stage.set("politie.sftp.wachtwoord", "verkeerd").restart();
        Told refused = stage.collect("politie-incidenten");
        assertEquals(1, refused.faults().size());
        assertFalse(refused.words().contains("verkeerd"));
        try (SftpPartner other = new SftpPartner(folder.resolve("sftp"), "geheim-voor-de-test")) {
            Path hosts = other.writeKnownHosts(folder.resolve("andere-hosts"));
            Files.writeString(hosts, Files.readString(hosts).replace(":" + other.port(), ":" + police.port()));
        }
        stage.set("politie.sftp.wachtwoord", "geheim-voor-de-test")
                .set(
                        "politie.sftp.bekende-hosts",
                        folder.resolve("andere-hosts").toString())
                .restart();
        assertEquals(1, stage.collect("politie-incidenten").faults().size());
        assertEquals(0, stage.number("select count(*) from ledger_leveringen"));
        stage.set("politie.sftp.bekende-hosts", folder.resolve("bekende-hosts").toString())
                .restart();
        assertEquals(3, stage.collect("politie-incidenten").entry().balance().loaded());
    }

    @Test
    void tellsThatTheServerIsDownAndLoadsWhenItIsBack() throws IOException {
        put("incidenten_20261001_20261031.csv", new IncidentFile().rows(3, "N").text(), WINDOWS);
        police.close();
        Told down = stage.collect("politie-incidenten");
        assertEquals(List.of(), down.entries());
        assertEquals(1, down.faults().size());
        assertEquals(
                List.of("politie-incidenten storing"),
                stage.lines("select bron, uitkomst from ledger_stappen where stap = 'collect'"));
        police = new SftpPartner(folder.resolve("sftp"), "geheim-voor-de-test");
        police.writeKnownHosts(folder.resolve("bekende-hosts"));
        stage.set("politie.sftp.uri", "sftp://" + SftpPartner.USER + "@127.0.0.1:" + police.port() + "/uit")
                .restart();
        assertEquals(3, stage.collect("politie-incidenten").entry().balance().loaded());
    }

    @Test
    void loadsNothingOfAServerThatHangsUpOrFallsSilentHalfway() throws Exception {
        String large = new IncidentFile().rows(20_000, "N").text();
        Path offered = put("incidenten_20261001_20261031.csv", large, WINDOWS);
        String hosts = Files.readString(folder.resolve("bekende-hosts"));
        stage.edit("routes/templates/sftp.camel.yaml", "oTimeout: 60000", "oTimeout: 1500")
                .edit("routes/templates/sftp.camel.yaml", " timeout: 60000", " timeout: 1500");
        for (boolean hangsUp : List.of(true, false)) {
            try (CuttingProxy proxy = hangsUp
                    ? CuttingProxy.hangingUp(police.port(), 500_000)
                    : CuttingProxy.fallingSilent(police.port(), 500_000)) {
                Files.writeString(
                        folder.resolve("bekende-hosts"), hosts.replace(":" + police.port(), ":" + proxy.port()));
                collectFrom(proxy.port());
                Told cut = assertTimeoutPreemptively(Duration.ofSeconds(25), () -> stage.collect("politie-incidenten"));
                assertEquals(List.of(), cut.entries());
                assertEquals(1, cut.faults().size(), cut.words());
                assertEquals(List.of(), stage.underway());
                assertTrue(Files.exists(offered));
            }
        }
        assertEquals(0, stage.number("select count(*) from ledger_leveringen"));
        Files.writeString(folder.resolve("bekende-hosts"), hosts);
        collectFrom(police.port());
        assertEquals(
                20_000, stage.collect("politie-incidenten").entry().balance().loaded());
    }

    private void collectFrom(int port) {
        stage.set("politie.sftp.uri", "sftp://" + SftpPartner.USER + "@127.0.0.1:" + port + "/uit")
                .restart();
    }

    @Test
    void leavesAFileOnTheServerThatIsStillBeingWrittenUntilItIsWhole() throws Exception {
        stage.set("levering.rust", "1500").restart(); // the server tells whole seconds
        String[] lines = new IncidentFile().rows(60, "TRAAG").text().split("(?<=\n)");
        Path file = put("incidenten_20261001_20261031.csv", lines[0], WINDOWS);
        Thread writer = new Thread(() -> {
            for (int i = 1; i < lines.length; i++) {
                try {
                    Files.writeString(file, lines[i], java.nio.file.StandardOpenOption.APPEND);
                    Thread.sleep(50);
                } catch (IOException | InterruptedException gone) {
                    return;
                }
            }
        });
        writer.start();
        Told told = stage.collect("politie-incidenten");
        writer.join();
        if (told.entries().isEmpty()) {
            assertTrue(Files.exists(file));
            told = stage.collect("politie-incidenten");
        }
        assertEquals(60, told.entry().balance().loaded());
        assertEquals(Outcome.LOADED, told.entry().outcome());
    }

    @Test
    void refusesAnEmptyFileAndTakesItAwayWhereverItLies() throws IOException {
        Path remote = put("incidenten_20261001_20261031.csv", "", WINDOWS);
        Path local = stage.drop("politie.inbraken.map", "leeg.csv", "");
        for (String route : List.of("politie-incidenten", "politie-inbraken")) {
            Told told = stage.collect(route);
            assertEquals(Outcome.REFUSED, told.entry().outcome());
            assertEquals(List.of("leeg-bestand"), told.rules());
        }
        assertTrue(Files.notExists(remote) && Files.notExists(local));
    }
}
