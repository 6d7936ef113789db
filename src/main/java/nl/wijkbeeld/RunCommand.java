package nl.wijkbeeld;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.portal.Monitoring;
import nl.wijkbeeld.settings.Setting;
import nl.wijkbeeld.settings.Settings;
import picocli.CommandLine.Command;

/** The scheduled hub with its monitoring: makes up for a missed night, then waits for the schedules. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "De hub op zijn rooster, met bewaking op 127.0.0.1. Haalt bij de start eenmaal in wat is gemist; stopt netjes op SIGTERM.")
final class RunCommand implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.read(Wijkbeeld.home(), Map.of());
        Clock clock = Clock.system(Sources.ZONE);
        Hub hub = Hub.start(settings, clock);
        Monitoring monitoring = monitoring(hub, settings, clock);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            monitoring.close();
                            hub.close();
                        },
                        "stop"));
        hub.catchUp();
        hub.await();
        return Wijkbeeld.DONE;
    }

    /** Without it nobody would be warned of a hub that fails, so the hub does not run without it. */
    private static Monitoring monitoring(Hub hub, Settings settings, Clock clock) {
        try {
            return Monitoring.start(
                    hub.warehouse(), settings.home().editions(), clock, settings.number(Setting.BEWAKING_POORT));
        } catch (RuntimeException | Error failed) {
            hub.close();
            throw failed;
        }
    }
}
