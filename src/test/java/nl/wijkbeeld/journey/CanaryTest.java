package nl.wijkbeeld.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Contracts;
import nl.wijkbeeld.standin.Generator;
import nl.wijkbeeld.standin.PostgresPartner;
import nl.wijkbeeld.standin.SftpPartner;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The attack that the border must survive: canaries in every column of every source, in rows and files that are refused, in
 * names of files; then nothing that the hub wrote may hold one, but the refused files themselves.
 */
class CanaryTest {

    private static final Contracts CONTRACTS = Contracts.read(Path.of("config", "bronnen"));
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String PASSWORD = "geheim-voor-de-test";
    private static final long SEED = 20261124;
    /** What the hub makes of most deliveries of each night. */
    private static final List<String> NIGHTS = List.of("weigert", "laadt", "sluit-nakomers-uit");

    private static final int KILLS = 25;
    private static final int LANES = 2;
    /** More than DuckDB keeps of a table in memory until it is committed. */
    private static final int LARGE = 130_000;

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void place() {
        root = folder.resolve("hub");
    }

    private static Contract contract(String bron) {
        return CONTRACTS.getContract(bron);
    }

    /** What the hub wrote, refused files apart: they are kept as they came, until they are mended. */
    private static List<String> leaks(Path root) {
        List<String> leaks = new ArrayList<>(CanarySearch.hits(root.resolve("tmp"), file -> true));
        leaks.addAll(CanarySearch.hits(root.resolve("log"), file -> true));
        Path refused = root.resolve("var/refused");
        leaks.addAll(CanarySearch.hits(
                root.resolve("var"),
                file -> !file.startsWith(refused)
                        || file.getFileName().toString().equals("reden.txt")));
        return leaks;
    }

    /** As the warehouse tells it: also what it keeps compressed, and dates and numbers. */
    private static List<String> told(Stage stage) {
        List<String> told = new ArrayList<>();
        stage.contents("").forEach((table, rows) -> told.addAll(CanarySearch.hits(table, String.join("\n", rows))));
        told.addAll(CanarySearch.hits("log", stage.logged()));
        return told;
    }

    private static ProcessBuilder.Redirect log(Path root, String name) throws IOException {
        Path log = Files.createDirectories(root.resolve("log")).resolve(name);
        return ProcessBuilder.Redirect.appendTo(log.toFile());
    }

    /** Works until it is done, and keeps what it said. */
    private static List<String> done(Path root, Stage stage, String... work) throws Exception {
        List<String> all = new ArrayList<>(List.of(work));
        all.add("stop");
        Process hub = HubProcess.doing(stage, log(root, "fouten"), all.toArray(String[]::new));
        List<String> said = hub.inputReader().lines().toList();
        assertEquals(0, hub.waitFor());
        Files.write(root.resolve("log/uit"), said);
        return said;
    }

    @Test
    void leavesNoCanaryAfterNightsWithEverySourceAlongItsOwnWay() throws Exception {
        Files.createDirectories(folder.resolve("sftp/uit"));
        try (SftpPartner police = new SftpPartner(folder.resolve("sftp"), PASSWORD);
                PostgresPartner databases = PostgresPartner.of(new Generator(1, Stage.TODAY, 1), PASSWORD);
                Api api = new Api();
                Stage stage = new Stage(
                        root, "politie", "zorg-en-veiligheidshuis", "woningcorporaties", "cameratoezicht", "cbs")) {
            stage.set("politie.sftp.uri", "sftp://" + SftpPartner.USER + "@127.0.0.1:" + police.port() + "/uit")
                    .set("politie.sftp.wachtwoord", PASSWORD)
                    .set(
                            "politie.sftp.bekende-hosts",
                            police.writeKnownHosts(folder.resolve("bekende-hosts"))
                                    .toString())
                    .set("politie.opendata.url", api.url("opendata"))
                    .set("corporatie-noord.url", api.url("noord"))
                    .set("corporatie-noord.api-sleutel", PASSWORD);
            database(stage, "zvh", databases.careUrl());
            database(stage, "corporatie-west", databases.housingUrl());
            for (String night : NIGHTS) {
                deliver(stage, api, databases, night);
                List<String> said = done(root, stage, "nacht");
                assertEquals(!night.equals(NIGHTS.get(0)), said.contains("klaar"), night + said);
                assertEquals(List.of(), leaks(root), night);
            }
            stage.start();
            assertEquals(List.of(), told(stage));
            assertEquals(
                    stage.lines("select bron, leverancier from ref_leveranciers order by all"),
                    stage.lines("select distinct bron, leverancier from ledger_leveringen where uitkomst = 'geladen'"
                            + " order by all"));
            assertEquals(
                    stage.lines("select bron, leverancier from ref_leveranciers order by all"),
                    stage.lines("select distinct bron, leverancier from ledger_leveringen where uitkomst = 'geweigerd'"
                            + " order by all"));
            assertTrue(stage.number("select count(*) from vast_maanden") > 0, "no month closed");
            assertTrue(stage.number("select sum(rijen_nagekomen) from ledger_leveringen") > 0, "nothing came late");
            assertTrue(stage.number("select sum(rijen_geweigerd) from ledger_leveringen") > 50);
            assertFalse(
                    CanarySearch.hits(root.resolve("var/refused"), file -> true).isEmpty());
            assertEquals(List.of(), stage.underway());
        }
    }

    private static void database(Stage stage, String partner, String url) {
        stage.set(partner + ".jdbc.url", url)
                .set(partner + ".jdbc.gebruiker", PostgresPartner.USER)
                .set(partner + ".jdbc.wachtwoord", PASSWORD);
        String route = partner.equals("zvh") ? "zorg-en-veiligheidshuis" : "woningcorporaties";
        try {
            Path file = stage.home().routes().resolve(route + ".camel.yaml");
            Files.writeString(
                    file, Files.readString(file).replaceAll("\"select [^\"]*\"", "\"select * from levering.kanarie\""));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    /** The first night's deliveries are refused whole; the later ones have as many wrong rows as the contract tolerates. */
    private void deliver(Stage stage, Api api, PostgresPartner databases, String night) throws Exception {
        String n = String.valueOf(1 + NIGHTS.indexOf(night));
        Path police = folder.resolve("sftp/uit");
        for (String kind : List.of("incidenten", "betrokkenen")) {
            Files.writeString(
                    police.resolve(kind + "_20260301_2026110" + n + ".csv"),
                    made("politie-" + kind, night).csv(true),
                    WINDOWS);
        }
        stage.write(
                "partners/corporatie-zuid.map/overlast_2026110" + n + ".csv",
                made("woningcorporaties", night).csv(true),
                WINDOWS);
        String name = CanarySearch.MARKER + n + ".csv";
        drop(stage, "politie.weektellingen.map", "weektellingen_2026W0" + n + ".csv", "politie-weektellingen", night);
        drop(stage, "politie.inbraken.map", name, "politie-inbraken", night);
        drop(stage, "cameraregister.map", "cameraregister" + name, "cameraregister", night);
        drop(stage, "cbs.adressen.map", "pc6hnr" + name, "cbs-adressen", night);
        String log = "cameralog_2026110" + n + ".jsonl";
        stage.drop("cameratoezicht.map", log, made("cameratoezicht", night).json());
        stage.drop("cameratoezicht.map", log + ".done", "");
        api.answers.put("opendata", "{\"value\":" + list(made("politie-opendata", night)) + "}");
        api.answers.put("noord", "{\"data\":" + list(made("woningcorporaties", night)) + ",\"next\":null}");
        fill(databases.careUrl(), made("zorg-en-veiligheidshuis", night));
        fill(databases.housingUrl(), made("woningcorporaties", night));
    }

    private static CanaryDelivery made(String bron, String night) {
        return night.equals(NIGHTS.get(0))
                ? CanaryDelivery.wrong(contract(bron), night)
                : CanaryDelivery.mixed(contract(bron), night);
    }

    private static void drop(Stage stage, String setting, String name, String bron, String night) {
        stage.drop(setting, name, made(bron, night).csv(false));
    }

    private static String list(CanaryDelivery delivery) {
        return "[" + delivery.json().strip().replace("\n", ",") + "]";
    }

    private static void fill(String url, CanaryDelivery delivery) throws SQLException {
        List<String> columns = List.copyOf(delivery.contract().columns().keySet());
        try (Connection owner = DriverManager.getConnection(url, "postgres", "");
                var statement = owner.createStatement()) {
            statement.execute("drop table if exists levering.kanarie");
            statement.execute("create table levering.kanarie (" + String.join(" text, ", columns) + " text)");
            statement.execute("grant select on levering.kanarie to " + PostgresPartner.USER);
            try (PreparedStatement insert = owner.prepareStatement("insert into levering.kanarie values ("
                    + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")")) {
                for (Map<String, String> row : delivery.rows()) {
                    for (int i = 0; i < columns.size(); i++) {
                        insert.setString(i + 1, row.get(columns.get(i)));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    /** Two partners that speak HTTP, and answer what they are told to. */
    private static final class Api implements AutoCloseable {

        private final Map<String, String> answers = new ConcurrentHashMap<>();
        private final HttpServer server;

        Api() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] answer = answers.getOrDefault(
                                exchange.getRequestURI().getPath().substring(1), "{}")
                        .getBytes(StandardCharsets.UTF_8);
                try (exchange) {
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                }
            });
            server.start();
        }

        String url(String name) {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void plantsACanaryInEveryColumnThatItsContractDoesNotLetThroughByName() {
        for (Contract contract : CONTRACTS.all()) {
            assertEquals(
                    contract.bron().equals("cameraregister") ? Set.of("camera_id") : Set.of(),
                    CanaryDelivery.spared(
                            contract, CanaryDelivery.good(contract, 3, "x"), CanaryDelivery.wrong(contract, "x")),
                    contract.bron());
        }
    }

    /** The files of one load, new ones each time, and the work that takes them. */
    private static String[] load(Stage stage, String run) {
        Contract persons = contract("politie-betrokkenen");
        List<Map<String, String>> rows =
                new ArrayList<>(CanaryDelivery.good(persons, LARGE, run).rows());
        for (int i = 100; i < LARGE; i += 400) {
            rows.addAll(i, CanaryDelivery.wrong(persons, run).rows());
        }
        Path large = stage.write(
                "partners/betrokkenen_20260301_20261031.csv", new CanaryDelivery(persons, rows).csv(true), WINDOWS);
        stage.drop(
                "cameratoezicht.map",
                "cameralog_20261101.jsonl",
                CanaryDelivery.mixed(contract("cameratoezicht"), run).json());
        stage.drop("cameratoezicht.map", "cameralog_20261101.jsonl.done", "");
        stage.write(
                "partners/corporatie-zuid.map/overlast_20261101.csv",
                CanaryDelivery.mixed(contract("woningcorporaties"), run).csv(true),
                WINDOWS);
        return new String[] {
            "woningcorporaties-zuid", "politie-betrokkenen:politie:" + large, "cameratoezicht-log", "sluit"
        };
    }

    /** Two hubs side by side, each on its own folder, killed in turn at points that are spread over what a load takes. */
    @Test
    void leavesNoCanaryWheneverItIsKilled() throws Exception {
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<Integer>> underway = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                int first = lane;
                underway.add(lanes.submit(() -> new Killing(folder.resolve("hub-" + first)).from(first)));
            }
            int all = 0;
            for (Future<Integer> lane : underway) {
                all += lane.get();
            }
            assertTrue(all > KILLS / 4, all + " kills came while a delivery was under way");
        } finally {
            lanes.shutdownNow();
        }
    }

    /** One hub's folder, in which it is killed again and again. */
    private record Killing(Path root) {

        /** Every {@link #LANES}th kill; returns how many came while a delivery was under way. */
        int from(int first) throws Exception {
            Random random = new Random(SEED + first);
            Stage stage = new Stage(root, "woningcorporaties", "cameratoezicht");
            Process whole = HubProcess.doing(stage, log(root, "fouten"), load(stage, "heel"));
            assertEquals("begonnen", HubProcess.line(whole));
            long started = System.nanoTime();
            assertEquals("klaar", HubProcess.line(whole));
            long took = System.nanoTime() - started;
            HubProcess.kill(whole);
            int underway = 0;
            for (int kill = first; kill < KILLS; kill += LANES) {
                String point = "seed %d, kill %d".formatted(SEED, kill);
                Process hub = HubProcess.doing(stage, log(root, "fouten"), load(stage, "kill" + kill));
                assertEquals("begonnen", HubProcess.line(hub), point);
                TimeUnit.NANOSECONDS.sleep((long) (took * (kill + random.nextDouble()) / KILLS));
                HubProcess.kill(hub);
                underway += stage.underway().isEmpty() ? 0 : 1;
                assertEquals(
                        List.of(),
                        leaks(root).stream()
                                .filter(leak -> !leak.startsWith("in/"))
                                .toList(),
                        point);
            }
            done(root, stage);
            assertEquals(List.of(), leaks(root));
            try (Stage again = stage.start()) {
                assertEquals(List.of(), told(again));
            }
            return underway;
        }
    }

    @Test
    void leavesNoCanaryOfAFileThatTheReaderGivesUpOn() {
        Contract incidents = contract("politie-incidenten");
        String good = CanaryDelivery.good(incidents, 400, "lezer").csv(false);
        String canary = CanaryDelivery.canary("omschrijving", "lezer");
        List<String> forms = List.of(
                good.replaceFirst(canary, "\"" + canary),
                good.replaceFirst("(?s)(.{9000}.*?)" + canary, "$1\"" + (canary + "\r\n").repeat(400) + "\""),
                good.substring(0, good.length() - 40),
                good.replaceFirst("registratienummer.*\r\n", ""),
                good.replace("registratienummer", canary),
                good.replace(';', '\t'),
                good.replaceFirst(canary, canary + "\0"),
                canary.repeat(200));
        try (Stage stage = new Stage(root).set("levering.regel-maximum", "4000").start()) {
            for (String form : forms) {
                Path file = stage.write("aanbod/" + CanarySearch.MARKER + " incidenten_20260301_20261031.csv", form);
                Stage.Told told = stage.receive(file, "politie-incidenten", "politie");
                assertFalse(told.rules().isEmpty(), "form " + forms.indexOf(form));
                assertEquals(List.of(), CanarySearch.hits("melding", String.join("\n", told.rules()) + told.faults()));
                assertEquals(List.of(), leaks(root));
                assertEquals(List.of(), told(stage));
            }
            stage.restart();
            assertEquals(List.of(), leaks(root));
        }
    }

    @Test
    void leavesNoCanaryOnADiskThatIsFull() throws Exception {
        Stage stage = new Stage(root, "woningcorporaties", "cameratoezicht");
        try (SmallDisk disk = SmallDisk.mount(stage.home().var(), 24)) {
            stage.start();
            for (long free : List.of(0L, 64 * 1024L, 1L << 20, 3L << 20, 6L << 20)) {
                String[] work = load(stage, "vol" + free);
                Path filler = disk.fill(free);
                stage.receive(Path.of(work[1].split(":")[2]), "politie-betrokkenen", "politie");
                for (String route : List.of(work[0], work[2])) {
                    try {
                        stage.collect(route);
                    } catch (nl.wijkbeeld.settings.Fault journalCannotBeWritten) {
                        // the ledger itself has no room: said aloud instead
                    }
                }
                assertEquals(List.of(), leaks(root), "free " + free);
                Files.delete(filler);
                assertEquals(List.of(), leaks(root), "free " + free);
            }
            assertEquals(List.of(), told(stage));
        } finally {
            stage.close();
        }
    }

    @Test
    void findsACanaryInEveryForm() throws IOException {
        String canary = CanaryDelivery.canary("naam", "proef");
        byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> forms = new TreeMap<>();
        forms.put("utf8", bytes);
        forms.put("windows", canary.getBytes(WINDOWS));
        forms.put("utf16le", canary.getBytes(StandardCharsets.UTF_16LE));
        forms.put("utf16be", canary.getBytes(StandardCharsets.UTF_16BE));
        forms.put("small", canary.toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        forms.put("turned", new StringBuilder(canary).reverse().toString().getBytes(StandardCharsets.UTF_8));
        forms.put("hex", HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
        forms.put("piece", canary.substring(1, 7).getBytes(StandardCharsets.UTF_8));
        for (int before = 0; before < 3; before++) {
            forms.put(
                    "base64" + before,
                    Base64.getEncoder().encode(("abc".substring(before) + canary).getBytes(StandardCharsets.UTF_8)));
        }
        for (String other : List.of(CanarySearch.NUMBER, CanarySearch.HOUSE, CanarySearch.BIRTH.get(0))) {
            forms.put("other" + forms.size(), ("xx" + other + "xx").getBytes(StandardCharsets.UTF_8));
        }
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            COSStream stream = document.getDocument().createCOSStream();
            try (var packed = stream.createOutputStream(COSName.FLATE_DECODE)) {
                packed.write((canary.substring(0, 20) + " ").repeat(9).getBytes(StandardCharsets.UTF_8));
            }
            document.getDocumentInformation().getCOSObject().setItem("Proef", stream);
            document.addPage(new org.apache.pdfbox.pdmodel.PDPage());
            document.save(out);
            forms.put("packed.pdf", out.toByteArray());
        }
        Path var = Files.createDirectories(root.resolve("var"));
        for (var form : forms.entrySet()) {
            Path file = Files.write(var.resolve(form.getKey()), form.getValue());
            assertEquals(1, leaks(root).size(), form.getKey() + " " + leaks(root));
            Files.delete(file);
        }
        Files.createFile(var.resolve(canary));
        assertEquals(1, leaks(root).size(), "in a file's name");
        Files.writeString(Files.createDirectories(root.resolve("log")).resolve("uit"), "INFO rij van " + canary);
        assertEquals(2, leaks(root).size(), "in a line of the log");
    }

    @Test
    void findsWhatAContractWronglyKeepsUntilTheFileIsWrittenAnew() {
        try (Stage stage = new Stage(root)) {
            stage.edit(
                            "config/bronnen/cameraregister.yaml",
                            "camera_id: {lot: laat, naar: camera_id, verplicht: ja}",
                            "camera_id: {lot: weg}")
                    .edit(
                            "config/bronnen/cameraregister.yaml",
                            "omschrijving: {lot: weg}",
                            "omschrijving: {lot: laat, naar: camera_id}");
            stage.start();
            Path file = stage.write(
                    "aanbod/cameraregister.csv",
                    CanaryDelivery.good(contract("cameraregister"), 300, "lek").csv(false));
            assertEquals(
                    300,
                    stage.receive(file, "cameraregister", "meldkamer-toezicht")
                            .entry()
                            .balance()
                            .loaded());
            assertEquals(
                    List.of("stg_cameras"),
                    told(stage).stream()
                            .map(hit -> hit.split(":")[0])
                            .distinct()
                            .toList());
            assertFalse(leaks(root).isEmpty(), "in the log of what was written");
            stage.hub().warehouse().compact();
            assertFalse(leaks(root).isEmpty(), "in a compressed column");
            stage.hub().warehouse().write("delete from stg_cameras");
            assertFalse(leaks(root).isEmpty(), "in a row that is erased and not yet written over");
            stage.hub().warehouse().compact();
            assertEquals(List.of(), leaks(root));
        }
    }

    /** DuckDB writes whole blocks; what is not filled shows what the memory held before, unless that is blank. */
    @Test
    void findsWhatMemoryHeldBeforeUnlessTheAllocatorBlanksIt() throws Exception {
        for (boolean blank : List.of(false, true)) {
            Path written = Files.createDirectories(folder.resolve("geheugen-" + blank));
            ProcessBuilder other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            CanaryTest.class.getName(),
                            written.resolve("x.duckdb").toString())
                    .inheritIO();
            if (!blank) {
                other.environment().remove("DUCKDB_JE_MALLOC_CONF");
            }
            assertEquals(0, other.start().waitFor());
            assertEquals(
                    blank,
                    CanarySearch.hits(written, file -> true).isEmpty(),
                    "memory that the allocator blanks: " + blank);
        }
    }

    /** Holds texts in memory, forgets them, and writes columns that do not fill their blocks. */
    public static void main(String[] file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file[0]);
                var statement = connection.createStatement()) {
            statement.execute("set temp_directory = ''");
            statement.execute("create temp table namen as select '" + CanarySearch.MARKER
                    + "' || hash(i) || ' naam' as naam from range(300000) r(i) order by hash(i)");
            statement.execute("drop table namen");
            for (int i = 1; i < 20; i++) {
                statement.execute("create table t%1$d as select hash(i)::double as w from range(%1$d * %1$d * 900) r(i)"
                        .formatted(i));
            }
        }
    }
}
