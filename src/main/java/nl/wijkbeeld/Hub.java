package nl.wijkbeeld;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.wijkbeeld.border.Border;
import nl.wijkbeeld.border.Pseudonyms;
import nl.wijkbeeld.delivery.Contracts;
import nl.wijkbeeld.disclosure.Policy;
import nl.wijkbeeld.dossier.DossierSettings;
import nl.wijkbeeld.flow.Collecting;
import nl.wijkbeeld.flow.Failures;
import nl.wijkbeeld.flow.Intake;
import nl.wijkbeeld.flow.Journal;
import nl.wijkbeeld.flow.MailSettings;
import nl.wijkbeeld.flow.Messages;
import nl.wijkbeeld.flow.Night;
import nl.wijkbeeld.flow.Polls;
import nl.wijkbeeld.flow.Recipients;
import nl.wijkbeeld.flow.Retention;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Setting;
import nl.wijkbeeld.settings.Settings;
import nl.wijkbeeld.warehouse.Reference;
import nl.wijkbeeld.warehouse.Warehouse;
import nl.wijkbeeld.warehouse.WarehouseSettings;
import org.apache.camel.main.Main;

/** The hub at work: warehouse, routes and the beans that they call, wired by hand. */
public final class Hub implements AutoCloseable {

    /** What DuckDB's allocator reads when the process starts; the launcher sets it. */
    private static final String MEMORY = "DUCKDB_JE_MALLOC_CONF";

    private static final String BLANK_MEMORY = "zero:true";

    private final Warehouse warehouse;
    private final Journal journal;
    private final Main main;
    private final Sources sources;

    private Hub(Warehouse warehouse, Journal journal, Main main, Clock clock) {
        this.warehouse = warehouse;
        this.journal = journal;
        this.main = main;
        this.sources = new Sources(main.getCamelContext(), journal, clock);
    }

    /**
     * Opens the warehouse and starts the routes; their schedules count from now.
     *
     * @param clock tells the day of a delivery; in Europe/Amsterdam
     * @throws Fault when settings, contracts, secrets, warehouse or routes are wrong
     */
    public static Hub start(Settings settings, Clock clock) {
        Home home = settings.home();
        Contracts contracts = Contracts.read(home.config().resolve("bronnen"));
        Border border = new Border(Pseudonyms.read(settings), settings);
        Warehouse warehouse = openWarehouse(settings);
        try {
            warehouse.reference(ReferenceFiles.read(home, contracts));
            Journal journal = new Journal(warehouse, clock);
            Intake intake = new Intake(home, contracts, border, warehouse, clock, journal);
            intake.discardLeftovers();
            Main main = new Main();
            main.bind("intake", intake);
            main.bind("collecting", new Collecting(intake, contracts, clock));
            main.bind("night", new Night(warehouse, policy(home), dossierSettings(settings), journal, clock));
            main.bind("retention", new Retention(home, contracts, warehouse, journal, clock));
            MailSettings mail = MailSettings.of(settings);
            main.bind("messages", new Messages(mail, recipients(home), warehouse, journal, clock));
            main.bind("mail", mailSession(mail));
            main.bind("failures", new Failures(journal));
            main.bind("polls", new Polls(journal, clock));
            for (String database : settings.prefixesOf(".jdbc.url")) {
                main.bind(database, new PartnerDatabase(settings, database));
            }
            startRoutes(main, settings);
            Hub hub = new Hub(warehouse, journal, main, clock);
            hub.sources.all(); // a schedule in the hour that is skipped or doubled stops the start
            Sources.readSchedule(Sources.NIGHT, settings.text(Setting.NACHT_CRON));
            return hub;
        } catch (RuntimeException | Error failed) {
            warehouse.close();
            throw failed;
        }
    }

    /** @throws Fault when DuckDB would write what its memory held before, such as a row of a delivery, into its file */
    static Warehouse openWarehouse(Settings settings) {
        if (!BLANK_MEMORY.equals(System.getenv(MEMORY))) {
            throw new Fault(
                    "%s=%s ontbreekt: zonder dat kan tekst van een levering in het warehouse terechtkomen. Start met ./wijkbeeld."
                            .formatted(MEMORY, BLANK_MEMORY));
        }
        return Warehouse.open(new WarehouseSettings(
                settings.home().warehouse(),
                settings.text(Setting.WAREHOUSE_GEHEUGEN),
                settings.number(Setting.WAREHOUSE_THREADS)));
    }

    /** @throws nl.wijkbeeld.settings.Fault when it names a source that has no contract: a typing error would lift a table */
    static Policy policy(Home home) {
        Policy policy = Policy.read(home.config().resolve("publicatie.yaml"));
        Contracts contracts = Contracts.read(home.config().resolve("bronnen"));
        policy.plan().stream()
                .flatMap(table -> table.sources().stream())
                .filter(source -> contracts.all().stream()
                        .noneMatch(contract -> contract.bron().equals(source)))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new Fault(
                            "config/publicatie.yaml: bij plan staat bron %s, en die heeft geen contract in config/bronnen."
                                    .formatted(unknown));
                });
        return policy;
    }

    /** @throws Fault when an address is none, or an area has no dossier */
    static Recipients recipients(Home home) {
        Set<String> areas = ReferenceFiles.areas(home).stream()
                .filter(area -> area.niveau().equals("wijk"))
                .map(Reference.Gebied::gebiedCode)
                .collect(Collectors.toCollection(TreeSet::new));
        areas.add("basisteam");
        return Recipients.read(home.config().resolve("berichten.yaml"), areas);
    }

    /** A password goes over an encrypted connection or not at all. */
    private static Session mailSession(MailSettings settings) {
        boolean signsIn = !settings.user().isEmpty();
        Properties mail = new Properties();
        mail.setProperty("mail.smtp.host", settings.server());
        mail.setProperty("mail.smtp.port", String.valueOf(settings.port()));
        mail.setProperty("mail.smtp.auth", String.valueOf(signsIn));
        mail.setProperty("mail.smtp.starttls.enable", "true");
        mail.setProperty("mail.smtp.starttls.required", String.valueOf(signsIn));
        mail.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        for (String silence : List.of("connectiontimeout", "timeout", "writetimeout")) {
            mail.setProperty("mail.smtp." + silence, "20000");
        }
        return Session.getInstance(mail, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.user(), settings.password());
            }
        });
    }

    static DossierSettings dossierSettings(Settings settings) {
        Home home = settings.home();
        return new DossierSettings(
                home.reports(),
                home.config().resolve("codes").resolve("themas.csv"),
                home.editions(),
                settings.flag(Setting.DEMONSTRATIE),
                Wijkbeeld.VERSION,
                Runtime.getRuntime().availableProcessors());
    }

    private static void startRoutes(Main main, Settings settings) {
        String routes = settings.home().routes().toAbsolutePath().toString();
        main.configure()
                .withRoutesIncludePattern("file:%1$s/templates/*.camel.yaml,file:%1$s/*.camel.yaml".formatted(routes));
        main.configure().withShutdownTimeout(60).withName("wijkbeeld");
        main.configure().withRoutesReloadEnabled(false);
        main.setOverrideProperties(settings.asProperties());
        try {
            main.start();
        } catch (Exception failed) {
            main.stop();
            throw new Fault("De routes in %s zijn niet gestart: %s".formatted(routes, firstReason(failed)));
        }
    }

    private static String firstReason(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage())
                .lines()
                .findFirst()
                .orElse(root.getClass().getSimpleName());
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    public Journal journal() {
        return journal;
    }

    public Sources sources() {
        return sources;
    }

    /** One night, now: every source in the order of its schedule, then everything that is made of them. */
    public void night() {
        journal.begin();
        sources.all().forEach(sources::collect);
        publish();
    }

    /** What was missed while the hub was down: each source once, and then the night's own steps, once. */
    public void catchUp() {
        var missed = sources.missed();
        if (!missed.isEmpty()) {
            journal.begin();
            missed.forEach(sources::collect);
            publish();
        }
    }

    /** Runs the route that builds, publishes and ends the night; a fault in it is in the journal. */
    private void publish() {
        main.getCamelContext().createFluentProducerTemplate().to("direct:nacht").send();
    }

    /** Handles a file that the operator hands over, as if its source had delivered it. */
    public void receive(File file, String bron, String supplier) {
        main.getCamelContext()
                .createFluentProducerTemplate()
                .withBody(file)
                .withExchangeProperty("bron", bron)
                .withExchangeProperty("leverancier", supplier)
                .to("direct:bestand")
                .send();
    }

    /** Waits until the process is asked to stop. */
    public void await() throws InterruptedException {
        Thread.currentThread().join();
    }

    /** What became of the night or the file, as an exit code: a fault weighs more than a finding. */
    public int outcome() {
        if (!journal.faults().isEmpty()) {
            return Wijkbeeld.FAULT;
        }
        boolean findings =
                journal.entries().stream().anyMatch(entry -> !entry.findings().isEmpty());
        return findings ? Wijkbeeld.FINDINGS : Wijkbeeld.DONE;
    }

    /** The PDFs of the newest edition; empty when there is none. */
    public List<Path> dossiers() {
        return warehouse.rows("select map from ledger_edities order by gemaakt_op desc limit 1").stream()
                .flatMap(edition -> pdfs(Path.of(edition.text("map"))).stream())
                .toList();
    }

    private static List<Path> pdfs(Path edition) {
        try (Stream<Path> files = Files.list(edition)) {
            return files.filter(file -> file.toString().endsWith(".pdf"))
                    .sorted()
                    .toList();
        } catch (IOException gone) {
            throw new Fault(edition + " is niet te lezen. Controleer var/editions.", gone);
        }
    }

    @Override
    public void close() {
        main.stop();
        warehouse.close();
    }

    /** A partner's database: read only, rows a thousand at a time. */
    private record PartnerDatabase(Settings settings, String prefix) implements DataSource {

        @Override
        public Connection getConnection() throws SQLException {
            return getConnection(
                    settings.find(prefix + ".jdbc.gebruiker").orElse(""),
                    settings.find(prefix + ".jdbc.wachtwoord").orElse(""));
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            int silence = settings.number(Setting.JDBC_TIJDSLIMIET);
            DriverManager.setLoginTimeout(Math.max(1, Math.min(20, silence / 1000)));
            Connection connection = DriverManager.getConnection(
                    settings.find(prefix + ".jdbc.url").orElseThrow(), user, password);
            connection.setNetworkTimeout(Runnable::run, silence); // else a silent partner holds up the night for ever
            connection.setReadOnly(true);
            connection.setAutoCommit(false); // else the driver reads the whole view into memory
            return connection;
        }

        @Override
        public PrintWriter getLogWriter() {
            return new PrintWriter(PrintWriter.nullWriter());
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            // the hub's own log is enough
        }

        @Override
        public void setLoginTimeout(int seconds) {
            DriverManager.setLoginTimeout(seconds);
        }

        @Override
        public int getLoginTimeout() {
            return DriverManager.getLoginTimeout();
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getLogger("nl.wijkbeeld");
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("not a wrapper");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
