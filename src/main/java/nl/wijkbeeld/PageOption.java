package nl.wijkbeeld;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command that makes a page leaves it. */
final class PageOption {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--naar",
            paramLabel = "BESTAND",
            description = "schrijf in dit bestand in plaats van op het scherm")
    private @Nullable Path file;

    /** Prints a page, or writes it to the file; returns the exit code. */
    int tell(String page) throws IOException {
        if (file == null) {
            PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
            out.print(page);
            out.flush();
        } else {
            Files.writeString(file, page);
        }
        return page.contains(Register.MISSING) ? Wijkbeeld.FINDINGS : Wijkbeeld.DONE;
    }
}
