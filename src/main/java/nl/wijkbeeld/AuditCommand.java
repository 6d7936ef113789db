package nl.wijkbeeld;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import nl.wijkbeeld.portal.Audit;
import nl.wijkbeeld.portal.Portal;
import nl.wijkbeeld.settings.Fault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Whether the portal's audit trail is whole. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Het spoor van het portaal: wie wat deed, wanneer en vanaf waar, in var/portaal/spoor.jsonl.",
        subcommands = AuditCommand.Verify.class)
final class AuditCommand implements Runnable {

    @Override
    public void run() {
        throw new Fault("Kies verify; zie ./wijkbeeld audit --help.");
    }

    /** Looks whether each line follows from the one before it. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Kijkt of elke regel volgt uit de regel ervoor en of het er zoveel zijn als er werden geschreven; 1 als er een is"
                        + " veranderd of weggehaald. Wie alle bestanden van het spoor kan schrijven, kan ze ook namaken: bewaar een"
                        + " kopie op een andere plaats."
            })
    static final class Verify implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            Path trail = Portal.trail(Wijkbeeld.home().portal());
            OptionalInt broken = Audit.firstBroken(trail);
            if (broken.isPresent()) {
                out.printf("%s: regel %d ontbreekt of volgt niet uit de regel ervoor.%n", trail, broken.getAsInt());
            } else {
                out.printf(
                        "%s: %d regels, elk volgt uit de regel ervoor.%n",
                        trail, Audit.lines(trail).size());
            }
            out.flush();
            return broken.isPresent() ? Wijkbeeld.FINDINGS : Wijkbeeld.DONE;
        }
    }
}
