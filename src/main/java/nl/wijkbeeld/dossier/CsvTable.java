package nl.wijkbeeld.dossier;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.wijkbeeld.disclosure.ProtectedTable;

/**
 * A protected table as CSV: UTF-8, ';'-separated; a cell without a number says in a word why. A text that a spreadsheet
 * would take for a formula begins with an apostrophe.
 */
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

    static List<String> header(ProtectedTable table) {
        List<String> header = new ArrayList<>(table.keys());
        header.addAll(table.measures());
        header.add("is_voorlopig");
        return header;
    }

    static List<String> record(ProtectedTable table, ProtectedTable.Line line) {
        List<String> record = new ArrayList<>();
        table.keys().forEach(key -> record.add(harmless(line.key(key))));
        boolean provisional = false;
        for (String measure : table.measures()) {
            record.add(line.cell(measure).toString());
            provisional |= line.cell(measure).provisional();
        }
        record.add(provisional ? "ja" : "nee");
        return record;
    }

    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
