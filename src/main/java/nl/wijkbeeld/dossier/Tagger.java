package nl.wijkbeeld.dossier;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintImage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.type.BandTypeEnum;
import net.sf.jasperreports.engine.util.StyledTextListWriter;
import net.sf.jasperreports.export.AccessibilityUtil;
import net.sf.jasperreports.pdf.common.PdfProducer;
import net.sf.jasperreports.pdf.common.PdfStructure;
import net.sf.jasperreports.pdf.common.PdfStructureEntry;
import net.sf.jasperreports.pdf.common.PdfTagger;
import org.jspecify.annotations.Nullable;

/**
 * Gives a PDF its structure: headings, paragraphs, tables with header cells, figures with their description. What
 * repeats on each page is an artifact. The library's own tagger is no longer part of its free edition.
 */
final class Tagger implements PdfTagger {

    private static final String PREFIX = "net.sf.jasperreports.export.pdf.tag.";
    private static final Map<String, String> CONTAINERS = Map.of("table", "Table", "tr", "TR", "th", "TH", "td", "TD");
    private static final Set<BandTypeEnum> REPEATED =
            Set.of(BandTypeEnum.PAGE_HEADER, BandTypeEnum.PAGE_FOOTER, BandTypeEnum.BACKGROUND);

    private final Deque<PdfStructureEntry> open = new ArrayDeque<>();
    private String language = "nl-NL";
    private @Nullable PdfStructure structure;
    private int artifacts;
    private int repeated;
    private String heading = "";

    @Override
    public void setLanguage(@Nullable String language) {
        if (language != null) {
            this.language = language;
        }
    }

    @Override
    public void setPdfProducer(PdfProducer producer) {
        structure = producer.getPdfStructure();
    }

    private PdfStructure structure() {
        if (structure == null) {
            throw new IllegalStateException("no producer");
        }
        return structure;
    }

    @Override
    public void init() {
        open.push(structure().createDocumentTag(language));
    }

    @Override
    public void startPage() {}

    @Override
    public void endPage() {}

    @Override
    public void startElement(JRPrintElement element) {
        if (isRepeated(element)) {
            repeated++;
            beginArtifact();
        }
        start(element, "table");
        start(element, "tr");
        start(element, "th");
        start(element, "td");
        String tag = property(element, AccessibilityUtil.PROPERTY_ACCESSIBILITY_TAG);
        heading = tag.matches("h[1-6]") ? tag.toUpperCase(Locale.ROOT) : "";
    }

    private void start(JRPrintElement element, String name) {
        if (begins(element, name)) {
            PdfStructureEntry tag = structure().createTag(open.element(), CONTAINERS.getOrDefault(name, name));
            if (name.equals("th")) {
                tag.setScope("Column");
            }
            open.push(tag);
        }
    }

    @Override
    public void endElement(JRPrintElement element) {
        end(element, "td");
        end(element, "th");
        end(element, "tr");
        end(element, "table");
        heading = "";
        if (isRepeated(element)) {
            endArtifact();
            repeated--;
        }
    }

    private void end(JRPrintElement element, String name) {
        if (ends(element, name)) {
            open.pop();
        }
    }

    /** Whether a table, tr, th or td begins with this element. */
    static boolean begins(JRPrintElement element, String name) {
        String value = property(element, PREFIX + name);
        return value.equals("start") || value.equals("full");
    }

    static boolean ends(JRPrintElement element, String name) {
        String value = property(element, PREFIX + name);
        return value.equals("end") || value.equals("full");
    }

    static String property(JRPrintElement element, String name) {
        String value = element.hasProperties() ? element.getPropertiesMap().getProperty(name) : null;
        return value == null ? "" : value;
    }

    /** What each page has: header, footer, background. */
    static boolean isRepeated(JRPrintElement element) {
        return element.getOrigin() != null
                && element.getOrigin().getReportName() == null
                && REPEATED.contains(element.getOrigin().getBandType());
    }

    /** Artifacts do not nest, and nothing inside one is tagged. */
    @Override
    public void beginArtifact() {
        if (artifacts++ == 0) {
            structure().beginArtifact();
        }
    }

    @Override
    public void endArtifact() {
        if (--artifacts == 0) {
            structure().endArtifact();
        }
    }

    @Override
    public void startImage(JRPrintImage image, float x1, float y1, float x2, float y2) {
        if (repeated == 0) {
            PdfStructureEntry figure = structure().beginTag(open.element(), "Figure");
            String description = image.getHyperlinkTooltip();
            figure.putString("Alt", description == null ? "" : description);
            figure.setBBox(x1, y1, x2, y2);
        }
    }

    @Override
    public void endImage() {
        if (repeated == 0) {
            structure().endTag();
        }
    }

    @Override
    public void startText(JRPrintText text) {
        if (repeated == 0) {
            structure().beginTag(open.element(), heading.isEmpty() ? "P" : heading);
        }
    }

    @Override
    public void startText(JRPrintText text, String hyperlink) {
        startText(text);
    }

    @Override
    public void endText() {
        if (repeated == 0) {
            structure().endTag();
        }
    }

    @Override
    public boolean isFirstLinkParagraph() {
        return false;
    }

    @Override
    public @Nullable PdfStructureEntry getCurrentLinkTag() {
        return null;
    }

    @Override
    public @Nullable StyledTextListWriter getListWriter() {
        return null;
    }
}
