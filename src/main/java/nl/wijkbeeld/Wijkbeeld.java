package nl.wijkbeeld;

import java.nio.file.Path;
import java.util.Locale;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The hub's commands; each ends with 0 (done), 1 (findings or a refused delivery) or 2 (fault). */
@Command(
        name = "wijkbeeld",
        description = "Van leveringen van partners naar een veiligheidsdossier per wijk.",
        mixinStandardHelpOptions = true,
        version = "wijkbeeld " + Wijkbeeld.VERSION,
        subcommands = {
            RunCommand.class,
            NightlyCommand.class,
            ImportCommand.class,
            DossierCommand.class,
            CouncilCommand.class,
            StatusCommand.class,
            CheckCommand.class,
            KeysCommand.class,
            CorrectionCommand.class,
            RemarkCommand.class,
            PortalCommand.class,
            AccountCommand.class,
            AuditCommand.class,
            VerwerkingsregisterCommand.class,
            DpiaCommand.class,
            Wijkbeeld.Demo.class,
            Wijkbeeld.Test.class,
            Wijkbeeld.Bench.class
        },
        footer = {"", "Einde: 0 = klaar, 1 = bevindingen of een geweigerde levering, 2 = storing."})
public final class Wijkbeeld {

    static final String VERSION = "0.1.0";

    /** Done. */
    public static final int DONE = 0;
    /** Findings, or a refused delivery: the sender mends it. */
    public static final int FINDINGS = 1;
    /** A fault: the operator mends it. */
    public static final int FAULT = 2;

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.forLanguageTag("nl-NL"));
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Wijkbeeld())
                .setExecutionExceptionHandler((failed, command, parsed) -> {
                    if (failed instanceof Fault) {
                        command.getErr().println("storing: " + failed.getMessage());
                        return FAULT;
                    }
                    throw failed;
                })
                .setExitCodeExceptionMapper(failed -> FAULT);
    }

    /** The folder with config/, routes/ and reports/; the launcher tells it. */
    static Home home() {
        return Home.at(Path.of(System.getProperty("wijkbeeld.root", "")).toAbsolutePath());
    }

    /** Named here for --help; the launcher starts it with the partners' stand-ins. */
    @Command(
            name = "demo",
            mixinStandardHelpOptions = true,
            description = {
                "Een hele nacht op deze machine: maakt leveringen van alle partners, start hun servers op loopback, en maakt"
                        + " alle dossiers. Schrijft alleen in var/demo. Eindigt met 0 als alles is gemaakt: de foute rijen zijn"
                        + " deel van de demonstratie."
            })
    static final class Demo implements Runnable {
        @Override
        public void run() {
            throw new Fault("Start de demonstratie met ./wijkbeeld demo.");
        }
    }

    /** Named here for --help; the launcher runs it through Maven. */
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Alles wat CI draait: stijl, controles van de compiler, en alle tests.")
    static final class Test implements Runnable {
        @Override
        public void run() {
            throw new Fault("Start de tests met ./wijkbeeld test.");
        }
    }

    /** Named here for --help; the launcher starts it. */
    @Command(
            name = "bench",
            mixinStandardHelpOptions = true,
            description = "Meet inlezen en nacht naast kale vergelijkingen, in één keer; resultaten in benchmarks/.")
    static final class Bench implements Runnable {
        @Override
        public void run() {
            throw new Fault("Start de metingen met ./wijkbeeld bench.");
        }
    }
}
