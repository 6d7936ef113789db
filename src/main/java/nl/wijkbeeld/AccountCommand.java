package nl.wijkbeeld;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import nl.wijkbeeld.portal.Account;
import nl.wijkbeeld.portal.Accounts;
import nl.wijkbeeld.portal.Portal;
import nl.wijkbeeld.portal.Role;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who may sign in at the portal. */
@Command(
        name = "gebruiker",
        mixinStandardHelpOptions = true,
        description = {
            "Wie zich bij het portaal mag aanmelden, in var/portaal/accounts.json. Rollen: wijkregisseur (met --wijk), basisteam"
                    + " (alle dossiers), beleid (ook de tabellen), beheer (het spoor, geen dossiers)."
        },
        subcommands = {AccountCommand.Add.class, AccountCommand.All.class, AccountCommand.Remove.class})
final class AccountCommand implements Runnable {

    private static final String WIJK = "WK\\d{6}";

    @Override
    public void run() {
        throw new Fault("Kies nieuw, lijst of weg; zie ./wijkbeeld gebruiker --help.");
    }

    private static Accounts accounts() {
        Settings settings = Settings.read(Wijkbeeld.home(), Map.of());
        return new Accounts(Portal.accounts(settings.home().portal()));
    }

    private static PrintWriter out(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    /** Makes an account, or gives one a new password and roles. */
    @Command(name = "nieuw", mixinStandardHelpOptions = true, description = "Maakt een account, of vervangt het.")
    static final class Add implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(index = "0", paramLabel = "NAAM", description = "waarmee iemand zich aanmeldt")
        private String name = "";

        @Option(names = "--rol", required = true, paramLabel = "ROL", description = "kan vaker")
        private List<String> roles = new ArrayList<>();

        @Option(names = "--wijk", paramLabel = "CODE", description = "van een wijkregisseur, zoals WK014110; kan vaker")
        private List<String> wijken = new ArrayList<>();

        @Option(
                names = "--wachtwoord",
                interactive = true,
                arity = "0..1",
                required = true,
                paramLabel = "WACHTWOORD",
                description = "zonder waarde: wordt gevraagd en niet getoond")
        private char[] password = {};

        @Override
        public Integer call() {
            Set<Role> own = new LinkedHashSet<>();
            for (String role : roles) {
                own.add(Role.find(role)
                        .orElseThrow(() -> new Fault(
                                "%s is geen rol. Kies wijkregisseur, basisteam, beleid of beheer.".formatted(role))));
            }
            wijken.stream().filter(wijk -> !wijk.matches(WIJK)).findFirst().ifPresent(wrong -> {
                throw new Fault("%s is geen wijkcode. Schrijf een code zoals WK014110.".formatted(wrong));
            });
            if (own.contains(Role.WIJKREGISSEUR) == wijken.isEmpty()) {
                throw new Fault("Bij de rol wijkregisseur hoort ten minste één --wijk, en bij andere rollen geen.");
            }
            accounts()
                    .put(new Account(
                            name.toLowerCase(Locale.ROOT),
                            Accounts.hash(new String(password)),
                            own,
                            Set.copyOf(wijken)));
            out(spec).println("Bewaard: " + name.toLowerCase(Locale.ROOT));
            out(spec).flush();
            return Wijkbeeld.DONE;
        }
    }

    /** Tells who they are and what they may see: to be looked through each year. */
    @Command(
            name = "lijst",
            mixinStandardHelpOptions = true,
            description = "Toont alle accounts met hun rollen en wijken.")
    static final class All implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            for (Account account : accounts().all().values()) {
                out(spec)
                        .printf(
                                "%-24s %-30s %s%n",
                                account.name(),
                                String.join(
                                        ", ",
                                        account.roles().stream()
                                                .map(Role::key)
                                                .sorted()
                                                .toList()),
                                String.join(
                                        ", ", account.wijken().stream().sorted().toList()));
            }
            out(spec).flush();
            return Wijkbeeld.DONE;
        }
    }

    /** Takes one out; who is signed in is out at the next request. */
    @Command(name = "weg", mixinStandardHelpOptions = true, description = "Haalt een account weg.")
    static final class Remove implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(index = "0", paramLabel = "NAAM")
        private String name = "";

        @Override
        public Integer call() {
            if (!accounts().remove(name.toLowerCase(Locale.ROOT))) {
                throw new Fault("Er is geen account %s. Zie ./wijkbeeld gebruiker lijst.".formatted(name));
            }
            out(spec).println("Weggehaald: " + name);
            out(spec).flush();
            return Wijkbeeld.DONE;
        }
    }
}
