package nl.wijkbeeld;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Contracts;
import nl.wijkbeeld.finding.Finding;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.ledger.Entry;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One file, as if its source had delivered it, also a refused one that is offered again; or boundaries. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Laadt één bestand alsof de bron het had geleverd; ook om een geweigerde levering uit var/refused opnieuw aan te"
                    + " bieden. Het bestand zelf blijft staan. De dossiers volgen in de eerstvolgende nacht.",
            "import grenzen BESTAND laadt de grenzen van wijken en buurten van CBS/PDOK, als GeoJSON of GeoPackage; ze"
                    + " vervangen de vorige."
        })
final class ImportCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BRON", description = "naam van een contract in config/bronnen, of grenzen")
    private String bron = "";

    @Parameters(index = "1", paramLabel = "BESTAND", description = "het bestand")
    private Path file = Path.of("");

    @Option(names = "--leverancier", description = "van wie; mag weg als de bron er één heeft")
    private @Nullable String supplier;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Home home = Wijkbeeld.home();
        if (bron.equals(BoundaryImport.NAME)) {
            return new BoundaryImport(home, out).run(existing());
        }
        Contract contract = Contracts.read(home.config().resolve("bronnen")).getContract(bron);
        Path delivered = existing();
        try (Hub hub = Hub.start(Settings.read(home, Map.of()), Clock.system(Sources.ZONE))) {
            hub.receive(delivered.toAbsolutePath().toFile(), bron, supplierOf(contract));
            hub.journal().faults().forEach(fault -> out.println("storing: " + fault));
            for (Entry entry : hub.journal().entries()) {
                out.printf(
                        "levering %d %s: %d rijen gelezen, %d geladen, %d geweigerd%n",
                        entry.id(),
                        entry.outcome().word(),
                        entry.balance().read(),
                        entry.balance().loaded(),
                        entry.balance().refused());
                entry.findings().stream().map(Finding::line).forEach(out::println);
            }
            out.flush();
            return hub.outcome();
        }
    }

    private Path existing() {
        if (!Files.isRegularFile(file)) {
            throw new Fault("%s bestaat niet of is geen bestand.".formatted(file));
        }
        return file;
    }

    private String supplierOf(Contract contract) {
        if (supplier == null && contract.suppliers().size() > 1) {
            throw new Fault("%s heeft meer leveranciers; kies met --leverancier uit %s."
                    .formatted(bron, String.join(", ", contract.suppliers().keySet())));
        }
        String chosen =
                supplier == null ? contract.suppliers().keySet().iterator().next() : supplier;
        if (!contract.suppliers().containsKey(chosen)) {
            throw new Fault("%s kent geen leverancier %s; kies uit %s."
                    .formatted(
                            bron, chosen, String.join(", ", contract.suppliers().keySet())));
        }
        return chosen;
    }
}
