package nl.wijkbeeld;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.dossier.Document;
import nl.wijkbeeld.dossier.DossierSettings;
import nl.wijkbeeld.dossier.Dossiers;
import nl.wijkbeeld.dossier.Editions;
import nl.wijkbeeld.dossier.Editions.Edition;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Settings;
import nl.wijkbeeld.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The yearly report to the councils: made once, and then it stands. */
@Command(
        name = "raadsrapportage",
        mixinStandardHelpOptions = true,
        description = {
            "Maakt de raadsrapportage over een jaar waarvan alle maanden gesloten zijn, als editie raadsrapportage-JAAR: de PDF,"
                    + " de tabellen en het manifest. Eén keer: een tweede keer wordt geweigerd, zodat elk cijfer te citeren blijft."
        })
final class CouncilCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "JAAR", description = "zoals 2025")
    private int year;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Home home = Wijkbeeld.home();
        Settings settings = Settings.read(home, Map.of());
        DossierSettings dossierSettings = Hub.dossierSettings(settings);
        String name = "raadsrapportage-" + year;
        Path made = home.editions().resolve(name);
        if (Files.exists(made)) {
            throw new Fault("De raadsrapportage over %d is al gemaakt en verandert niet meer. Zij staat in %s."
                    .formatted(year, made));
        }
        try (Warehouse warehouse = Hub.openWarehouse(settings);
                Dossiers dossiers = Dossiers.open(dossierSettings)) {
            Publication publication =
                    Publication.of(warehouse, Hub.policy(home), DossierCommand.lastPeildatum(warehouse));
            Document document = dossiers.council(publication, name, year);
            Edition edition =
                    new Editions(dossierSettings, Clock.systemUTC()).publish(publication, name, List.of(document));
            out.println(edition.folder().resolve(document.name()));
            out.flush();
            return Wijkbeeld.DONE;
        }
    }
}
