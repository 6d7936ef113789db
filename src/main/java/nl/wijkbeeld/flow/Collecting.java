package nl.wijkbeeld.flow;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.wijkbeeld.settings.Fault;

/** The first step for what is no file yet: the rows of a database or an API become one, and go on as any other. */
public final class Collecting {

    private final Intake intake;
    private final Clock clock;
    private final nl.wijkbeeld.delivery.Contracts contracts;

    public Collecting(Intake intake, nl.wijkbeeld.delivery.Contracts contracts, Clock clock) {
        this.intake = intake;
        this.contracts = contracts;
        this.clock = clock;
    }

    /**
     * Begins to collect pages.
     *
     * @param rowsField where an answer has its list of rows
     * @param nextField where it has the next page's address or cursor; blank or absent at the end
     */
    public Collection pages(String bron, String supplier, String url, String rowsField, String nextField) {
        return new Collection(supplier, file(bron, supplier, "jsonl"), rowsField, nextField, url);
    }

    /** Adds an answer to the collection. */
    public void add(Collection collection, InputStream body) {
        collection.add(body);
    }

    public Received receive(Collection collection, String bron, String supplier) {
        return intake.receiveOwn(collection.file(), bron, supplier);
    }

    /** Writes the rows of a query to a file while they stream in, and receives it. */
    public Received rows(Iterator<Map<String, Object>> rows, String bron, String supplier) {
        Path file = file(bron, supplier, "csv");
        String separator = contracts.getContract(bron).separator();
        try (CsvWriter csv =
                CsvWriter.builder().fieldSeparator(separator.charAt(0)).build(file)) {
            List<String> columns = List.of();
            while (rows.hasNext()) {
                Map<String, Object> row = rows.next();
                if (columns.isEmpty()) {
                    columns = List.copyOf(row.keySet());
                    csv.writeRecord(columns);
                }
                List<String> values = new ArrayList<>(columns.size());
                columns.forEach(column -> values.add(Objects.toString(row.get(column), "")));
                csv.writeRecord(values);
            }
        } catch (IOException | UncheckedIOException unwritable) {
            Intake.discard(Objects.requireNonNull(file.getParent()));
            throw new Fault("%s van %s is niet op te slaan. Maak ruimte of controleer de rechten; er is niets geladen."
                    .formatted(bron, supplier));
        } catch (RuntimeException cutOff) {
            Intake.discard(Objects.requireNonNull(file.getParent()));
            // the driver's text can quote a row
            throw new Fault("%s van %s: de database brak af. Er is niets geladen.".formatted(bron, supplier));
        }
        return intake.receiveOwn(file, bron, supplier);
    }

    private Path file(String bron, String supplier, String form) {
        String day = LocalDate.now(clock).toString();
        Path file = intake.newFolder(bron).resolve("%s-%s.%s".formatted(supplier, day, form));
        try {
            return Files.createFile(file);
        } catch (IOException unwritable) {
            throw new Fault(file.getParent() + " is niet te schrijven. Maak ruimte of controleer de rechten.");
        }
    }
}
