package nl.wijkbeeld.warehouse;

import java.io.IOException;
import java.nio.file.Path;

/** A second JVM that opens a warehouse, for tests about what happens between processes. */
final class OtherProcess {

    private OtherProcess() {}

    /** Holds the file until it is destroyed. */
    static Process holding(Path file) throws IOException {
        return start("hold", file);
    }

    /** Closes months, then compacts the file over and over, until it is destroyed. */
    static Process closing(Path file) throws IOException {
        return start("close", file);
    }

    private static Process start(String task, Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        task,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.getInputStream().read() < 0) {
            throw new IOException("the other process did not start");
        }
        return process;
    }

    public static void main(String[] args) throws InterruptedException {
        try (Warehouse warehouse = Warehouse.open(new WarehouseSettings(Path.of(args[1]), "256MB", 1))) {
            System.out.println("open");
            if (args[0].equals("close")) {
                warehouse.closeMonths(ExampleWarehouse.PEILDATUM);
            }
            while (!args[0].equals("hold")) {
                warehouse.compact();
            }
            Thread.sleep(60_000);
        }
    }
}
