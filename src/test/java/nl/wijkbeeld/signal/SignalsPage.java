package nl.wijkbeeld.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of docs/signals.md, each between two marks; written by the tests that measure them. */
final class SignalsPage {

    private static final Path PAGE = Path.of("docs/signals.md");

    private SignalsPage() {}

    /** Fails once when the table changed, so that the change is looked at. */
    static void upToDate(String table, List<List<String>> rows) throws IOException {
        String page = Files.readString(PAGE);
        String begin = "<!-- " + table + " -->\n";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("<!-- end -->", from);
        String before = page.substring(from, to);
        String after = rows.stream()
                .map(row -> "| " + String.join(" | ", row) + " |\n")
                .collect(Collectors.joining());
        if (!before.equals(after)) {
            Files.writeString(PAGE, page.substring(0, from) + after + page.substring(to));
        }
        assertEquals(before, after, PAGE + " was written anew: look at it and commit it");
    }
}
