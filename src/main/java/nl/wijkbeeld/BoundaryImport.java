package nl.wijkbeeld;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.wijkbeeld.geography.Boundaries;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Settings;
import nl.wijkbeeld.warehouse.Reference;
import nl.wijkbeeld.warehouse.Warehouse;
import org.locationtech.jts.io.WKTWriter;

/** Puts the boundaries of a file in the place of those before; all or nothing. */
record BoundaryImport(Home home, PrintWriter out) {

    /** The word that stands where a source's name does. */
    static final String NAME = "grenzen";

    /**
     * @return an exit code: findings when the file has buurten that are not in config/gebieden
     * @throws nl.wijkbeeld.settings.Fault when the file is not right; then the boundaries stay as they were
     */
    int run(Path file) {
        Map<String, String> wijken = new TreeMap<>();
        for (Reference.Gebied area : ReferenceFiles.areas(home)) {
            if (area.niveau().equals("buurt") && area.ouderCode() != null) {
                wijken.put(area.gebiedCode(), area.ouderCode());
            }
        }
        Boundaries boundaries = Boundaries.read(file, wijken);
        try (Warehouse warehouse = Hub.openWarehouse(Settings.read(home, Map.of()))) {
            warehouse.boundaries(rows(boundaries));
        }
        out.printf(
                "grenzen geladen: %d buurten, %d wijken%s%n",
                wijken.size(),
                boundaries.shapes().size() - wijken.size(),
                boundaries.year().isPresent()
                        ? ", indeling " + boundaries.year().getAsInt()
                        : "");
        boundaries
                .unknown()
                .forEach(code -> out.printf(
                        "onbekende buurt %s: staat niet in config/gebieden/gebieden.csv, overgeslagen%n", code));
        out.flush();
        return boundaries.unknown().isEmpty() ? Wijkbeeld.DONE : Wijkbeeld.FINDINGS;
    }

    private static List<Reference.Grens> rows(Boundaries boundaries) {
        Integer year = boundaries.year().isPresent()
                ? Integer.valueOf(boundaries.year().getAsInt())
                : null;
        return new TreeMap<>(boundaries.shapes())
                .entrySet().stream()
                        .map(shape ->
                                new Reference.Grens(shape.getKey(), year, new WKTWriter().write(shape.getValue())))
                        .toList();
    }
}
