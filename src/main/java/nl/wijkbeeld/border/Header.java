package nl.wijkbeeld.border;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.finding.Finding;
import nl.wijkbeeld.finding.Rule;

/**
 * The first record of a CSV, held against the contract. A name that the contract does not know is never repeated: without
 * a header the first row of persons would stand there.
 *
 * @param columns the contract's names, in the file's order; incomplete when there are findings
 */
record Header(List<String> columns, List<Finding> findings) {

    /**
     * @param maximumLine longest line that may stand in a delivery, bytes
     * @throws IOException when the file cannot be read
     */
    static Header read(Contract contract, Path file, Charset charset, int maximumLine) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(contract.separator())
                .detectBomHeader(true)
                .maxBufferSize(maximumLine)
                .allowExtraFields(true) // a first row that cannot be split is a row's finding, as any other
                .allowMissingFields(true)
                .ofCsvRecord(Files.newBufferedReader(file, charset))) {
            var records = csv.iterator();
            if (!records.hasNext()) {
                return new Header(
                        List.of(), List.of(Finding.ofDelivery(Rule.LEEG_BESTAND, "een kop en ten minste één rij")));
            }
            Header header = match(contract, records.next().getFields());
            return header.findings().isEmpty() && !records.hasNext()
                    ? new Header(
                            header.columns(),
                            List.of(Finding.ofDelivery(Rule.GEEN_RIJEN, "ten minste één rij na de kop")))
                    : header;
        } catch (CsvParseException unreadable) {
            return new Header(
                    List.of(),
                    List.of(
                            isTooLong(unreadable)
                                    ? Finding.ofDelivery(Rule.REGEL_TE_LANG, "hoogstens " + maximumLine + " bytes")
                                    : Finding.ofDelivery(Rule.ONLEESBAAR, "een kop en rijen in CSV")));
        }
    }

    private static boolean isTooLong(Throwable unreadable) {
        Throwable cause = unreadable.getCause();
        return String.valueOf(unreadable.getMessage()).contains("buffer size") || (cause != null && isTooLong(cause));
    }

    private static Header match(Contract contract, List<String> names) {
        List<Finding> findings = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        Set<String> missing = new HashSet<>(contract.columns().keySet());
        Set<String> needed = contract.readColumns().keySet();
        for (int place = 1; place <= names.size(); place++) {
            String name = names.get(place - 1).strip().replace("\uFEFF", "");
            String agreed = find(contract, name);
            if (agreed == null) {
                findings.add(
                        Finding.ofDelivery(Rule.KOLOM_ONBEKEND, "op plaats " + place + " een kolom van het contract"));
            } else if (!missing.remove(agreed)) {
                findings.add(Finding.ofColumn(Rule.KOLOM_DUBBEL, agreed, "elke kolom één keer"));
            } else {
                columns.add(agreed);
            }
        }
        if (names.size() == 1 && contract.columns().size() > 1) {
            return new Header(
                    columns, List.of(Finding.ofDelivery(Rule.SCHEIDINGSTEKEN, "'" + contract.separator() + "'")));
        }
        missing.stream()
                .filter(needed::contains) // a dropped column that is not delivered at all is only better
                .sorted()
                .forEach(
                        column -> findings.add(Finding.ofColumn(Rule.KOLOM_ONTBREEKT, column, "deze kolom in de kop")));
        return new Header(columns, findings);
    }

    private static @org.jspecify.annotations.Nullable String find(Contract contract, String name) {
        for (var column : contract.columns().entrySet()) {
            String pattern = column.getValue().header() == null
                    ? Pattern.quote(column.getKey())
                    : column.getValue().header();
            if (Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(name).matches()) {
                return column.getKey();
            }
        }
        return null;
    }
}
