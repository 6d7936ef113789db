package nl.wijkbeeld.dossier;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/** The tables of a PDF by its tags: what a screen reader reads. */
final class TaggedTables {

    /**
     * One table, or the part of it that stands on one page.
     *
     * @param chapter the last heading of level 2 before it
     * @param heading the last heading of level 3 before it in that chapter
     * @param header texts of the header cells
     */
    record Table(String chapter, String heading, List<String> header, List<List<String>> rows) {}

    private final Map<PDPage, Map<Integer, String>> texts = new HashMap<>();
    private final List<Table> tables = new ArrayList<>();
    private String chapter = "";
    private String heading = "";

    private TaggedTables() {}

    static List<Table> read(Document document) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(document.content())) {
            TaggedTables read = new TaggedTables();
            for (PDPage page : pdf.getPages()) {
                PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
                extractor.processPage(page);
                Map<Integer, String> own = new HashMap<>();
                extractor.getMarkedContents().forEach(content -> collect(content, own));
                read.texts.put(page, own);
            }
            read.walk(pdf.getDocumentCatalog().getStructureTreeRoot());
            return read.tables;
        }
    }

    private static void collect(PDMarkedContent content, Map<Integer, String> into) {
        String text = content.getContents().stream()
                .filter(TextPosition.class::isInstance)
                .map(letter -> ((TextPosition) letter).getUnicode())
                .collect(Collectors.joining());
        into.merge(content.getMCID(), text, String::concat);
        content.getContents().stream()
                .filter(PDMarkedContent.class::isInstance)
                .forEach(inner -> collect((PDMarkedContent) inner, into));
    }

    private void walk(PDStructureNode node) {
        for (Object kid : node.getKids()) {
            if (!(kid instanceof PDStructureElement element)) {
                continue;
            }
            switch (element.getStructureType()) {
                case "H2" -> {
                    chapter = text(element);
                    heading = "";
                }
                case "H3" -> heading = text(element);
                case "Table" -> tables.add(table(element));
                default -> walk(element);
            }
        }
    }

    private Table table(PDStructureElement element) {
        List<String> header = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Object kid : element.getKids()) {
            PDStructureElement row = (PDStructureElement) kid;
            List<String> cells = new ArrayList<>();
            for (Object cell : row.getKids()) {
                cells.add(text((PDStructureElement) cell));
            }
            boolean isHeader = row.getKids().stream()
                    .allMatch(cell ->
                            ((PDStructureElement) cell).getStructureType().equals("TH"));
            if (isHeader) {
                header = cells;
            } else {
                rows.add(cells);
            }
        }
        return new Table(chapter, heading, header, rows);
    }

    private String text(PDStructureElement element) {
        StringBuilder text = new StringBuilder();
        for (Object kid : element.getKids()) {
            if (kid instanceof PDStructureElement inner) {
                text.append(text(inner)).append(' ');
            } else if (kid instanceof PDMarkedContentReference reference) {
                text.append(
                        of(reference.getPage() == null ? element.getPage() : reference.getPage(), reference.getMCID()));
            } else if (kid instanceof Integer mcid) {
                text.append(of(element.getPage(), mcid));
            }
        }
        return text.toString().replaceAll("\\s+", " ").strip();
    }

    private String of(PDPage page, int mcid) {
        return texts.getOrDefault(page, Map.of()).getOrDefault(mcid, "");
    }
}
