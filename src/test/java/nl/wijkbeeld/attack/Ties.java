package nl.wijkbeeld.attack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.wijkbeeld.attack.Cells.Key;

/**
 * Finds which published counts hang together: areas, categories and themes, periods and windows, and the rows of the
 * deliveries. Where every told whole equals its told parts, the attacker supposes so for the withheld ones too.
 */
record Ties(Cells cells, Areas areas, Sources sources) {

    private static final Interval NO_REST = new Interval(0, 0);
    private static final String ALL = " alle tabellen";
    private static final Interval ANY_REST = new Interval(0, Interval.UNKNOWN);

    /** A whole with all its parts. */
    private record Group(Cell whole, List<Cell> parts) {
        long rest() {
            return whole.known().low()
                    - parts.stream().mapToLong(part -> part.known().low()).sum();
        }

        boolean isTold() {
            return whole.known().isExact() && Cells.areTold(parts);
        }
    }

    void tie(List<Edition> editions) {
        cells.perEdition().forEach(this::tie);
        if (editions.size() > 1) {
            Set<Cell> firm = new LinkedHashSet<>();
            cells.perEdition()
                    .forEach(edition -> edition.values().stream()
                            .filter(cell ->
                                    !cell.promise().isOpen() && cell.version().isEmpty())
                            .forEach(firm::add));
            periods(firm);
        }
        new DeliveryTies(cells, sources).tie(editions);
        differences();
    }

    private void tie(Map<Key, Cell> edition) {
        areas(edition);
        themes(edition);
        all(edition);
        years(edition);
        quarters(edition);
        moments(edition);
        periods(edition.values());
    }

    private void areas(Map<Key, Cell> edition) {
        Map<String, List<Group>> kinds = new TreeMap<>();
        edition.forEach((key, whole) -> {
            List<String> inside = areas.parts().getOrDefault(key.subject().area(), List.of());
            List<Cell> parts = new ArrayList<>();
            for (String area : inside) {
                Cell part = edition.get(new Key(key.subject().in(area), key.span()));
                if (part != null) {
                    parts.add(part);
                }
            }
            if (!inside.isEmpty() && parts.size() == inside.size()) {
                String level = key.subject().area().replaceAll("\\d", "");
                String kind =
                        key.subject().source() + level + key.subject().what().keySet();
                kinds.computeIfAbsent(kind, name -> new ArrayList<>()).add(new Group(whole, parts));
            }
        });
        kinds.values().forEach(groups -> tie(groups, "gebied en delen"));
    }

    /** Which categories a theme's total counts is tried per table, and for all tables together. */
    private void themes(Map<Key, Cell> edition) {
        Map<Key, List<Cell>> parts = new LinkedHashMap<>();
        for (Map.Entry<Key, Cell> entry : edition.entrySet()) {
            for (String theme : entry.getValue().themes()) {
                Subject total = entry.getKey().subject().without("categorie").with("thema", theme);
                parts.computeIfAbsent(new Key(total, entry.getKey().span()), key -> new ArrayList<>())
                        .add(entry.getValue());
            }
        }
        Map<String, Set<Group>> kinds = new TreeMap<>();
        parts.forEach((key, categories) -> {
            Cell whole = edition.get(key);
            if (whole != null) {
                Map<String, List<Cell>> tables = new TreeMap<>();
                for (Cell category : categories) {
                    tables.computeIfAbsent(category.table(), name -> new ArrayList<>())
                            .add(category);
                }
                tables.put(ALL, categories);
                tables.forEach((table, those) -> kinds.computeIfAbsent(
                                key.subject().source() + table, name -> new LinkedHashSet<>())
                        .add(new Group(whole, those)));
            }
        });
        kinds.forEach((kind, groups) -> {
            if (kind.endsWith(ALL) || isProvenComplete(groups)) {
                tie(List.copyOf(groups), "thema en soorten");
            }
        });
    }

    /** All themes together. */
    private void all(Map<Key, Cell> edition) {
        Map<Key, List<Cell>> parts = new LinkedHashMap<>();
        edition.forEach((key, cell) -> {
            if (key.subject().what().keySet().equals(Set.of("thema")) && !isAll(key)) {
                parts.computeIfAbsent(allOf(key), whole -> new ArrayList<>()).add(cell);
            }
        });
        tie(
                edition.entrySet().stream()
                        .filter(entry -> isAll(entry.getKey()) && parts.containsKey(entry.getKey()))
                        .map(entry -> new Group(entry.getValue(), parts.getOrDefault(entry.getKey(), List.of())))
                        .toList(),
                "alles en themas");
    }

    private static boolean isAll(Key key) {
        return "alle".equals(key.subject().what().get("thema"));
    }

    private static Key allOf(Key key) {
        return new Key(key.subject().without("thema").with("thema", "alle"), key.span());
    }

    /** Categories per year beside themes per quarter: both count the same year. */
    private void years(Map<Key, Cell> edition) {
        Map<Key, List<Cell>> categories = new LinkedHashMap<>();
        Map<Key, List<Cell>> quarters = new LinkedHashMap<>();
        edition.forEach((key, cell) -> {
            Span year = Span.months(java.time.LocalDate.of(key.span().from().getYear(), 1, 1), 12);
            if (!cell.promise().isOpen()
                    && key.span().equals(year)
                    && key.subject().what().containsKey("categorie")) {
                categories
                        .computeIfAbsent(
                                new Key(key.subject().without("categorie").with("thema", "alle"), year),
                                whole -> new ArrayList<>())
                        .add(cell);
            } else if (isAll(key)
                    && key.span().from().plusMonths(3).equals(key.span().to())) {
                quarters.computeIfAbsent(new Key(key.subject(), year), whole -> new ArrayList<>())
                        .add(cell);
            }
        });
        quarters.forEach((year, four) -> {
            List<Cell> kinds = categories.getOrDefault(year, List.of());
            if (four.size() == 4 && !kinds.isEmpty()) {
                Map<Integer, Double> weights = new TreeMap<>();
                four.forEach(quarter -> weights.merge(quarter.index(), 1.0, Double::sum));
                kinds.forEach(kind -> weights.merge(kind.index(), -1.0, Double::sum));
                cells.system().ties().add(new LinearSystem.Tie(weights, 0, 0, "soorten per jaar en kwartalen", true));
            }
        });
    }

    /** Themes per year beside categories per quarter: both count the same year. */
    private void quarters(Map<Key, Cell> edition) {
        Map<Key, List<Cell>> quarters = new LinkedHashMap<>();
        edition.forEach((key, cell) -> {
            Span year = Span.months(java.time.LocalDate.of(key.span().from().getYear(), 1, 1), 12);
            if (key.span().from().plusMonths(3).equals(key.span().to())) {
                Subject total = key.subject().without("categorie");
                cell.themes()
                        .forEach(theme -> quarters.computeIfAbsent(
                                        new Key(total.with("thema", theme), year), whole -> new ArrayList<>())
                                .add(cell));
            }
        });
        quarters.forEach((key, parts) -> {
            Cell year = edition.get(key);
            boolean isWhole = parts.stream().map(Cell::span).distinct().count() == 4;
            if (isWhole && year != null && !year.promise().isOpen()) {
                tie(year, parts, NO_REST, "thema per jaar en soorten per kwartaal", true);
            }
        });
    }

    /** The categories of one table can be a few of many; of all tables they are supposed to be all. */
    private static boolean isProvenComplete(Set<Group> groups) {
        return groups.stream().anyMatch(Group::isTold)
                && groups.stream().filter(Group::isTold).allMatch(group -> group.rest() == 0);
    }

    /** Parts of the day count what the themes count, as far as the hour is known. */
    private void moments(Map<Key, Cell> edition) {
        Map<Key, List<Cell>> parts = new LinkedHashMap<>();
        edition.forEach((key, cell) -> {
            if (key.subject().what().containsKey("dagdeel")) {
                Subject total = key.subject().without("dagdeel").without("weekdag");
                parts.computeIfAbsent(new Key(total, key.span()), name -> new ArrayList<>())
                        .add(cell);
            }
        });
        parts.forEach((key, moments) -> {
            List<Cell> months = edition.values().stream()
                    .filter(cell -> isMonthOfATheme(cell, key))
                    .toList();
            long of = months.stream().map(cell -> cell.span().from()).distinct().count();
            if (of
                    == java.time.temporal.ChronoUnit.MONTHS.between(
                            key.span().from(), key.span().to())) {
                Map<Integer, Double> weights = new TreeMap<>();
                months.forEach(month -> weights.merge(month.index(), 1.0, Double::sum));
                moments.forEach(moment -> weights.merge(moment.index(), -1.0, Double::sum));
                cells.system()
                        .ties()
                        .add(new LinearSystem.Tie(
                                weights, 0, Interval.UNKNOWN, "dagdelen en reeksen per thema", false));
            }
        });
    }

    private static boolean isMonthOfATheme(Cell cell, Key total) {
        Map<String, String> what = cell.subject().what();
        return what.keySet().equals(Set.of("thema"))
                && !"hic".equals(what.get("thema"))
                && cell.subject().in("").source().equals(total.subject().source())
                && cell.subject().area().equals(total.subject().area())
                && cell.span().from().plusMonths(1).equals(cell.span().to())
                && total.span().holds(cell.span());
    }

    /** Periods of one subject that overlap are cut where they begin and end; each is the sum of its pieces. */
    private void periods(Collection<Cell> some) {
        Map<Subject, List<Cell>> subjects = new LinkedHashMap<>();
        some.forEach(cell -> subjects.computeIfAbsent(cell.subject(), key -> new ArrayList<>())
                .add(cell));
        subjects.values().stream().filter(Ties::isWorthCutting).forEach(this::cut);
    }

    private static boolean isWorthCutting(List<Cell> periods) {
        boolean open = periods.stream().allMatch(cell -> cell.promise().isOpen());
        return overlap(periods) && !(open && Cells.areTold(periods));
    }

    private static boolean overlap(List<Cell> periods) {
        List<Span> spans = periods.stream()
                .map(Cell::span)
                .sorted(java.util.Comparator.comparing(Span::from).thenComparing(Span::to))
                .toList();
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from().isBefore(spans.get(i - 1).to())) {
                return true;
            }
        }
        return false;
    }

    private void cut(List<Cell> periods) {
        Set<LocalDate> marks = new TreeSet<>();
        periods.forEach(cell -> {
            marks.add(cell.span().from());
            marks.add(cell.span().to());
        });
        List<LocalDate> cuts = List.copyOf(marks);
        Map<Span, Cell> pieces = new LinkedHashMap<>();
        periods.forEach(cell -> pieces.putIfAbsent(cell.span(), cell));
        List<Cell> atoms = new ArrayList<>();
        for (int i = 1; i < cuts.size(); i++) {
            Span span = new Span(cuts.get(i - 1), cuts.get(i));
            if (periods.stream().anyMatch(cell -> cell.span().holds(span))) {
                Cell known = pieces.get(span);
                atoms.add(known == null ? cells.between(periods.get(0), span) : known);
            }
        }
        for (Cell period : periods) {
            List<Cell> inside = atoms.stream()
                    .filter(atom -> period.span().holds(atom.span()))
                    .toList();
            if (!inside.contains(period)) {
                tie(period, inside, NO_REST, "perioden en vensters", true);
            }
        }
    }

    /** What an edition added to counts that were told before is told too, and hangs together as the counts do. */
    private void differences() {
        Map<String, List<Cells.Revision>> editions = new LinkedHashMap<>();
        cells.revisions().stream()
                .filter(Cells.Revision::isToldTwice)
                .forEach(revision -> editions.computeIfAbsent(revision.later().version(), edition -> new ArrayList<>())
                        .add(revision));
        editions.forEach(this::differences);
    }

    private void differences(String edition, List<Cells.Revision> revisions) {
        Map<Key, Cell> added = new LinkedHashMap<>();
        Set<String> years = new TreeSet<>();
        for (Cells.Revision revision : revisions) {
            Cell later = revision.later();
            long difference = Math.abs(revision.difference());
            Interval exact = new Interval(difference, difference);
            added.put(new Key(later.subject(), later.span()), cells.added(later, edition, exact));
            years.add(year(later));
        }
        if (revisions.stream().allMatch(revision -> revision.difference() >= 0)) {
            cells.perEdition()
                    .forEach(counts -> counts.forEach((key, count) -> {
                        if (!count.promise().isOpen() && years.contains(year(count))) {
                            added.computeIfAbsent(key, unknown -> cells.added(count, edition, ANY_REST));
                        }
                    }));
            tie(added);
        }
    }

    private static String year(Cell cell) {
        return cell.subject().source() + cell.span().from().getYear();
    }

    /** When a told whole is less than its told parts, the attacker misunderstands the table and ties nothing. */
    private void tie(List<Group> groups, String how) {
        List<Group> told = groups.stream().filter(Group::isTold).toList();
        if (told.stream().anyMatch(group -> group.rest() < 0)) {
            return;
        }
        boolean complete = told.stream().allMatch(group -> group.rest() == 0);
        for (Group group : groups) {
            if (!group.isTold()) {
                tie(group.whole, group.parts, complete ? NO_REST : ANY_REST, how, complete);
            }
        }
    }

    private void tie(Cell whole, List<Cell> parts, Interval rest, String how, boolean supposed) {
        cells.system().tie(whole.index(), parts.stream().map(Cell::index).toList(), rest, how, supposed);
    }
}
