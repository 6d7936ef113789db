package nl.wijkbeeld.attack;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Reads what a published table says. A column that is not known here stops the attack: a table that the attacker does
 * not understand would pass for safe.
 */
record CsvFigures(Path file, Rules rules, Map<String, Long> inhabitants) {

    private static final Set<String> WHAT =
            Set.of("categorie", "thema", "rol", "geslacht", "leeftijdsband", "weekdag", "dagdeel");
    private static final Set<String> WHEN =
            Set.of("periode", "maand", "jaar", "van", "tot", "tot_maand", "vanaf", "tot_dag");
    private static final Set<String> MEASURES =
            Set.of("aantal", "dit_jaar", "vorig_jaar", "laatste_12", "vorige_12", "per_1000");
    private static final Set<String> REST = Set.of(
            "gebied_code",
            "bron",
            "titel",
            "is_hic",
            "is_afgeleid",
            "is_voorlopig",
            "is_gecorrigeerd",
            "stap",
            "noemer",
            "sinds");
    /** Computed from open counts of other periods. */
    private static final Set<String> COMPUTED = Set.of("verwacht_van", "verwacht_tot", "oordeel", "p_waarde");

    private static final String ALL = "alle";
    private static final Set<String> NO_FIGURE = Set.of("geen levering", "niet berekend", "onbekend");
    private static final String HIDDEN = "afgeschermd";

    /** What is promised per sensitivity. */
    record Rules(Promise open, Promise guarded, Promise confidential) {
        static Rules read(Path policy) throws IOException {
            return new Rules(
                    Promise.read(policy, "openbaar"),
                    Promise.read(policy, "beschermd"),
                    Promise.read(policy, "vertrouwelijk"));
        }

        Rules each(UnaryOperator<Promise> promise) {
            return new Rules(open, promise.apply(guarded), promise.apply(confidential));
        }
    }

    /** @param categories by source and title, for reading them in a PDF */
    record Table(List<Figure> figures, Map<String, String> categories) {}

    private String name() {
        return String.valueOf(file.getFileName()).replace(".csv", "");
    }

    Table read() throws IOException {
        List<NamedCsvRecord> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(file)) {
            reader.forEach(rows::add);
        }
        boolean withholds = rows.stream().anyMatch(row -> row.getFields().contains(HIDDEN));
        Promise promise = promise(withholds);
        List<Figure> figures = new ArrayList<>();
        Map<String, String> categories = new TreeMap<>();
        for (NamedCsvRecord row : rows) {
            refuseUnknown(row.getHeader());
            figures.addAll(figures(row, promise));
            row.findField("titel")
                    .ifPresent(title -> categories.put(row.getField("bron") + "|" + title, row.getField("categorie")));
        }
        return new Table(figures, categories);
    }

    private Promise promise(boolean withholds) {
        if (name().startsWith("vertrouwelijk")) {
            return rules.confidential();
        }
        if (name().startsWith("dagdelen")) {
            return rules.guarded().withoutZeros();
        }
        return withholds || name().startsWith("beschermd") ? rules.guarded() : rules.open();
    }

    private void refuseUnknown(List<String> header) {
        List<String> unknown = header.stream()
                .filter(column -> !WHAT.contains(column)
                        && !WHEN.contains(column)
                        && !MEASURES.contains(column)
                        && !REST.contains(column)
                        && !COMPUTED.contains(column))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: kolommen %s kent de aanvaller niet. Leer hem wat ze tellen.".formatted(name(), unknown));
        }
    }

    private List<Figure> figures(NamedCsvRecord row, Promise promise) {
        List<Figure> figures = new ArrayList<>();
        spans(row).forEach((measure, span) -> figure(row, measure, span, promise, figures));
        return figures;
    }

    private void figure(NamedCsvRecord row, String measure, Span span, Promise promise, List<Figure> figures) {
        String text = row.getField(measure);
        if (NO_FIGURE.contains(text)) {
            return;
        }
        boolean hidden = text.equals(HIDDEN);
        boolean firm = row.getField("is_voorlopig").equals("nee") || !promise.isOpen();
        Interval known = hidden ? promise.sign(false) : count(row, measure, text);
        figures.add(new Figure(name(), subject(row), span, themes(row), firm, hidden, known, promise));
    }

    private Interval count(NamedCsvRecord row, String measure, String text) {
        if (!measure.equals("per_1000")) {
            return new Interval(Long.parseLong(text), Long.parseLong(text));
        }
        double thousands = inhabitants.getOrDefault(row.getField("gebied_code"), 0L) / 1000.0;
        double rate = Double.parseDouble(text.replace(',', '.'));
        return thousands == 0
                        || row.findField("noemer").filter("huishoudens"::equals).isPresent()
                ? new Interval(0, Interval.UNKNOWN)
                : Interval.within(Math.max(0, rate - 0.05) * thousands, (rate + 0.05) * thousands);
    }

    /** The period that each measure of a row counts. */
    private Map<String, Span> spans(NamedCsvRecord row) {
        Map<String, Span> spans = new LinkedHashMap<>();
        row.findField("tot_maand").map(LocalDate::parse).ifPresent(last -> {
            LocalDate end = last.plusMonths(1);
            Span year = new Span(LocalDate.of(last.getYear(), 1, 1), end);
            spans.put("dit_jaar", year);
            spans.put("vorig_jaar", new Span(year.from().minusYears(1), end.minusYears(1)));
            spans.put("laatste_12", new Span(end.minusYears(1), end));
            spans.put("vorige_12", new Span(end.minusYears(2), end.minusYears(1)));
            spans.put("per_1000", new Span(end.minusYears(1), end));
        });
        if (spans.isEmpty()) {
            spans.put("aantal", span(row));
            row.findField("per_1000").ifPresent(rate -> spans.put("per_1000", span(row)));
            row.findField("stap").ifPresent(step -> spans.put("vorig_jaar", earlier(span(row), step)));
        }
        return spans;
    }

    /** The same weeks or month of a year ago. */
    private static Span earlier(Span span, String step) {
        return step.equals("week")
                ? new Span(span.from().minusWeeks(52), span.to().minusWeeks(52))
                : new Span(span.from().minusYears(1), span.to().minusYears(1));
    }

    private Span span(NamedCsvRecord row) {
        List<String> header = row.getHeader();
        if (header.contains("maand")) {
            return Span.months(LocalDate.parse(row.getField("maand")), 1);
        }
        if (header.contains("jaar")) {
            return Span.months(LocalDate.of(Integer.parseInt(row.getField("jaar")), 1, 1), 12);
        }
        if (header.contains("periode")) {
            return Span.months(LocalDate.parse(row.getField("periode")), name().endsWith("_jaar") ? 12 : 3);
        }
        if (header.contains("tot_dag")) {
            return new Span(LocalDate.parse(row.getField("vanaf")), LocalDate.parse(row.getField("tot_dag")));
        }
        return new Span(
                LocalDate.parse(row.getField("van")),
                LocalDate.parse(row.getField("tot")).plusDays(1));
    }

    private static Subject subject(NamedCsvRecord row) {
        Map<String, String> what = new TreeMap<>();
        boolean category = isCategory(row);
        for (String key : WHAT) {
            if (category ? !key.equals("thema") : !key.equals("categorie")) {
                row.findField(key).ifPresent(value -> what.put(key, value));
            }
        }
        return new Subject(row.getField("bron"), row.getField("gebied_code"), what);
    }

    /** Else it is a theme, or all. */
    private static boolean isCategory(NamedCsvRecord row) {
        return row.findField("categorie")
                .filter(category -> !category.equals(ALL))
                .isPresent();
    }

    private static Set<String> themes(NamedCsvRecord row) {
        Set<String> themes = new TreeSet<>();
        if (isCategory(row)) {
            row.findField("thema").ifPresent(themes::add);
            row.findField("is_hic").filter("ja"::equals).ifPresent(yes -> themes.add("hic"));
        }
        return themes;
    }
}
