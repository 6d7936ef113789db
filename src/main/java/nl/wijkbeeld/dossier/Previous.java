package nl.wijkbeeld.dossier;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.wijkbeeld.disclosure.Cell;
import nl.wijkbeeld.disclosure.ProtectedTable;
import nl.wijkbeeld.disclosure.ProtectedTable.Line;
import nl.wijkbeeld.settings.Fault;

/**
 * The last edition of an earlier day, and what its monthly figures said.
 *
 * @param figures by the keys of the table of months
 */
record Previous(String edition, LocalDate peildatum, Map<List<String>, Figure> figures) {

    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})-(\\d+)");

    /** What was printed: empty when it was no number. */
    record Figure(OptionalLong count, boolean provisional) {}

    /**
     * What the same months say now.
     *
     * @param months that were not there before, in order
     * @param counted in those
     * @param late how many more the months tell that were provisional then
     * @param corrected how many figures of the other months are not what they were
     * @param delivered months that are there now and were not delivered then
     */
    record News(List<LocalDate> months, long counted, long late, long corrected, List<LocalDate> delivered) {}

    /**
     * The newest edition with an earlier peildatum.
     *
     * @throws Fault when it cannot be read; names the file
     */
    static Optional<Previous> before(LocalDate peildatum, Path editions, ProtectedTable months) {
        if (Files.notExists(editions)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(editions)) {
            return folders.map(folder -> NAME.matcher(String.valueOf(folder.getFileName())))
                    .filter(name ->
                            name.matches() && LocalDate.parse(name.group(1)).isBefore(peildatum))
                    .max(Comparator.comparing((Matcher name) -> name.group(1))
                            .thenComparing(name -> Integer.parseInt(name.group(2))))
                    .map(name -> read(editions, name, months));
        } catch (IOException unreadable) {
            throw new Fault("%s is niet te lezen. Controleer de rechten.".formatted(editions), unreadable);
        }
    }

    private static Previous read(Path editions, Matcher name, ProtectedTable months) {
        Path file = editions.resolve(name.group()).resolve(months.name() + ".csv");
        Map<List<String>, Figure> figures = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(file)) {
            rows.forEach(row -> figures.put(
                    months.keys().stream().map(row::getField).toList(),
                    new Figure(
                            number(row.getField("aantal")),
                            row.getField("is_voorlopig").equals("ja"))));
        } catch (IOException | RuntimeException broken) {
            throw new Fault(
                    "%s is niet te lezen. Zet het bestand terug of verwijder de editie.".formatted(file), broken);
        }
        return new Previous(name.group(), LocalDate.parse(name.group(1)), figures);
    }

    private static OptionalLong number(String cell) {
        return cell.matches("\\d+") ? OptionalLong.of(Long.parseLong(cell)) : OptionalLong.empty();
    }

    /** @param months lines of the table of months: of one area, and of themes that do not overlap */
    News against(ProtectedTable table, Stream<Line> months) {
        List<LocalDate> fresh = new ArrayList<>();
        List<LocalDate> delivered = new ArrayList<>();
        long[] sums = new long[3];
        months.forEach(line -> {
            LocalDate month = LocalDate.parse(line.key("maand"));
            Figure then = figures.get(table.keys().stream().map(line::key).toList());
            OptionalLong now = now(line.cell("aantal"));
            if (now.isEmpty()) {
                return;
            }
            if (then == null) {
                fresh.add(month);
                sums[0] += now.getAsLong();
            } else if (then.count.isEmpty()) {
                delivered.add(month);
            } else if (then.provisional) {
                sums[1] += now.getAsLong() - then.count.getAsLong();
            } else if (now.getAsLong() != then.count.getAsLong()) {
                sums[2]++;
            }
        });
        return new News(
                fresh.stream().distinct().sorted().toList(),
                sums[0],
                sums[1],
                sums[2],
                delivered.stream().distinct().sorted().toList());
    }

    private static OptionalLong now(Cell cell) {
        if (cell instanceof Cell.Shown shown) {
            return OptionalLong.of(shown.count());
        }
        return cell instanceof Cell.Zero ? OptionalLong.of(0) : OptionalLong.empty();
    }
}
