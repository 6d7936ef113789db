package nl.wijkbeeld.standin;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A CSV file as a partner writes it: own delimiter, encoding and CRLF line ends. */
final class Sheet implements AutoCloseable {
    private final CsvWriter csv;

    private Sheet(Path file, Charset charset, char delimiter, boolean mark, String[] header) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Writer out = Files.newBufferedWriter(file, charset);
            if (mark) {
                out.write('\uFEFF');
            }
            csv = CsvWriter.builder().fieldSeparator(delimiter).build(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        csv.writeRecord(header);
    }

    static Sheet utf8(Path file, char delimiter, String... header) {
        return new Sheet(file, StandardCharsets.UTF_8, delimiter, false, header);
    }

    static Sheet utf8WithMark(Path file, String... header) {
        return new Sheet(file, StandardCharsets.UTF_8, ';', true, header);
    }

    static Sheet windows1252(Path file, String... header) {
        return new Sheet(file, Charset.forName("windows-1252"), ';', false, header);
    }

    /** Blank for null. */
    void row(@Nullable Object... values) {
        csv.writeRecord(Arrays.stream(values)
                .map(value -> value == null ? "" : value.toString())
                .toArray(String[]::new));
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a `;`-separated UTF-8 file of the project's own with its header. */
    static List<NamedCsvRecord> read(Path file) {
        try (var rows = CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(file)) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads such a file from beside this class. */
    static List<NamedCsvRecord> resource(String name) {
        var in = Objects.requireNonNull(Sheet.class.getResourceAsStream(name), name);
        try (var rows = CsvReader.builder()
                .fieldSeparator(';')
                .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
