package nl.wijkbeeld.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRTemplate;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.xml.JRXmlTemplateLoader;
import nl.wijkbeeld.settings.Fault;

/** The templates of the reports folder, compiled once. */
final class Templates {

    private final Map<String, JasperReport> reports;
    private final JRTemplate style;

    private Templates(Map<String, JasperReport> reports, JRTemplate style) {
        this.reports = Map.copyOf(reports);
        this.style = style;
    }

    static Templates read(Path folder) {
        Map<String, JasperReport> reports = new HashMap<>();
        for (Path in : new Path[] {folder, folder.resolve("parts")}) {
            try (Stream<Path> files = Files.list(in)) {
                files.filter(file -> file.toString().endsWith(".jrxml"))
                        .forEach(file -> reports.put(name(file), compile(file)));
            } catch (IOException unreadable) {
                throw new Fault("%s is niet te lezen. Zet de map terug.".formatted(in), unreadable);
            }
        }
        return new Templates(
                reports,
                JRXmlTemplateLoader.load(folder.resolve("huisstijl.jrtx").toFile()));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replace(".jrxml", "");
    }

    private static JasperReport compile(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return JasperCompileManager.getInstance(DefaultJasperReportsContext.getInstance())
                    .compile(in);
        } catch (IOException | JRException | RuntimeException broken) {
            throw new Fault("%s is geen goed sjabloon. Herstel het bestand.".formatted(file), broken);
        }
    }

    JasperReport report(String name) {
        JasperReport report = reports.get(name);
        if (report == null) {
            throw new Fault("Sjabloon %s.jrxml ontbreekt in de map reports. Zet het terug.".formatted(name));
        }
        return report;
    }

    JRTemplate style() {
        return style;
    }
}
