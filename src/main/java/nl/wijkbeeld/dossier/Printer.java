package nl.wijkbeeld.dossier;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.type.PdfaConformanceEnum;

/** Fills a template with blocks and writes it as a tagged PDF/A-2a that is also PDF/UA-1. */
final class Printer implements AutoCloseable {

    private final Templates templates;
    private final Texts texts;
    private final Path colours;

    Printer(Templates templates, Texts texts) {
        this.templates = templates;
        this.texts = texts;
        this.colours = colourProfile();
    }

    /** The exporter wants the profile as a file. */
    private static Path colourProfile() {
        try {
            Path file = Files.createTempFile("wijkbeeld-srgb", ".icc");
            return Files.write(file, ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One dossier on paper, and the same for the web. */
    record Printed(byte[] pdf, String html) {}

    /**
     * Prints one dossier.
     *
     * @param template wijkdossier or basisteamdossier
     * @param parameters what its head and margins say
     */
    Printed print(String template, String title, Map<String, Object> parameters, List<Block> blocks) {
        try {
            Map<String, Object> all = new HashMap<>(parameters);
            all.putAll(common());
            JasperPrint filled = JasperFillManager.fillReport(
                    templates.report(template), all, new JRMapCollectionDataSource(List.copyOf(rows(blocks))));
            return new Printed(export(filled, title), WebPage.of(filled));
        } catch (JRException bug) {
            throw new IllegalStateException("cannot print " + template, bug);
        }
    }

    private Map<String, Object> common() {
        Map<String, Object> common = new HashMap<>();
        common.put(JRParameter.REPORT_LOCALE, Dutch.LOCALE);
        common.put(JRParameter.REPORT_RESOURCE_BUNDLE, texts.bundle());
        common.put(JRParameter.REPORT_TEMPLATES, new ArrayList<>(List.of(templates.style())));
        return common;
    }

    private List<Map<String, ?>> rows(List<Block> blocks) {
        List<Map<String, ?>> rows = new ArrayList<>();
        for (Block block : blocks) {
            Map<String, Object> parameters = new HashMap<>(block.parameters());
            parameters.putAll(common());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("deel", templates.report(block.part()));
            row.put("parameters", parameters);
            row.put("nummer", rows.size());
            row.put("nieuwe_pagina", block.newPage());
            row.put("deelbaar", block.isLong());
            row.put("ruimte", block.isLong() || block.isChapter());
            rows.add(row);
        }
        return rows;
    }

    private byte[] export(JasperPrint filled, String title) throws JRException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JRPdfExporter exporter = new JRPdfExporter();
        exporter.setExporterInput(new SimpleExporterInput(filled));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(bytes));
        SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
        configuration.setTagged(true);
        configuration.setTagLanguage("nl-NL");
        configuration.setMetadataTitle(title);
        configuration.setMetadataAuthor(texts.get("uitgever"));
        configuration.setDisplayMetadataTitle(true);
        configuration.setPdfaConformance(PdfaConformanceEnum.PDFA_2A);
        configuration.setIccProfilePath(colours.toString());
        exporter.setConfiguration(configuration);
        exporter.exportReport();
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(colours);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
