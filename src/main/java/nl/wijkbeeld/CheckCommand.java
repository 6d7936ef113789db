package nl.wijkbeeld;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Contracts;
import nl.wijkbeeld.flow.MailSettings;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.portal.PortalSettings;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Setting;
import nl.wijkbeeld.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads everything that is configured and holds it together; runs nothing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Controleert instellingen, toegang, contracten, codelijsten, gebieden, roosters, publicatiebeleid en ontvangers van e-mail, zonder iets te draaien.")
final class CheckCommand implements Callable<Integer> {

    private static final Pattern SOURCE =
            Pattern.compile("name: bron, value: ([a-z0-9-]+)}\\s*-\\s*\\{name: leverancier, value: ([a-z0-9-]+)}");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<String> wrong = problems(Wijkbeeld.home());
        wrong.forEach(problem -> out.println("storing: " + problem));
        if (wrong.isEmpty()) {
            out.println("Alles klopt.");
        }
        out.flush();
        return wrong.isEmpty() ? Wijkbeeld.DONE : Wijkbeeld.FAULT;
    }

    /** What is wrong, each named with its file or key and the next action; empty when nothing is. */
    static List<String> problems(Home home) {
        List<String> wrong = new ArrayList<>();
        attempt(wrong, () -> {
            Settings settings = Settings.read(home, Map.of());
            for (Setting setting : Setting.values()) {
                if (setting.isNumber()) {
                    attempt(wrong, () -> settings.number(setting));
                }
            }
            attempt(wrong, () -> settings.flag(Setting.DEMONSTRATIE));
            attempt(wrong, () -> PortalSettings.of(settings));
            attempt(wrong, () -> MailSettings.of(settings));
            for (String route : settings.prefixesOf(".cron")) {
                attempt(
                        wrong,
                        () -> Sources.readSchedule(
                                route, settings.find(route + ".cron").orElse("")));
            }
        });
        attempt(wrong, () -> {
            Contracts contracts = Contracts.read(home.config().resolve("bronnen"));
            attempt(wrong, () -> ReferenceFiles.read(home, contracts));
            attempt(wrong, () -> routes(home, contracts, wrong));
        });
        attempt(wrong, () -> Hub.policy(home));
        attempt(wrong, () -> Hub.recipients(home));
        return wrong;
    }

    /** Every route names a contract and one of its suppliers; every supplier has a way in. */
    private static void routes(Home home, Contracts contracts, List<String> wrong) {
        Set<String> routed = new TreeSet<>();
        try (Stream<Path> files = Files.list(home.routes())) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                Matcher source = SOURCE.matcher(Files.readString(file));
                while (source.find()) {
                    routed.add(source.group(1) + " " + source.group(2));
                    attempt(wrong, () -> contracts.getContract(source.group(1)));
                }
            }
        } catch (IOException unreadable) {
            throw new Fault(home.routes() + " is niet te lezen. Zet de map terug uit de repository.", unreadable);
        }
        for (Contract contract : contracts.all()) {
            for (String supplier : contract.suppliers().keySet()) {
                if (!routed.contains(contract.bron() + " " + supplier)) {
                    wrong.add("config/bronnen/%s.yaml: voor leverancier %s is er geen route in routes/."
                            .formatted(contract.bron(), supplier));
                }
            }
        }
    }

    private static void attempt(List<String> wrong, Runnable reading) {
        try {
            reading.run();
        } catch (Fault fault) {
            wrong.add(String.valueOf(fault.getMessage()));
        }
    }
}
