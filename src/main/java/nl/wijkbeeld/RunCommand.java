package nl.wijkbeeld;

import java.io.File;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.portal.Monitoring;
import nl.wijkbeeld.portal.Portal;
import nl.wijkbeeld.portal.PortalSettings;
import nl.wijkbeeld.portal.Replay;
import nl.wijkbeeld.settings.Setting;
import nl.wijkbeeld.settings.Settings;
import picocli.CommandLine.Command;

/** The scheduled hub with its portal and its monitoring: makes up for a missed night, then waits for the schedules. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "De hub op zijn rooster, met het portaal en met bewaking op 127.0.0.1. Haalt bij de start eenmaal in wat is gemist;"
                    + " stopt netjes op SIGTERM."
        })
final class RunCommand implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.read(Wijkbeeld.home(), Map.of());
        PortalSettings portal = PortalSettings.of(settings);
        Hub hub = Hub.start(settings, Clock.system(Sources.ZONE));
        Runtime.getRuntime().addShutdownHook(new Thread(servers(hub, settings, portal), "stop"));
        hub.catchUp();
        hub.await();
        return Wijkbeeld.DONE;
    }

    /** Starts what answers over HTTP; what it returns ends all, the hub last. Without them the hub does not run. */
    private static Runnable servers(Hub hub, Settings settings, PortalSettings portalSettings) {
        Clock clock = Clock.system(Sources.ZONE);
        try {
            Monitoring monitoring = Monitoring.start(
                    hub.warehouse(), settings.home().editions(), clock, settings.number(Setting.BEWAKING_POORT));
            try {
                Portal portal = Portal.start(portalSettings, hub.warehouse(), new Again(hub), clock);
                return () -> {
                    portal.close();
                    monitoring.close();
                    hub.close();
                };
            } catch (RuntimeException | Error failed) {
                monitoring.close();
                throw failed;
            }
        } catch (RuntimeException | Error failed) {
            hub.close();
            throw failed;
        }
    }

    /** Through the route of any file. */
    private record Again(Hub hub) implements Replay {

        @Override
        public boolean isPossible() {
            return true;
        }

        @Override
        public void receive(File file, String source, String supplier) {
            hub.receive(file, source, supplier);
        }
    }
}
