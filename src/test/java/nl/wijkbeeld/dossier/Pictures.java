package nl.wijkbeeld.dossier;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Pages as small grey pictures beside the approved ones. With {@code WIJKBEELD_PAGINAS=goedkeuren} in the environment the
 * pictures of now become the approved ones: look at each before it is committed.
 */
final class Pictures {

    private static final Path APPROVED = Path.of("src/test/resources/nl/wijkbeeld/dossier/paginas");
    private static final Path NOW = Path.of("target/paginas");
    private static final boolean APPROVING = "goedkeuren".equals(System.getenv("WIJKBEELD_PAGINAS"));
    private static final float DOTS_PER_INCH = 42;
    /** Grey levels, of 256: less is how a machine rounds. */
    private static final int SEEN = 60;
    /** Share of a page: a cell that differs stays below it, a line that moves does not. */
    private static final double TOLERANCE = 0.0015;

    private Pictures() {}

    /** What does not look as approved: the page, and which share of it differs. */
    static List<String> different(Document document) throws IOException {
        List<String> different = new ArrayList<>();
        List<BufferedImage> pages = draw(document.content());
        String name = document.name().replace(".pdf", "");
        for (int i = 0; i < pages.size(); i++) {
            String file = "%s-%02d.png".formatted(name, i + 1);
            write(NOW, file, pages.get(i));
            if (APPROVING) {
                write(APPROVED, file, pages.get(i));
            }
            double share = difference(pages.get(i), APPROVED.resolve(file));
            if (share > TOLERANCE) {
                different.add("%s: %.1f%%".formatted(file, 100 * share));
            }
        }
        if (Files.exists(APPROVED.resolve("%s-%02d.png".formatted(name, pages.size() + 1)))) {
            different.add(name + " has fewer pages: " + pages.size());
        }
        return different;
    }

    /** Whether a page of a document differs from the approved picture of another. */
    static boolean isSeen(Document document, int page, String approved) throws IOException {
        return difference(draw(document.content()).get(page), APPROVED.resolve(approved)) > TOLERANCE;
    }

    private static List<BufferedImage> draw(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            List<BufferedImage> pages = new ArrayList<>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                pages.add(renderer.renderImageWithDPI(page, DOTS_PER_INCH, ImageType.GRAY));
            }
            return pages;
        }
    }

    private static void write(Path folder, String file, BufferedImage page) throws IOException {
        Files.createDirectories(folder);
        ImageIO.write(page, "png", folder.resolve(file).toFile());
    }

    private static double difference(BufferedImage page, Path approved) throws IOException {
        if (Files.notExists(approved)) {
            return 1;
        }
        Raster now = page.getRaster();
        Raster then = read(approved).getRaster();
        if (now.getWidth() != then.getWidth() || now.getHeight() != then.getHeight()) {
            return 1;
        }
        long seen = 0;
        for (int y = 0; y < now.getHeight(); y++) {
            for (int x = 0; x < now.getWidth(); x++) {
                if (Math.abs(now.getSample(x, y, 0) - then.getSample(x, y, 0)) > SEEN) {
                    seen++;
                }
            }
        }
        return (double) seen / (now.getWidth() * now.getHeight());
    }

    private static BufferedImage read(Path file) throws IOException {
        try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
            return ImageIO.read(in);
        }
    }
}
