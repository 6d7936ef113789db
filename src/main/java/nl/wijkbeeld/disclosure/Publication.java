package nl.wijkbeeld.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.wijkbeeld.warehouse.Warehouse;

/**
 * Everything that one edition may show: the protected tables, and what must be known to read them.
 *
 * @param closed per sensitivity that is told over closed periods only, its table
 */
public record Publication(
        LocalDate peildatum,
        Policy policy,
        List<Area> areas,
        List<Source> sources,
        List<Delivery> deliveries,
        List<Digest> digests,
        List<Coverage> coverage,
        ProtectedTable seriesPerTheme,
        ProtectedTable periodsPerTheme,
        ProtectedTable periodsPerCategory,
        ProtectedTable daypart,
        ProtectedTable crimesPerYear,
        ProtectedTable persons,
        Map<Sensitivity, ProtectedTable> closed) {

    public Publication {
        areas = List.copyOf(areas);
        sources = List.copyOf(sources);
        deliveries = List.copyOf(deliveries);
        digests = List.copyOf(digests);
        coverage = List.copyOf(coverage);
        closed = Map.copyOf(closed);
    }

    /** Runs the publication plan over the marts as they stand. */
    public static Publication of(Warehouse warehouse, Policy policy, LocalDate peildatum) {
        return new Plan(warehouse, policy, peildatum).run();
    }

    /** All tables, as they are exported. */
    public List<ProtectedTable> tables() {
        return List.of(
                seriesPerTheme,
                periodsPerTheme,
                periodsPerCategory,
                daypart,
                crimesPerYear,
                persons,
                closed(Sensitivity.BESCHERMD),
                closed(Sensitivity.VERTROUWELIJK));
    }

    public ProtectedTable closed(Sensitivity sensitivity) {
        ProtectedTable table = closed.get(sensitivity);
        if (table == null) {
            throw new IllegalArgumentException("no closed periods for " + sensitivity);
        }
        return table;
    }

    public Area area(String code) {
        return areas.stream()
                .filter(area -> area.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Areas of a level, in order of code. */
    public List<Area> areas(String level) {
        return areas.stream().filter(area -> area.level().equals(level)).toList();
    }

    /** Areas that lie directly in another, in order of code. */
    public List<Area> areasIn(String parent) {
        return areas.stream().filter(area -> area.parent().equals(parent)).toList();
    }

    public Change change(Cell from, Cell to) {
        return Change.between(from, to, policy);
    }
}
