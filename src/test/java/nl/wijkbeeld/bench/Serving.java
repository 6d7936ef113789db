package nl.wijkbeeld.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.wijkbeeld.disclosure.MadeUpNight;
import nl.wijkbeeld.disclosure.Policy;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.dossier.Document;
import nl.wijkbeeld.dossier.DossierSettings;
import nl.wijkbeeld.dossier.Dossiers;
import nl.wijkbeeld.dossier.Editions;
import nl.wijkbeeld.portal.Load;
import nl.wijkbeeld.portal.Load.Outcome;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.warehouse.Warehouse;

/**
 * The portal under load: a PDF beside the same file of a bare Vert.x server, the list of dossiers while a police export is
 * imported in the same process, and what 100,000 requests leave in memory.
 */
final class Serving {

    static final int CONNECTIONS = 64;
    /** Rows of the police export that is imported meanwhile. */
    static final long IMPORTED = 500_000;

    static final String LIST = "p99 of Mijn wijken during an import (ms)";
    private static final String OWN = "downloads per second";
    private static final String BARE = "bare downloads per second";
    private static final String OWN_SLOWEST = "p99 of a download (ms)";
    private static final String BARE_SLOWEST = "p99 of a bare download (ms)";
    private static final String BEFORE = "MB in use after 10,000 requests";
    private static final String AFTER = "MB in use after 100,000 requests";
    private static final int DOWNLOADS = 10_000;
    private static final int LISTS = 20_000;
    private static final int FEW = 10_000;
    private static final int MANY = 100_000;
    private static final double MEGABYTE = 1e6;

    private Serving() {}

    static Trial run(Path folder, Path export, Path addresses) throws IOException {
        Home home = Home.at(Bench.root()).withVar(folder.resolve("portaal"));
        Map<String, Double> parts = new LinkedHashMap<>();
        long start = System.nanoTime();
        try (Warehouse warehouse = MadeUpNight.filled(folder)) {
            String file = publish(home, warehouse);
            try (Load load = new Load(home, warehouse, CONNECTIONS)) {
                downloads(load, file, parts);
                nginx(load, home, folder, file, parts);
                lists(load, folder.resolve("import"), export, addresses, parts);
                memory(load, parts);
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } catch (Exception failed) {
            throw new IOException(failed);
        }
        return Trial.ended(start, DOWNLOADS, parts);
    }

    /** The edition of a night; the path of its largest wijkdossier. */
    private static String publish(Home home, Warehouse warehouse) {
        Publication publication =
                Publication.of(warehouse, Policy.read(home.config().resolve("publicatie.yaml")), MadeUpNight.PEILDATUM);
        DossierSettings settings = new DossierSettings(
                home.reports(), home.config().resolve("codes/themas.csv"), home.editions(), true, "bench", 2);
        Editions editions = new Editions(settings, Clock.systemUTC());
        try (Dossiers dossiers = Dossiers.open(settings)) {
            String edition = editions.next(publication.peildatum());
            List<Document> documents = dossiers.compose(publication, edition);
            editions.publish(publication, edition, documents);
            return "/" + edition + "/" + documents.get(0).name();
        }
    }

    /** By turns, so that what else the machine does weighs on both; the first turn warms both. */
    private static void downloads(Load load, String file, Map<String, Double> parts) throws InterruptedException {
        load.askBare(file, DOWNLOADS);
        load.ask("/editie" + file, DOWNLOADS);
        Outcome bare = load.askBare(file, DOWNLOADS);
        Outcome own = load.ask("/editie" + file, DOWNLOADS);
        parts.put(BARE, bare.perSecond());
        parts.put(OWN, own.perSecond());
        parts.put(BARE_SLOWEST, bare.slowest());
        parts.put(OWN_SLOWEST, own.slowest());
    }

    /** Where it is installed. */
    private static void nginx(Load load, Home home, Path folder, String file, Map<String, Double> parts)
            throws IOException, InterruptedException {
        Path program = Path.of("/usr/sbin/nginx");
        if (!Files.isExecutable(program)) {
            return;
        }
        int port = 18_482;
        Path conf = Files.writeString(folder.resolve("nginx.conf"), """
                user %s;
                worker_processes 1;
                daemon off;
                pid %s/nginx.pid;
                error_log /dev/null crit;
                events {}
                http {
                    access_log off;
                    sendfile on;
                    server { listen 127.0.0.1:%d; root %s; }
                }
                """.formatted(
                System.getProperty("user.name"), folder, port, home.editions().toAbsolutePath()));
        Process server = new ProcessBuilder(
                        program.toString(), "-c", conf.toAbsolutePath().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Thread.sleep(1_000);
            load.askOther(port, file, DOWNLOADS);
            Outcome nginx = load.askOther(port, file, DOWNLOADS);
            parts.put("downloads per second of nginx", nginx.perSecond());
            parts.put("p99 of a download of nginx (ms)", nginx.slowest());
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static void lists(Load load, Path folder, Path export, Path addresses, Map<String, Double> parts)
            throws IOException, InterruptedException {
        load.ask("/", LISTS);
        AtomicBoolean isOver = new AtomicBoolean();
        Thread night = new Thread(
                () -> {
                    try {
                        for (int again = 0; !isOver.get(); again++) {
                            Path own = Files.createDirectories(folder.resolve(String.valueOf(again)));
                            Ingest.hub(own, export, addresses);
                        }
                    } catch (IOException failed) {
                        throw new java.io.UncheckedIOException(failed);
                    }
                },
                "import");
        night.start();
        Thread.sleep(2_000); // the hub of the import has started
        Outcome lists = load.ask("/", LISTS);
        if (!night.isAlive()) {
            throw new IllegalStateException("the import ended before the requests did");
        }
        isOver.set(true);
        night.join();
        parts.put(LIST, lists.slowest());
    }

    private static void memory(Load load, Map<String, Double> parts) throws InterruptedException {
        load.ask("/", FEW);
        parts.put(BEFORE, used());
        load.ask("/", MANY - FEW);
        parts.put(AFTER, used());
    }

    private static double used() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / MEGABYTE;
    }

    static double part(Trial trial, String name) {
        return Objects.requireNonNull(trial.parts().get(name), name);
    }

    static double downloads(Trial trial) {
        return part(trial, OWN) / part(trial, BARE);
    }

    static double slowest(Trial trial) {
        return part(trial, OWN_SLOWEST) / part(trial, BARE_SLOWEST);
    }

    static double growth(Trial trial) {
        return part(trial, AFTER) / part(trial, BEFORE);
    }
}
