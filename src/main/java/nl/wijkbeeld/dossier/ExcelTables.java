package nl.wijkbeeld.dossier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import nl.wijkbeeld.disclosure.Cell;
import nl.wijkbeeld.disclosure.ProtectedTable;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * All protected tables in one workbook: a sheet for each, with the cells of its CSV, and a first sheet that names them.
 * Counts are numbers, all else is text; nothing is ever a formula.
 */
record ExcelTables(Texts texts, String edition) {

    private static final int WIDE = 60;
    private static final String PROPERTIES = "docProps/core.xml";
    /** The earliest that a zip can tell. */
    private static final LocalDateTime BEGIN = LocalDateTime.of(1980, 1, 1, 0, 0);

    byte[] bytes(List<ProtectedTable> tables) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Wijkbeeld", null)) {
            contents(workbook.newWorksheet(texts.get("excel.inhoud")), tables);
            for (int i = 0; i < tables.size(); i++) {
                sheet(workbook.newWorksheet(sheetName(i)), tables.get(i));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return reproducible(bytes.toByteArray());
    }

    /** The same tables give the same bytes: without the time of writing, which stands in the package's properties. */
    private static byte[] reproducible(byte[] workbook) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Path file = Files.createTempFile("wijkbeeld", ".xlsx");
            try {
                Files.write(file, workbook);
                copy(file, bytes);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    /** By the directory at its end: the sizes before the entries are not filled in. */
    private static void copy(Path workbook, OutputStream to) throws IOException {
        try (ZipFile from = new ZipFile(workbook.toFile());
                ZipOutputStream out = new ZipOutputStream(to)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(BEGIN);
                out.putNextEntry(copy);
                byte[] content = from.getInputStream(entry).readAllBytes();
                out.write(entry.getName().equals(PROPERTIES) ? timeless(content) : content);
            }
        }
    }

    private static byte[] timeless(byte[] properties) {
        return new String(properties, StandardCharsets.UTF_8)
                .replaceAll("<dcterms:created[^>]*>[^<]*</dcterms:created>", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The name of a table is often longer than a sheet's name may be. */
    private String sheetName(int table) {
        return texts.say("excel.blad", "nummer", table + 1);
    }

    private void contents(Worksheet sheet, List<ProtectedTable> tables) {
        sheet.value(0, 0, texts.say("excel.titel", "editie", edition));
        sheet.style(0, 0).bold().set();
        sheet.value(1, 0, texts.get("excel.uitleg"));
        for (int i = 0; i < tables.size(); i++) {
            sheet.value(3 + i, 0, sheetName(i));
            sheet.value(3 + i, 1, tables.get(i).name());
        }
        sheet.width(0, 12);
        sheet.width(1, WIDE);
    }

    private static void sheet(Worksheet sheet, ProtectedTable table) {
        List<String> header = CsvTable.header(table);
        for (int column = 0; column < header.size(); column++) {
            sheet.value(0, column, header.get(column));
            sheet.style(0, column).bold().set();
        }
        int row = 1;
        for (ProtectedTable.Line line : table.lines()) {
            List<String> record = CsvTable.record(table, line);
            for (int column = 0; column < record.size(); column++) {
                int measure = column - table.keys().size();
                if (measure < 0 || measure >= table.measures().size()) {
                    sheet.value(row, column, record.get(column));
                } else {
                    value(sheet, row, column, line.cell(table.measures().get(measure)));
                }
            }
            row++;
        }
        sheet.freezePane(0, 1);
        sheet.setAutoFilter(0, 0, row - 1, header.size() - 1);
    }

    private static void value(Worksheet sheet, int row, int column, Cell cell) {
        if (Series.value(cell).isPresent()) {
            sheet.value(row, column, Double.valueOf(cell.toString()));
        } else {
            sheet.value(row, column, cell.toString());
        }
    }
}
