package nl.wijkbeeld.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import nl.wijkbeeld.Hub;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Settings;
import nl.wijkbeeld.standin.Generator;
import nl.wijkbeeld.standin.Partners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightJourneyTest {
    @TempDir
    Path folder;

    @Test
    void night() throws Exception {
        Path key = Files.writeString(folder.resolve("sleutel"), "0123456789abcdef0123456789abcdef");
        try (Partners partners = Partners.start(folder.resolve("partners"), new Generator(1, LocalDate.now(), 5))) {
            Map<String, String> overlay = new TreeMap<>(partners.settings());
            overlay.put("sleutel.bestand", key.toString());
            Home home = Home.at(Path.of("").toAbsolutePath()).withVar(folder.resolve("var"));
            try (Hub hub = Hub.start(Settings.read(home, overlay), Clock.system(Sources.ZONE))) {
                hub.journal().listen(step -> System.out.println(step));
                hub.night();
                hub.journal().entries().forEach(entry -> {
                    System.out.println(entry.contract().bron() + " " + entry.supplier() + " " + entry.name() + " "
                            + entry.outcome() + " " + entry.balance());
                    entry.findings().stream().limit(12).forEach(f -> System.out.println("    " + f.line()));
                });
                hub.journal().faults().forEach(System.out::println);
                hub.warehouse()
                        .rows(
                                "select bron, count(*) n, sum(aantal) s, count(*) filter (where gebied_code='onbekend') o from stg_gebeurtenissen group by 1")
                        .forEach(r -> System.out.println(r.text("bron") + " " + r.number("n") + " " + r.number("o")));
            }
        }
    }
}
