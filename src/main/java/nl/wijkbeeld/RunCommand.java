package nl.wijkbeeld;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.settings.Settings;
import picocli.CommandLine.Command;

/** The scheduled hub: makes up for a missed night, then waits for the schedules. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "De hub op zijn rooster. Haalt bij de start eenmaal in wat is gemist; stopt netjes op SIGTERM.")
final class RunCommand implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        Hub hub = Hub.start(Settings.read(Wijkbeeld.home(), Map.of()), Clock.system(Sources.ZONE));
        Runtime.getRuntime().addShutdownHook(new Thread(hub::close, "stop"));
        hub.catchUp();
        hub.await();
        return Wijkbeeld.DONE;
    }
}
