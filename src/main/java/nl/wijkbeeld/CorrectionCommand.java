package nl.wijkbeeld;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.wijkbeeld.delivery.Contracts;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Settings;
import nl.wijkbeeld.warehouse.CorrectionRound;
import nl.wijkbeeld.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The yearly moment at which what came late enters the figures. */
@Command(
        name = "correctieronde",
        mixinStandardHelpOptions = true,
        description = {
            "Telt wat is nagekomen voor de gesloten maanden van een jaar bij de vaste cijfers op. Dat kan één keer per jaar,"
                    + " als alle maanden van dat jaar zijn gesloten. De dossiers tellen het vanaf de eerstvolgende nacht mee;"
                    + " beschermde en vertrouwelijke cijfers alleen waar dat geen klein aantal verraadt."
        })
final class CorrectionCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "JAAR", description = "het jaar van de gesloten maanden")
    private int year;

    @Option(
            names = "--door",
            paramLabel = "NAAM",
            description = "wie dit doet, voor het logboek; zonder: de gebruiker van deze computer")
    private String by = System.getProperty("user.name", "onbekend");

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Home home = Wijkbeeld.home();
        try (Warehouse warehouse = Hub.openWarehouse(Settings.read(home, Map.of()))) {
            warehouse.reference(
                    ReferenceFiles.read(home, Contracts.read(home.config().resolve("bronnen"))));
            out.println(sentence(warehouse.correct(year, by, Clock.system(Sources.ZONE))));
            out.flush();
            return Wijkbeeld.DONE;
        }
    }

    private static String sentence(CorrectionRound round) {
        if (!round.isNew()) {
            return "De correctieronde over %d is al gedaan, op %s door %s: %d bijgeteld. Er is niets veranderd."
                    .formatted(round.year(), round.at().toLocalDate(), round.by(), round.events());
        }
        return round.events() == 0
                ? "Over %d is niets nagekomen. Er is niets veranderd.".formatted(round.year())
                : "Correctieronde over %d: %d nagekomen meldingen en waarnemingen bij de vaste cijfers geteld."
                        .formatted(round.year(), round.events());
    }
}
