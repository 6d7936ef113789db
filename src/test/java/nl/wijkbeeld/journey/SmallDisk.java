package nl.wijkbeeld.journey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few MB in memory. It takes the right to mount one; a test without that right is skipped and says so. */
record SmallDisk(Path folder) implements AutoCloseable {

    static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=700", "tmpfs", folder.toString()),
                "no right to mount a small disk here");
        return new SmallDisk(folder);
    }

    /** Leaves so many bytes free; room again when the file is deleted. */
    Path fill(long free) throws IOException {
        Path filler = folder.resolve("vol");
        try (var out = Files.newOutputStream(filler)) {
            byte[] block = new byte[4096];
            while (Files.getFileStore(folder).getUsableSpace() > free + block.length) {
                out.write(block);
            }
        }
        return filler;
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    /** Also while something still looks into it: what is in memory goes with the last of them. */
    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", "--lazy", folder.toString());
    }
}
