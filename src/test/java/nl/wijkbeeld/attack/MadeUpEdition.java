package nl.wijkbeeld.attack;

import com.lowagie.text.Document;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes an edition as the product would, from counts that the test knows; what is too small gets the sign. */
record MadeUpEdition(Path folder) {

    static final String SIGN = "afgeschermd";
    private static final long MINIMUM = 5;

    static MadeUpEdition of(Path root, LocalDate peildatum) throws IOException {
        Path folder = Files.createDirectories(root.resolve(peildatum + "-1"));
        Files.writeString(
                folder.resolve("manifest.json"),
                "{\"editie\": \"%s-1\", \"peildatum\": \"%s\"}".formatted(peildatum, peildatum));
        return new MadeUpEdition(folder);
    }

    /** As the policy prints a protected count without looking at any other. */
    static String shown(long count) {
        return count == 0 || count >= MINIMUM ? Long.toString(count) : SIGN;
    }

    MadeUpEdition table(String name, String header, List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(header + ";is_voorlopig"));
        rows.forEach(row -> lines.add(row + ";nee"));
        Files.write(folder.resolve(name + ".csv"), lines);
        return this;
    }

    MadeUpEdition pdf(String text) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("dossier.pdf"));
                Document document = new Document()) {
            PdfWriter.getInstance(document, out);
            document.open();
            // the sign is in no standard font's encoding but WinAnsi's
            document.add(new Paragraph(
                    text,
                    new com.lowagie.text.Font(
                            BaseFont.createFont(BaseFont.HELVETICA, BaseFont.WINANSI, BaseFont.NOT_EMBEDDED), 9)));
        }
        return this;
    }

    static Attack.Outcome attack(boolean small, MadeUpEdition... editions) throws IOException {
        Edition.Reader reader = Edition.Reader.of(Path.of("config"));
        List<Edition> read = new ArrayList<>();
        for (MadeUpEdition edition : editions) {
            read.add(reader.read(edition.folder));
        }
        return Attack.on(read, reader, small);
    }
}
