package nl.wijkbeeld;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import nl.wijkbeeld.delivery.Contracts;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.portal.Account;
import nl.wijkbeeld.portal.Accounts;
import nl.wijkbeeld.portal.Portal;
import nl.wijkbeeld.portal.PortalSettings;
import nl.wijkbeeld.portal.Replay;
import nl.wijkbeeld.portal.Role;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Setting;
import nl.wijkbeeld.settings.Settings;
import nl.wijkbeeld.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The portal without the schedule: for the demonstration, and while the hub itself is stopped. */
@Command(
        name = "portaal",
        mixinStandardHelpOptions = true,
        description = {
            "Het portaal zonder het rooster; ./wijkbeeld run heeft beide. Wie een account heeft (./wijkbeeld gebruiker), haalt er"
                    + " de dossiers die hij mag zien. Met --demo: op de gegevens van ./wijkbeeld demo, met vier accounts"
                    + " waarvan het wachtwoord wordt getoond."
        })
final class PortalCommand implements Callable<Integer> {

    private static final int RANDOM = 15;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--demo", description = "op de gegevens van ./wijkbeeld demo, alleen op deze machine")
    private boolean demo;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Home home = demo ? demo() : Wijkbeeld.home();
        Settings settings = Settings.read(home, Map.of());
        Warehouse warehouse = Hub.openWarehouse(settings);
        warehouse.reference(
                ReferenceFiles.read(home, Contracts.read(home.config().resolve("bronnen"))));
        Portal portal = Portal.start(
                demo ? PortalSettings.local(home, settings.number(Setting.PORTAAL_POORT)) : PortalSettings.of(settings),
                warehouse,
                Replay.NONE,
                Clock.system(Sources.ZONE));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            portal.close();
                            warehouse.close();
                        },
                        "stop"));
        out.printf("Het portaal luistert op poort %d.%n", portal.port());
        if (demo) {
            out.printf(
                    "Ga naar http://127.0.0.1:%d/ en meld u aan als wijk, team, beleid of beheer; wachtwoord: %s%n",
                    portal.port(), accounts(home));
        }
        out.flush();
        Thread.currentThread().join();
        return Wijkbeeld.DONE;
    }

    private static Home demo() {
        Home own = Wijkbeeld.home();
        Path folder = own.root().resolve("var").resolve("demo");
        Home home = own.withVar(folder);
        if (!java.nio.file.Files.exists(home.warehouse())) {
            throw new Fault("Er is nog geen demonstratie. Draai eerst ./wijkbeeld demo.");
        }
        return home;
    }

    /** One of each role, with a password that is new each time. */
    private static String accounts(Home home) {
        byte[] random = new byte[RANDOM];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().encodeToString(random);
        Accounts accounts = new Accounts(Portal.accounts(home.portal()));
        String hash = Accounts.hash(password);
        accounts.put(new Account("wijk", hash, Set.of(Role.WIJKREGISSEUR), Set.of("WK014110", "WK014118")));
        accounts.put(new Account("team", hash, Set.of(Role.BASISTEAM), Set.of()));
        accounts.put(new Account("beleid", hash, Set.of(Role.BELEID), Set.of()));
        accounts.put(new Account("beheer", hash, Set.of(Role.BEHEER), Set.of()));
        return password;
    }
}
