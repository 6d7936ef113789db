package nl.wijkbeeld;

import java.io.File;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.portal.Portal;
import nl.wijkbeeld.portal.PortalSettings;
import nl.wijkbeeld.portal.Replay;
import nl.wijkbeeld.settings.Settings;
import picocli.CommandLine.Command;

/** The scheduled hub with its portal: makes up for a missed night, then waits for the schedules. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "De hub op zijn rooster, en het portaal. Haalt bij de start eenmaal in wat is gemist; stopt netjes op SIGTERM."
        })
final class RunCommand implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.read(Wijkbeeld.home(), Map.of());
        PortalSettings portalSettings = PortalSettings.of(settings);
        Clock clock = Clock.system(Sources.ZONE);
        Hub hub = Hub.start(settings, clock);
        Portal portal = Portal.start(portalSettings, hub.warehouse(), new Again(hub), clock);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            portal.close();
                            hub.close();
                        },
                        "stop"));
        hub.catchUp();
        hub.await();
        return Wijkbeeld.DONE;
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
