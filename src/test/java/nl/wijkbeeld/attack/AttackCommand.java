package nl.wijkbeeld.attack;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./wijkbeeld bench aanval EDITIE…}: ends with 1 when a withheld count is exact or narrower than promised. */
@Command(
        name = "aanval",
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true,
        description = "Rekent uit wat edities samen verraden over afgeschermde aantallen.")
public final class AttackCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "EDITIE", description = "mappen van edities, oudste eerst")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--klein",
            description = "de aanvaller weet dat elk afgeschermd aantal kleiner is dan het minimum;"
                    + " dat is zo zolang grotere aantallen nooit worden afgeschermd")
    private boolean small;

    @Option(names = "--toon", description = "hoeveel aantallen worden getoond (standaard ${DEFAULT-VALUE})")
    private int shown = 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path config = Path.of(System.getProperty("wijkbeeld.root", ""))
                .toAbsolutePath()
                .resolve("config");
        Edition.Reader reader = Edition.Reader.of(config);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Wie weet dat een aantal niet negatief is:");
        boolean isKept = isKept(reader.promised(Promise::blindToZeros));
        out.println("Wie ook ziet dat nullen worden getoond, en een stip dus geen nul is:");
        return isKept(reader.promised(Promise::seeingZeros)) && isKept ? 0 : 1;
    }

    private boolean isKept(Edition.Reader reader) throws IOException {
        List<Edition> editions = new ArrayList<>();
        for (Path folder : folders) {
            editions.add(reader.read(folder));
        }
        Attack.Outcome outcome = Attack.on(editions, reader, small);
        print(editions, outcome);
        return outcome.leaks().isEmpty();
    }

    private void print(List<Edition> editions, Attack.Outcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        editions.forEach(edition -> out.printf(
                "%s: %d cijfers, waarvan %d afgeschermd; %d leveranciers in de verantwoording%n",
                edition.name(),
                edition.figures().size(),
                edition.figures().stream().filter(Figure::hidden).count(),
                edition.deliveries().size()));
        List<Attack.Found> leaks = outcome.leaks();
        out.printf(
                "afgeschermd: %d; exact te berekenen: %d; smaller dan beloofd: %d%n",
                outcome.withheld().size(), outcome.exact().size(), leaks.size());
        leaks.stream().limit(shown).forEach(out::println);
        if (leaks.size() > shown) {
            out.printf("… en nog %d%n", leaks.size() - shown);
        }
        if (leaks.isEmpty()) {
            out.println("De smalste:");
            outcome.found().stream().limit(shown).forEach(out::println);
        }
        out.flush();
    }
}
