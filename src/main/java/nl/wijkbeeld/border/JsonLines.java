package nl.wijkbeeld.border;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.finding.Finding;
import nl.wijkbeeld.finding.Rule;

/**
 * Flattens a delivery of one JSON record a line into the contract's CSV, with only the columns that are read at all.
 *
 * @param columns the columns of the copy, in its order
 * @param findings records that are no JSON object (one each), or one about a field that the contract does not name
 */
record JsonLines(List<String> columns, List<Finding> findings) {

    private static final String ONE_OBJECT = "één JSON-object per regel";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /**
     * @param maximumFindings how many records are named; the rest is counted
     * @throws IOException when the delivery cannot be read or the copy not written
     */
    static JsonLines flatten(Contract contract, Path file, Path copy, int maximumFindings) throws IOException {
        Map<String, JsonPointer> pointers = new LinkedHashMap<>();
        contract.readColumns()
                .forEach((name, column) -> pointers.put(
                        name, JsonPointer.compile(column.pointer() == null ? "/" + name : column.pointer())));
        Set<String> agreed = agreedFields(contract);
        List<Finding> findings = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder()
                        .fieldSeparator(contract.separator().charAt(0))
                        .build(copy)) {
            csv.writeRecord(pointers.keySet());
            skipByteOrderMark(lines);
            long row = 0;
            long unnamed = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                row++;
                JsonNode record = parse(line);
                if (record == null && findings.size() >= maximumFindings) {
                    unnamed++;
                } else if (record == null) {
                    findings.add(Finding.ofRow(Rule.RIJ_ONLEESBAAR, row, null, ONE_OBJECT));
                } else if (hasOtherField(record, agreed)) {
                    findings.add(Finding.ofRow(Rule.KOLOM_ONBEKEND, row, null, "alleen velden van het contract"));
                    break;
                } else {
                    csv.writeRecord(pointers.values().stream()
                            .map(pointer -> text(record.at(pointer)))
                            .toList());
                }
            }
            if (unnamed > 0) {
                findings.add(Finding.ofRows(Rule.RIJ_ONLEESBAAR, null, ONE_OBJECT, unnamed));
            }
        }
        return new JsonLines(List.copyOf(pointers.keySet()), findings);
    }

    private static void skipByteOrderMark(BufferedReader lines) throws IOException {
        lines.mark(1);
        if (lines.read() != '\uFEFF') {
            lines.reset();
        }
    }

    private static Set<String> agreedFields(Contract contract) {
        Set<String> agreed = new HashSet<>(contract.ignoredJson());
        contract.columns()
                .forEach((name, column) -> agreed.add(
                        column.pointer() == null ? name : column.pointer().split("/")[1]));
        return agreed;
    }

    private static boolean hasOtherField(JsonNode record, Set<String> agreed) {
        for (var fields = record.fieldNames(); fields.hasNext(); ) {
            if (!agreed.contains(fields.next())) {
                return true;
            }
        }
        return false;
    }

    private static @org.jspecify.annotations.Nullable JsonNode parse(String line) {
        try {
            JsonNode record = JSON.readTree(line);
            return record.isObject() ? record : null;
        } catch (JsonProcessingException malformed) {
            return null; // its text quotes the line
        }
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : value.asText();
    }
}
