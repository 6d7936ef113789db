package nl.wijkbeeld;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.dossier.Document;
import nl.wijkbeeld.dossier.Dossiers;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Settings;
import nl.wijkbeeld.warehouse.Row;
import nl.wijkbeeld.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One dossier from the figures as they stand; a draft, no edition. */
@Command(
        name = "dossier",
        mixinStandardHelpOptions = true,
        description =
                "Maakt één dossier uit de cijfers van de laatste nacht, als concept in var/concept; het is geen editie.")
final class DossierCommand implements Callable<Integer> {

    private static final String DRAFT = "concept";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "GEBIED", description = "naam of code van een wijk (Binnenstad, WK014110), of basisteam")
    private String area = "";

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Home home = Wijkbeeld.home();
        Settings settings = Settings.read(home, Map.of());
        try (Warehouse warehouse = Hub.openWarehouse(settings);
                Dossiers dossiers = Dossiers.open(Hub.dossierSettings(settings))) {
            Publication publication = Publication.of(warehouse, Hub.policy(home), lastPeildatum(warehouse));
            Document document = dossiers.compose(publication, DRAFT, code(publication));
            out.println(write(home, document));
            out.flush();
            return Wijkbeeld.DONE;
        }
    }

    static LocalDate lastPeildatum(Warehouse warehouse) {
        List<Row> editions = warehouse.rows("select max(peildatum) as peildatum from ledger_edities");
        return editions.get(0)
                .findDate("peildatum")
                .orElseThrow(() -> new Fault("Er is nog geen nacht gedraaid. Start ./wijkbeeld nightly."));
    }

    private String code(Publication publication) {
        return publication.areas().stream()
                .filter(known -> List.of("wijk", "basisteam").contains(known.level()))
                .filter(known ->
                        known.code().equalsIgnoreCase(area) || known.name().equalsIgnoreCase(area))
                .map(Area::code)
                .findFirst()
                .orElseThrow(() -> new Fault("%s is geen wijk en niet basisteam. Bekend: %s."
                        .formatted(
                                area,
                                String.join(
                                        ", ",
                                        publication.areas("wijk").stream()
                                                .map(Area::name)
                                                .toList()))));
    }

    private static Path write(Home home, Document document) throws IOException {
        Path folder = home.var().resolve(DRAFT);
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.write(folder.resolve(document.name()), document.content());
    }
}
