package nl.wijkbeeld;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One night, now. */
@Command(
        name = "nightly",
        mixinStandardHelpOptions = true,
        description = "Eén nacht, nu: alle bronnen ophalen, dossiers maken, een editie publiceren.")
final class NightlyCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        try (Hub hub = Hub.start(Settings.read(Wijkbeeld.home(), Map.of()), Clock.system(Sources.ZONE))) {
            return NightReport.run(hub, out);
        }
    }
}
