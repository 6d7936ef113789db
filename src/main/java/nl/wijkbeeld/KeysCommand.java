package nl.wijkbeeld;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.wijkbeeld.border.Keys;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Contracts;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Setting;
import nl.wijkbeeld.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the secrets that event numbers are hashed with; tells their names, never a secret. */
@Command(
        name = "sleutel",
        mixinStandardHelpOptions = true,
        description = {
            "Maakt de geheime sleutels die ontbreken: per partner waarvan registratienummers worden gepseudonimiseerd, en per"
                    + " jaar, van zes jaar terug tot en met volgend jaar. Sleutels die er zijn blijven zoals ze zijn. Toont nooit een geheim.",
            "Draai dit elk jaar voor 1 januari, bewaar een reservekopie van het bestand op een andere plaats dan die van het"
                    + " warehouse, en start Wijkbeeld opnieuw."
        })
final class KeysCommand implements Callable<Integer> {

    private static final int YEARS_BACK = 6;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "BESTAND",
            description = "het sleutelbestand; zonder: dat van sleutel.bestand")
    private @Nullable Path file;

    @Option(
            names = "--jaar",
            paramLabel = "JAAR",
            description = "alleen dit jaar; voor nummers die ouder zijn dan de oudste sleutel")
    private @Nullable Integer only;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Home home = Wijkbeeld.home();
        Path keys = file == null ? configured(home) : file.toAbsolutePath();
        int year = LocalDate.now(Sources.ZONE).getYear();
        List<String> made = only == null
                ? Keys.make(keys, partners(home), year - YEARS_BACK, year + 1)
                : Keys.make(keys, partners(home), only);
        made.forEach(name -> out.println("gemaakt: " + name));
        out.println(made.isEmpty() ? keys + ": er ontbrak geen sleutel." : "Geschreven in " + keys);
        out.flush();
        return Wijkbeeld.DONE;
    }

    private static Path configured(Home home) {
        String file = Settings.read(home, Map.of()).text(Setting.SLEUTEL_BESTAND);
        if (file.isBlank()) {
            throw new Fault("sleutel.bestand noemt geen bestand. Noem het hier: ./wijkbeeld sleutel BESTAND.");
        }
        return Path.of(file);
    }

    /** The partners of whose events a number is kept as a key. */
    private static List<String> partners(Home home) {
        return Contracts.read(home.config().resolve("bronnen")).all().stream()
                .filter(contract -> contract.keyColumn().isPresent())
                .map(Contract::partner)
                .distinct()
                .toList();
    }
}
