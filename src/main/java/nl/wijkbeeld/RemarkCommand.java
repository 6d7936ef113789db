package nl.wijkbeeld;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntBiFunction;
import nl.wijkbeeld.delivery.Contracts;
import nl.wijkbeeld.disclosure.Remark;
import nl.wijkbeeld.disclosure.Remark.Kind;
import nl.wijkbeeld.disclosure.Remarks;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Settings;
import nl.wijkbeeld.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What wijkregisseurs and meetings write beside the figures. */
@Command(
        name = "duiding",
        mixinStandardHelpOptions = true,
        description = {
            "Wat mensen bij de cijfers schrijven: duiding van een wijkregisseur, gebeurtenissen, een andere manier van"
                    + " registreren, en besluiten van een overleg. Staat een jaar lang in elke editie, met naam en datum;"
                    + " een gebeurtenis of registratie drie jaar, en in de grafieken; een besluit tot het klaar is."
        },
        subcommands = {
            RemarkCommand.Add.class,
            RemarkCommand.List.class,
            RemarkCommand.Finish.class,
            RemarkCommand.Remove.class
        })
final class RemarkCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new Fault("Kies nieuw, lijst, klaar of weg; zie ./wijkbeeld duiding --help.");
    }

    private static int withRemarks(@Nullable CommandSpec spec, ToIntBiFunction<Remarks, PrintWriter> work) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Home home = Wijkbeeld.home();
        try (Warehouse warehouse = Hub.openWarehouse(Settings.read(home, Map.of()))) {
            warehouse.reference(
                    ReferenceFiles.read(home, Contracts.read(home.config().resolve("bronnen"))));
            int outcome = work.applyAsInt(new Remarks(warehouse), out);
            out.flush();
            return outcome;
        }
    }

    /** Writes one down. */
    @Command(
            name = "nieuw",
            mixinStandardHelpOptions = true,
            description = {
                "Bewaart een tekst. Weigert een tekst met iets dat lijkt op een burgerservicenummer, telefoonnummer,"
                        + " e-mailadres, kenteken of IBAN. Namen herkent hij niet: schrijf die niet op."
            })
    static final class Add implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(index = "0", paramLabel = "TEKST", description = "wat er komt te staan, tussen aanhalingstekens")
        private String text = "";

        @Option(
                names = "--gebied",
                required = true,
                paramLabel = "CODE",
                description = "van een buurt, wijk, gemeente of basisteam")
        private String area = "";

        @Option(names = "--auteur", required = true, paramLabel = "NAAM", description = "wie het schrijft; staat erbij")
        private String author = "";

        @Option(
                names = "--soort",
                paramLabel = "SOORT",
                description = "${COMPLETION-CANDIDATES} (standaard ${DEFAULT-VALUE})")
        private Kind kind = Kind.DUIDING;

        @Option(names = "--thema", paramLabel = "THEMA", description = "uit config/codes/themas.csv, of hic")
        private @Nullable String theme;

        @Option(names = "--eigenaar", paramLabel = "NAAM", description = "wie voor een besluit zorgt; staat erbij")
        private @Nullable String owner;

        @Option(names = "--datum", paramLabel = "DATUM", description = "van welke dag; zonder: vandaag")
        private @Nullable LocalDate date;

        @Override
        public Integer call() {
            Clock clock = Clock.system(Sources.ZONE);
            return withRemarks(spec, (remarks, out) -> {
                long number = remarks.add(
                        new Remark(
                                kind,
                                area,
                                Optional.ofNullable(theme),
                                date == null ? LocalDate.now(clock) : date,
                                author,
                                text,
                                Optional.ofNullable(owner)),
                        clock);
                out.printf("Bewaard als nummer %d. De tekst staat in de eerstvolgende editie.%n", number);
                return Wijkbeeld.DONE;
            });
        }
    }

    /** Tells them all. */
    @Command(name = "lijst", mixinStandardHelpOptions = true, description = "Toont wat bewaard is, met nummers.")
    static final class List implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            return withRemarks(spec, (remarks, out) -> {
                remarks.all()
                        .forEach(kept -> out.printf(
                                "%d  %s  %s  %s  %s: %s%s%n",
                                kept.number(),
                                kept.remark().date(),
                                kept.remark().kind().key(),
                                kept.remark().area(),
                                kept.remark().author(),
                                kept.remark().text(),
                                kept.withdrawn().isPresent()
                                        ? " (ingetrokken)"
                                        : kept.done().isPresent() ? " (klaar)" : ""));
                return Wijkbeeld.DONE;
            });
        }
    }

    /** Tells that a decision was done. */
    @Command(
            name = "klaar",
            mixinStandardHelpOptions = true,
            description = "Een besluit is uitgevoerd: volgende edities noemen het niet meer.")
    static final class Finish implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(index = "0", paramLabel = "NUMMER", description = "uit duiding lijst")
        private long number;

        @Override
        public Integer call() {
            return withRemarks(spec, (remarks, out) -> {
                if (!remarks.finish(number, LocalDate.now(Clock.system(Sources.ZONE)))) {
                    throw new Fault("Er is geen open besluit met nummer %d. Kijk met ./wijkbeeld duiding lijst."
                            .formatted(number));
                }
                out.printf("Besluit %d is klaar.%n", number);
                return Wijkbeeld.DONE;
            });
        }
    }

    /** Takes one out. */
    @Command(
            name = "weg",
            mixinStandardHelpOptions = true,
            description = "Haalt een tekst weg. Edities waar hij al in staat, houden hem.")
    static final class Remove implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(index = "0", paramLabel = "NUMMER", description = "uit duiding lijst")
        private long number;

        @Override
        public Integer call() {
            return withRemarks(spec, (remarks, out) -> {
                if (!remarks.remove(number)) {
                    throw new Fault("Er is geen nummer %d. Kijk met ./wijkbeeld duiding lijst.".formatted(number));
                }
                out.printf("Nummer %d is weg.%n", number);
                return Wijkbeeld.DONE;
            });
        }
    }
}
