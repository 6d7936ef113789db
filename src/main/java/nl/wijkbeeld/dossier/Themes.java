package nl.wijkbeeld.dossier;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nl.wijkbeeld.settings.Fault;

/** The themes of the security policy, in their order; from config/codes/themas.csv. */
record Themes(List<Theme> list) {

    /** The high impact crimes: a flag on categories that stands apart from the themes. */
    static final String HIC = "hic";

    /** One theme. */
    record Theme(String key, String title) {}

    static Themes read(Path file) {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(file)) {
            return new Themes(rows.stream()
                    .sorted(Comparator.comparingInt(row -> Integer.parseInt(row.getField("volgorde"))))
                    .map(row -> new Theme(row.getField("thema"), row.getField("titel")))
                    .toList());
        } catch (IOException | RuntimeException broken) {
            throw new Fault("%s is geen lijst met thema;titel;volgorde. Herstel het bestand.".formatted(file), broken);
        }
    }

    /** The themes and, last, the high impact crimes. */
    List<Theme> withHic(Texts texts) {
        return Stream.concat(list.stream(), Stream.of(new Theme(HIC, texts.get("hic.titel"))))
                .toList();
    }
}
