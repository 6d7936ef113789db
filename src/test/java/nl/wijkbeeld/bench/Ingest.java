package nl.wijkbeeld.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import nl.wijkbeeld.Hub;
import nl.wijkbeeld.border.Keys;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.ledger.Entry;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Setting;
import nl.wijkbeeld.settings.Settings;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.duckdb.DuckDBConnection;

/** Three ways to get one police export into a database file. */
final class Ingest {

    private static final String SOURCE = "politie-incidenten";
    private static final String MEMORY = Setting.WAREHOUSE_GEHEUGEN.standard();
    /** File of the keys, in a contender's folder. */
    static final String KEYS = "sleutels";

    private static final int ROWS_ONE_BY_ONE = 10_000;
    private static final String COLUMN_NAMES =
            "registratienummer, kennisnamedatum, pleegdatum_van, pleegtijd_van, pleegdatum_tot, pleegtijd_tot, "
                    + "maatschappelijke_klasse, omschrijving, poging_voltooid, gemeente, plaats, straat, huisnummer, postcode";

    private Ingest() {}

    /** {@code CREATE TABLE AS SELECT *}, with the hub's threads and memory and DuckDB's own defaults. */
    static Trial bare(Path folder, Path file) throws SQLException, IOException {
        try (Connection connection = database(folder);
                Statement statement = connection.createStatement()) {
            long start = System.nanoTime();
            statement.execute("create table t as select * from read_csv('" + file + "')");
            return Trial.ended(start, count(statement), Map.of());
        }
    }

    /** The hub as it runs: its route for one delivery, then the build of everything derived. */
    static Trial hub(Path folder, Path file, Path addresses) throws IOException {
        Home home = Home.at(Bench.root()).withVar(folder.resolve("var"));
        Clock clock = Clock.fixed(
                IncidentFile.LAST.plusDays(1).atTime(12, 0).atZone(Sources.ZONE).toInstant(), Sources.ZONE);
        try (Hub hub = Hub.start(Settings.read(home, settings(folder)), clock)) {
            hub.receive(addresses.toFile(), "cbs-adressen", "cbs");
            Map<String, Double> parts = new LinkedHashMap<>();
            long start = System.nanoTime();
            hub.receive(file.toFile(), SOURCE, "politie");
            parts.put("receive to ledger", Trial.secondsSince(start));
            long built = System.nanoTime();
            hub.warehouse().build(IncidentFile.LAST);
            parts.put("build", Trial.secondsSince(built));
            Entry entry = loaded(hub);
            return Trial.ended(start, entry.balance().read(), parts);
        }
    }

    private static Entry loaded(Hub hub) {
        Entry entry = hub.journal().entries().get(hub.journal().entries().size() - 1);
        if (entry.outcome() != Entry.Outcome.LOADED) {
            throw new IllegalStateException(entry.outcome() + ": " + entry.findings());
        }
        return entry;
    }

    /** No partner is asked: folders of its own, and a key that guards made-up data. */
    static Map<String, String> settings(Path folder) throws IOException {
        Path keys = folder.resolve(KEYS);
        Keys.make(keys, List.of("politie"), 2010, 2030);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("sleutel.bestand", keys.toString());
        settings.put("warehouse.geheugen", MEMORY);
        for (String setting : new String[] {
            "politie.weektellingen.map",
            "politie.inbraken.map",
            "corporatie-zuid.map",
            "cameratoezicht.map",
            "cameraregister.map",
            "cbs.adressen.map"
        }) {
            settings.put(setting, folder.resolve("partners").resolve(setting).toString());
        }
        return settings;
    }

    /** Camel's split and camel-jdbc; so many rows of the file as tell the speed. */
    static Trial rowByRow(Path folder, Path file) throws Exception {
        Path head = folder.resolve("head.csv");
        try (var lines = Files.lines(file)) {
            Files.write(head, (Iterable<String>) lines.skip(1).limit(ROWS_ONE_BY_ONE)::iterator);
        }
        try (Connection connection = database(folder);
                Statement statement = connection.createStatement();
                DefaultCamelContext camel = new DefaultCamelContext()) {
            statement.execute("create table t (" + COLUMN_NAMES.replace(",", " varchar,") + " varchar)");
            camel.getRegistry().bind("warehouse", new OneDatabase(connection.unwrap(DuckDBConnection.class)));
            camel.addRoutes(new RowByRow());
            camel.start();
            long start = System.nanoTime();
            camel.createFluentProducerTemplate()
                    .withBody(head.toFile())
                    .to("direct:file")
                    .request();
            return Trial.ended(start, count(statement), Map.of());
        }
    }

    private static final class RowByRow extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:file")
                    .split(body().tokenize("\n"))
                    .streaming()
                    .process(exchange -> {
                        String[] values =
                                exchange.getMessage().getBody(String.class).split(";", -1);
                        for (int i = 0; i < values.length; i++) {
                            exchange.getMessage().setHeader("c" + i, values[i]);
                        }
                    })
                    .setBody(constant("insert into t values (:?c0, :?c1, :?c2, :?c3, :?c4, :?c5, :?c6, :?c7, :?c8,"
                            + " :?c9, :?c10, :?c11, :?c12, :?c13)"))
                    .to("jdbc:warehouse?useHeadersAsParameters=true&resetAutoCommit=false");
        }
    }

    private static Connection database(Path folder) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", MEMORY);
        properties.setProperty("threads", "2");
        return DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("t.duckdb"), properties);
    }

    private static long count(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("select count(*) from t")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
