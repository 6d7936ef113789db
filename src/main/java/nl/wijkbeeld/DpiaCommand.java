package nl.wijkbeeld;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints {@link Register#annex}. */
@Command(
        name = "dpia",
        mixinStandardHelpOptions = true,
        description =
                "De bijlage bij een DPIA (AVG art. 35), ingevuld uit contracten en instellingen. Einde 1 als er nog iets in te vullen is.")
final class DpiaCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--naar",
            paramLabel = "BESTAND",
            description = "schrijf in dit bestand in plaats van op het scherm")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        return Register.tell(Register.read(Wijkbeeld.home()).annex(), out, file);
    }
}
