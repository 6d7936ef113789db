package nl.wijkbeeld.journey;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.wijkbeeld.Hub;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Settings;

/** A hub in a JVM of its own, which a test can kill: says where it is, line by line, on its standard output. */
final class HubProcess {

    private HubProcess() {}

    /** Starts a hub on a stage's folder; it collects from one route and then holds the warehouse until it is killed. */
    static Process collecting(Stage stage, String route) throws IOException {
        return doing(stage, ProcessBuilder.Redirect.DISCARD, route);
    }

    /**
     * Starts a hub on a stage's folder, with a temporary folder of its own there.
     *
     * @param work routes to collect from, {@code nacht} for a whole night, or {@code bron:leverancier:bestand} for a file
     *     that is handed over; {@code sluit} builds, closes months and writes the warehouse anew; {@code stop} ends it, or
     *     it holds the warehouse until it is killed
     */
    static Process doing(Stage stage, ProcessBuilder.Redirect errors, String... work) throws IOException {
        stage.settings();
        Path temporary = Files.createDirectories(stage.home().root().resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                HubProcess.class.getName(),
                stage.home().root().toString()));
        command.addAll(List.of(work));
        return new ProcessBuilder(command)
                .directory(temporary.toFile())
                .redirectError(errors)
                .start();
    }

    /** Its next line. */
    static String line(Process process) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = process.getInputStream().read();
                one >= 0 && one != '\n';
                one = process.getInputStream().read()) {
            line.append((char) one);
        }
        return line.toString().strip();
    }

    static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor(); // SIGKILL: no shutdown hook runs
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.setOut(new java.io.PrintStream(System.out, true, StandardCharsets.UTF_8));
        try (Hub hub = Hub.start(
                Settings.read(Home.at(Path.of(arguments[0])), java.util.Map.of()), Stage.morningOf(Stage.TODAY))) {
            System.out.println("begonnen");
            for (String work : List.of(arguments).subList(1, arguments.length)) {
                if (!work.equals("stop")) {
                    work(hub, work);
                }
            }
            System.out.println(
                    hub.journal().faults().isEmpty()
                            ? "klaar"
                            : hub.journal().faults().get(0));
            if (!arguments[arguments.length - 1].equals("stop")) {
                Thread.sleep(60_000);
            }
        } catch (Fault fault) {
            System.out.println(fault.getMessage());
        }
    }

    private static void work(Hub hub, String work) {
        String[] file = work.split(":");
        if (file.length == 3) {
            hub.receive(new File(file[2]), file[0], file[1]);
        } else if (work.equals("nacht")) {
            hub.night();
        } else if (work.equals("sluit")) {
            hub.warehouse().build(Stage.TODAY);
            hub.warehouse().closeMonths(Stage.TODAY);
            hub.warehouse().compact();
        } else {
            hub.sources()
                    .collect(hub.sources().all().stream()
                            .filter(one -> one.route().equals(work))
                            .findFirst()
                            .orElseThrow());
        }
    }
}
