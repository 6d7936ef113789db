package nl.wijkbeeld.dossier;

import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.common.PdfTagger;
import net.sf.jasperreports.pdf.common.PdfTaggerFactory;

/** Named in jasperreports.properties, so that each export gets a {@link Tagger} of its own. */
public final class TaggerFactory implements PdfTaggerFactory {

    @Override
    public PdfTagger createTagger(JRPdfExporter exporter) {
        return new Tagger();
    }
}
