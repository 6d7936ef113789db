package nl.wijkbeeld;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.wijkbeeld.portal.Portal;
import nl.wijkbeeld.settings.Setting;
import nl.wijkbeeld.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The portal, beside a hub that runs or not: it reads the published editions alone. */
@Command(
        name = "portaal",
        mixinStandardHelpOptions = true,
        description = {
            "Het portaal: wie een account heeft (./wijkbeeld gebruiker), haalt er de dossiers die hij mag zien. Luistert alleen op"
                    + " 127.0.0.1, op portaal.poort."
        })
final class PortalCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.read(Wijkbeeld.home(), Map.of());
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Portal portal = Portal.start(
                settings.home().editions(),
                settings.home().portal(),
                Clock.systemUTC(),
                settings.number(Setting.PORTAAL_POORT));
        Runtime.getRuntime().addShutdownHook(new Thread(portal::close, "stop"));
        out.printf("Het portaal luistert op http://127.0.0.1:%d/%n", portal.port());
        out.flush();
        Thread.currentThread().join();
        return Wijkbeeld.DONE;
    }
}
