package nl.wijkbeeld.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import nl.wijkbeeld.Hub;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Settings;

/** A hub in a JVM of its own, which a test can kill: says where it is, line by line, on its standard output. */
final class HubProcess {

    private HubProcess() {}

    /** Starts a hub on a stage's folder; it collects from one route and then holds the warehouse until it is killed. */
    static Process collecting(Stage stage, String route) throws IOException {
        stage.settings();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HubProcess.class.getName(),
                        stage.home().root().toString(),
                        route)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
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
            Sources.Source source = hub.sources().all().stream()
                    .filter(one -> one.route().equals(arguments[1]))
                    .findFirst()
                    .orElseThrow();
            hub.sources().collect(source);
            System.out.println(
                    hub.journal().faults().isEmpty()
                            ? "klaar"
                            : hub.journal().faults().get(0));
            Thread.sleep(60_000);
        } catch (Fault fault) {
            System.out.println(fault.getMessage());
        }
    }
}
