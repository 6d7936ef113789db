package nl.wijkbeeld.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import nl.wijkbeeld.settings.Fault;
import org.jspecify.annotations.Nullable;

/** The pages of one HTTP source on their way to one file, a JSON record a line. */
public final class Collection {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_PAGES = 100_000;

    private final String route;
    private final Path file;
    private final String rowsField;
    private final String nextField;
    private final URI first;
    private @Nullable URI next;
    private int pages;

    Collection(String route, Path file, String rowsField, String nextField, String url) {
        this.route = route;
        this.file = file;
        this.rowsField = rowsField;
        this.nextField = nextField;
        this.first = URI.create(url);
        this.next = first;
    }

    /** Whether there is a page still to be asked for. */
    public boolean hasNext() {
        return next != null;
    }

    /** The address of the next page. */
    public String address() {
        if (next == null) {
            throw new IllegalStateException("every page was asked for");
        }
        return next.toString();
    }

    /**
     * Appends a page and finds the next.
     *
     * @throws Fault when the answer is cut off, has another shape, or sends us to another server, or the disk is full
     */
    public void add(InputStream body) {
        JsonNode page = read(body);
        JsonNode rows = page.path(rowsField);
        if (!rows.isArray()) {
            throw fault("het antwoord heeft geen lijst '" + rowsField + "'");
        }
        write(rows);
        next = following(page.path(nextField).asText(""));
    }

    private JsonNode read(InputStream body) {
        try {
            return JSON.readTree(body);
        } catch (IOException cutOff) {
            throw fault("het antwoord is afgebroken of geen JSON"); // its text can quote a row
        }
    }

    private void write(JsonNode rows) {
        try (Writer out = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (JsonNode row : rows) {
                out.write(JSON.writeValueAsString(row));
                out.write('\n');
            }
        } catch (IOException unwritable) {
            throw new Fault("%s: %s is niet te schrijven. Maak ruimte of controleer de rechten; er is niets geladen."
                    .formatted(route, folder()));
        }
    }

    private @Nullable URI following(String link) {
        if (link.isBlank()) {
            return null;
        }
        URI address = link.contains("/") ? first.resolve(link) : withCursor(link);
        if (!address.getAuthority().equals(first.getAuthority())) {
            throw fault("het antwoord verwijst naar een andere server");
        }
        if (++pages >= MOST_PAGES || address.equals(next)) {
            throw fault("er komt geen einde aan de bladzijden");
        }
        return address;
    }

    private URI withCursor(String cursor) {
        String encoded = java.net.URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return URI.create(first + (first.getQuery() == null ? "?" : "&") + "cursor=" + encoded);
    }

    private Fault fault(String what) {
        return new Fault("%s: %s. Vraag de leverancier; er is niets geladen.".formatted(route, what));
    }

    Path file() {
        return file;
    }

    /** The folder that holds these pages and nothing else. */
    Path folder() {
        return Objects.requireNonNull(file.getParent());
    }
}
