package nl.wijkbeeld.standin;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.wijkbeeld.Hub;
import nl.wijkbeeld.NightReport;
import nl.wijkbeeld.border.Keys;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Settings;

/** {@code ./wijkbeeld demo}: a whole night with made-up partners, through the routes that production uses. */
public final class Demo {
    private static final long SEED = 20_260_101;
    private static final int YEARS = 6;

    private Demo() {}

    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.forLanguageTag("nl-NL"));
        System.exit(run(Path.of(System.getProperty("wijkbeeld.root", "")).toAbsolutePath()));
    }

    private static int run(Path root) throws IOException {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Path folder = root.resolve("var/demo");
        empty(folder);
        out.printf(
                "Demonstratie in %s: leveringen van %d jaar worden gemaakt en de servers van de partners gestart …%n",
                root.relativize(folder), YEARS);
        LocalDate today = LocalDate.now(Sources.ZONE);
        Path keys = folder.resolve("sleutels");
        Keys.make(keys, List.of("politie"), today.getYear() - YEARS - 1, today.getYear());
        try (Partners partners = Partners.start(folder.resolve("partners"), new Generator(SEED, today, YEARS))) {
            Map<String, String> overlay = new TreeMap<>(partners.settings());
            overlay.put("sleutel.bestand", keys.toString());
            overlay.put("dossier.demonstratie", "ja");
            overlay.put("mail.server", ""); // made-up dossiers are told to nobody
            Home home = Home.at(root).withVar(folder);
            try (Hub hub = Hub.start(Settings.read(home, overlay), Clock.system(Sources.ZONE))) {
                int outcome = NightReport.run(hub, out);
                out.println("Het portaal op deze gegevens: ./wijkbeeld portaal --demo");
                return outcome == 2 ? 2 : 0; // the wrong rows are part of the demonstration
            }
        } catch (Fault fault) {
            out.println("storing: " + fault.getMessage());
            return 2;
        } catch (RuntimeException failed) {
            // a stand-in that did not start leaves the others' threads behind: tell it, and let main end the process
            failed.printStackTrace(out);
            return 2;
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> {
                    try {
                        Files.delete(file);
                    } catch (IOException held) {
                        throw new UncheckedIOException(held);
                    }
                });
            }
        }
        Files.createDirectories(folder);
    }
}
