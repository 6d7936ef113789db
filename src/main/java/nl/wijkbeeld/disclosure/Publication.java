package nl.wijkbeeld.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.wijkbeeld.warehouse.Warehouse;

/**
 * Everything that one edition may show: the protected tables, and what must be known to read them.
 *
 * @param closed the planned tables of what is told over closed periods only
 * @param unsafe sources of which figures were left out whole, because small ones could be computed from them
 */
public record Publication(
        LocalDate peildatum,
        Policy policy,
        List<Area> areas,
        Geography geography,
        List<Source> sources,
        List<Delivery> deliveries,
        List<Digest> digests,
        List<Coverage> coverage,
        List<Correction> corrections,
        List<Remark> remarks,
        ProtectedTable seriesPerTheme,
        ProtectedTable periodsPerTheme,
        ProtectedTable periodsPerCategory,
        ProtectedTable daypart,
        ProtectedTable crimesPerYear,
        ProtectedTable perYear,
        ProtectedTable signals,
        ProtectedTable persons,
        List<ProtectedTable> closed,
        Set<String> unsafe) {

    public Publication {
        areas = List.copyOf(areas);
        sources = List.copyOf(sources);
        deliveries = List.copyOf(deliveries);
        digests = List.copyOf(digests);
        coverage = List.copyOf(coverage);
        corrections = List.copyOf(corrections);
        remarks = List.copyOf(remarks);
        closed = List.copyOf(closed);
        unsafe = Set.copyOf(unsafe);
    }

    /** Runs the publication plan over the marts as they stand. */
    public static Publication of(Warehouse warehouse, Policy policy, LocalDate peildatum) {
        return new Plan(warehouse, policy, peildatum).run();
    }

    /** All tables, as they are exported. */
    public List<ProtectedTable> tables() {
        List<ProtectedTable> tables = new ArrayList<>(List.of(
                seriesPerTheme,
                periodsPerTheme,
                periodsPerCategory,
                daypart,
                crimesPerYear,
                perYear,
                signals,
                persons));
        tables.addAll(closed);
        return List.copyOf(tables);
    }

    /** The counts of a planned table, of every source that has it. */
    public ProtectedTable closed(PlannedTable planned) {
        return closed.stream()
                .filter(table -> table.name().equals(planned.name()))
                .findFirst()
                .orElseThrow();
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
