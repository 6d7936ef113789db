package nl.wijkbeeld.dossier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintImage;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.type.BandTypeEnum;
import net.sf.jasperreports.export.AccessibilityUtil;
import net.sf.jasperreports.renderers.SimpleDataRenderer;

/**
 * The pages of a dossier as one piece of HTML: what stands on paper, in its reading order, by the tags that the PDF gets too.
 * Without the title, which is the page's own, and without what repeats on each page.
 */
final class WebPage {

    /** A table that runs on over pages is one. */
    private static final class Table {
        private final List<List<Cell>> header = new ArrayList<>();
        private final List<List<Cell>> rows = new ArrayList<>();
        private String name = "";

        /** Places of the columns that have a heading: a template has room for more, and blank ones between. */
        int[] columns() {
            List<Cell> headings = header.isEmpty() ? List.of() : header.get(0);
            return IntStream.range(0, headings.size())
                    .filter(column -> !headings.get(column).html.isBlank())
                    .toArray();
        }
    }

    private record Cell(String html, boolean isNumber) {}

    private final StringBuilder html = new StringBuilder();
    private final List<Cell> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private Table table = new Table();
    private Table before = new Table();
    private boolean inTable;
    private boolean isHeader;
    private boolean isNumber;
    private String heading = "";

    private WebPage() {}

    /** A fragment: headings from level 2 on, paragraphs, tables and drawings. */
    static String of(JasperPrint filled) {
        WebPage page = new WebPage();
        for (JRPrintPage each : filled.getPages()) {
            each.getElements().forEach(page::visit);
        }
        page.finish();
        return page.html.toString();
    }

    private void visit(JRPrintElement element) {
        if (Tagger.isRepeated(element)) {
            return;
        }
        begin(element);
        if (element instanceof JRPrintFrame frame) {
            frame.getElements().forEach(this::visit);
        } else if (element instanceof JRPrintText text) {
            write(text);
        } else if (element instanceof JRPrintImage image && !isTitle(element)) {
            write(image);
        }
        end(element);
    }

    private static boolean isTitle(JRPrintElement element) {
        return element.getOrigin() != null && element.getOrigin().getBandType() == BandTypeEnum.TITLE;
    }

    private void begin(JRPrintElement element) {
        if (Tagger.begins(element, "table")) {
            inTable = true;
            table = new Table();
            table.name = heading;
        }
        if (Tagger.begins(element, "tr")) {
            cells.clear();
        }
        if (Tagger.begins(element, "th") || Tagger.begins(element, "td")) {
            isHeader = Tagger.begins(element, "th");
            isNumber = false;
            cell.setLength(0);
        }
    }

    private void end(JRPrintElement element) {
        if (Tagger.ends(element, "th") || Tagger.ends(element, "td")) {
            cells.add(new Cell(cell.toString(), isNumber));
        }
        if (Tagger.ends(element, "tr")) {
            (isHeader ? table.header : table.rows).add(List.copyOf(cells));
        }
        if (Tagger.ends(element, "table")) {
            inTable = false;
            if (before.header.equals(table.header)) {
                before.rows.addAll(table.rows);
            } else {
                finish();
                before = table;
            }
        }
    }

    private void write(JRPrintText text) {
        String words = text.getFullText();
        String style =
                text.getStyle() == null ? "" : String.valueOf(text.getStyle().getName());
        String tag = Tagger.property(text, AccessibilityUtil.PROPERTY_ACCESSIBILITY_TAG);
        if (inTable) {
            isNumber |= style.contains("Getal");
            cell.append(style.endsWith("Vet") ? "<strong>" + escaped(words) + "</strong>" : escaped(words));
        } else if (words != null && !words.isBlank() && !tag.equals("h1") && !style.equals("Soort")) {
            finish();
            String name = tag.matches("h[2-6]") ? tag : "p";
            heading = name.equals("p") ? heading : words;
            html.append("<%s class=\"%s\">%s</%s>%n".formatted(name, kind(style), escaped(words), name));
        }
    }

    private static String kind(String style) {
        return switch (style) {
            case "Melding" -> "melding";
            case "Noot" -> "noot";
            default -> "tekst";
        };
    }

    private void write(JRPrintImage image) {
        String drawing = "";
        if (image.getRenderer() instanceof SimpleDataRenderer svg) {
            drawing = svg(svg).replaceFirst(
                            "<svg ", "<svg role=\"img\" aria-label=\"%s\" ".formatted(description(image)));
        }
        if (inTable) {
            cell.append(drawing);
        } else {
            finish();
            html.append("<div class=\"figuur\" role=\"group\" aria-label=\"%s\" tabindex=\"0\">%s</div>%n"
                    .formatted(escaped(heading), drawing));
        }
    }

    private static String svg(SimpleDataRenderer svg) {
        try {
            return new String(svg.getData(null), StandardCharsets.UTF_8);
        } catch (JRException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private static String description(JRPrintImage image) {
        return java.util.regex.Matcher.quoteReplacement(escaped(image.getHyperlinkTooltip()));
    }

    /** Writes the table that may have run on until here. */
    private void finish() {
        if (!before.header.isEmpty() || !before.rows.isEmpty()) {
            int[] columns = before.columns();
            html.append("<div class=\"breed\" role=\"group\" aria-label=\"%s\" tabindex=\"0\"><table>%n<thead>"
                    .formatted(escaped(before.name)));
            before.header.forEach(row -> row(row, columns, "th scope=\"col\"", "th scope=\"col\""));
            html.append("</thead>\n<tbody>\n");
            before.rows.forEach(row -> row(row, columns, "th scope=\"row\"", "td"));
            html.append("</tbody>\n</table></div>\n");
        }
        before = new Table();
    }

    private void row(List<Cell> row, int[] columns, String first, String others) {
        html.append("<tr>");
        for (int i : columns) {
            String tag = i == 0 ? first : others;
            html.append("<%s%s>%s</%s>"
                    .formatted(
                            tag, row.get(i).isNumber ? " class=\"getal\"" : "", row.get(i).html, tag.substring(0, 2)));
        }
        html.append("</tr>\n");
    }

    private static String escaped(String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }
}
