package nl.wijkbeeld.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One way of doing the work; runs in a JVM of its own, so that its memory is its own, and leaves a {@link Trial}. */
enum Contender {
    /** One bare statement of DuckDB's. */
    BARE,
    /** The hub: from receipt to the cubes. */
    HUB,
    /** Camel, a row at a time. */
    ROW_BY_ROW,
    /** The hub's night that brings the history. */
    FIRST_NIGHT,
    /** The hub's next night. */
    NEXT_NIGHT,
    /** The k-anonymity ladder. */
    LADDER,
    /** A night's series beside their past. */
    DETECTOR,
    /** The dossiers of an edition, with their annexes. */
    COMPOSER,
    /** The portal beside a bare file server. */
    PORTAL;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Waits for a new JVM with the memory that the launcher gives the hub. */
    Trial run(Path folder, Object... arguments) throws IOException, InterruptedException {
        File result = folder.resolve("trial.json").toFile();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Xmn64m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dwijkbeeld.log=WARN",
                "-cp",
                System.getProperty("java.class.path"),
                Contender.class.getName(),
                name(),
                result.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException(name() + " ended with " + exit);
        }
        return JSON.readValue(result, Trial.class);
    }

    /** @param arguments a contender, the file for its trial, and what the contender asks for */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.forLanguageTag("nl-NL"));
        List<String> own = List.of(arguments).subList(2, arguments.length);
        Path folder = Path.of(own.get(0));
        Trial trial = switch (valueOf(arguments[0])) {
            case BARE -> Ingest.bare(folder, Path.of(own.get(1)));
            case HUB -> Ingest.hub(folder, Path.of(own.get(1)), Path.of(own.get(2)));
            case ROW_BY_ROW -> Ingest.rowByRow(folder, Path.of(own.get(1)));
            case FIRST_NIGHT -> Nights.first(folder, Integer.parseInt(own.get(1)));
            case NEXT_NIGHT -> Nights.next(folder, Integer.parseInt(own.get(1)));
            case LADDER -> Anonymity.run(folder, Path.of(own.get(1)), Anonymity.Task.valueOf(own.get(2)));
            case DETECTOR -> Detection.run(Integer.parseInt(own.get(1)));
            case COMPOSER -> Composition.run(folder, Integer.parseInt(own.get(1)));
            case PORTAL -> Serving.run(folder, Path.of(own.get(1)), Path.of(own.get(2)));
        };
        JSON.writeValue(new File(arguments[1]), trial);
        System.exit(0); // nothing that a contender leaves running holds the bench up
    }
}
