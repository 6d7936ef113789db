package nl.wijkbeeld.dossier;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.wijkbeeld.disclosure.ProtectedTable;

/** A protected table as CSV: UTF-8, ';'-separated; a cell without a number says in a word why. */
final class CsvTable {

    private CsvTable() {}

    static byte[] bytes(ProtectedTable table) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().fieldSeparator(';').build(text)) {
            writer.writeRecord(header(table));
            table.lines().forEach(line -> writer.writeRecord(record(table, line)));
        } catch (IOException bug) {
            throw new UncheckedIOException(bug);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> header(ProtectedTable table) {
        List<String> header = new ArrayList<>(table.keys());
        header.addAll(table.measures());
        header.add("is_voorlopig");
        return header;
    }

    private static List<String> record(ProtectedTable table, ProtectedTable.Line line) {
        List<String> record = new ArrayList<>();
        table.keys().forEach(key -> record.add(line.key(key)));
        boolean provisional = false;
        for (String measure : table.measures()) {
            record.add(line.cell(measure).toString());
            provisional |= line.cell(measure).provisional();
        }
        record.add(provisional ? "ja" : "nee");
        return record;
    }
}
