package nl.wijkbeeld.attack;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The public list of areas.
 *
 * @param parts areas directly in an area
 * @param codes by name
 */
record Areas(Map<String, List<String>> parts, Map<String, Long> inhabitants, Map<String, String> codes) {

    static Areas read(Path file) throws IOException {
        Areas areas = new Areas(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(file)) {
            reader.forEach(areas::add);
        }
        return areas;
    }

    private void add(NamedCsvRecord row) {
        String code = row.getField("gebied_code");
        List<String> inParent = parts.computeIfAbsent(row.getField("ouder_code"), key -> new ArrayList<>());
        if (!inParent.contains(code)) {
            inParent.add(code);
        }
        if (!row.getField("inwoners").isBlank()) {
            inhabitants.put(code, Long.parseLong(row.getField("inwoners")));
        }
        // a wijk and its buurt can have one name: dossiers are per wijk
        if (!row.getField("niveau").equals("buurt")) {
            codes.put(row.getField("naam"), code);
        }
    }
}
