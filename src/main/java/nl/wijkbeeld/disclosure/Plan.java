package nl.wijkbeeld.disclosure;

import static nl.wijkbeeld.disclosure.Sensitivity.BESCHERMD;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.wijkbeeld.signal.Step;
import nl.wijkbeeld.warehouse.Row;
import nl.wijkbeeld.warehouse.Warehouse;

/**
 * The publication plan: a fixed list of tables, each from one query, each cell through {@link Protection}.
 *
 * <p>Theme totals sum openbaar categories only. Other categories stand in {@link ClosedTables}, where all that can be
 * subtracted from one another is protected together.
 */
final class Plan {

    /** Key of a table whose rates are per inhabitants or per households. */
    private static final String DENOMINATOR = "noemer";

    private final Warehouse warehouse;
    private final Policy policy;
    private final LocalDate peildatum;
    private final Protection protection;

    Plan(Warehouse warehouse, Policy policy, LocalDate peildatum) {
        this.warehouse = warehouse;
        this.policy = policy;
        this.peildatum = peildatum;
        this.protection = new Protection(policy);
    }

    Publication run() {
        Facts facts = new Facts(warehouse);
        List<Area> areas = facts.areas();
        Dayparts dayparts = new Dayparts(rows("dagdelen_per_wijk"), policy.rule(BESCHERMD));
        Persons persons = new Persons(rows("betrokkenen_per_gemeente_en_jaar"), policy.rule(BESCHERMD));
        ClosedTables closed = new ClosedTables(warehouse, policy, areas, facts.sources(), peildatum);
        Guard guard = new Guard(warehouse);
        dayparts.guardedBy(guard);
        persons.guardedBy(guard);
        closed.guardedBy(guard);
        Guard.Decided decided = guard.decide(peildatum);
        Expectations expectations = expectations(areas);
        return new Publication(
                peildatum,
                policy,
                areas,
                facts.geography(),
                facts.sources(),
                facts.deliveries(),
                facts.digests(),
                facts.coverage(),
                facts.corrections(),
                new Remarks(warehouse).before(peildatum),
                expectations.banded(new Shape(
                                "reeksen_per_thema",
                                List.of("gebied_code", "bron", "thema", "maand"),
                                List.of("aantal"),
                                "")
                        .table(rows("reeksen_per_thema"))),
                periods("perioden_per_thema", List.of("gebied_code", "bron", "thema", "tot_maand")),
                periods(
                        "perioden_per_categorie",
                        List.of(
                                "gebied_code",
                                "bron",
                                "categorie",
                                "titel",
                                "thema",
                                "is_hic",
                                DENOMINATOR,
                                "tot_maand")),
                dayparts.table(decided.counts()),
                new Shape(
                                "misdrijven_per_jaar",
                                List.of("gebied_code", "bron", "jaar", "is_afgeleid"),
                                List.of("aantal"),
                                "aantal")
                        .table(rows("misdrijven_per_jaar")),
                new Shape(
                                "jaren_per_soort",
                                List.of("gebied_code", "bron", "categorie", "titel", "thema", "jaar"),
                                List.of("aantal"),
                                "aantal")
                        .table(rows("jaren_per_soort")),
                expectations.signals(),
                persons.table(decided.counts()),
                closed.tables(decided.counts()),
                decided.closed());
    }

    private Expectations expectations(List<Area> areas) {
        List<Watched> weeks = policy.weeks().value() == 0
                ? List.of()
                : rows("weekreeksen").stream()
                        .map(row -> Watched.of(row, Step.WEEK))
                        .toList();
        return new Expectations(
                weeks,
                rows("maandreeksen").stream()
                        .map(row -> Watched.of(row, Step.MONTH))
                        .toList(),
                areas.stream()
                        .filter(area -> area.level().equals("buurt"))
                        .map(Area::code)
                        .collect(Collectors.toSet()));
    }

    private ProtectedTable periods(String name, List<String> keys) {
        return new Shape(name, keys, List.of("dit_jaar", "vorig_jaar", "laatste_12", "vorige_12"), "laatste_12")
                .table(rows(name));
    }

    private List<Row> rows(String query) {
        return Query.named(query, Map.of("peildatum", peildatum)).rows(warehouse);
    }

    /**
     * Which columns of a query become keys and which become cells.
     *
     * @param rated the measure that also gets a rate per 1,000 inhabitants, empty for none
     */
    private final class Shape {
        private final String name;
        private final List<String> keys;
        private final List<String> counts;
        private final String rated;

        Shape(String name, List<String> keys, List<String> counts, String rated) {
            this.name = name;
            this.keys = keys;
            this.counts = counts;
            this.rated = rated;
        }

        ProtectedTable table(List<Row> rows) {
            List<String> measures = new ArrayList<>(counts);
            if (!rated.isEmpty()) {
                measures.add("per_1000");
            }
            return new ProtectedTable(
                    name, keys, measures, rows.stream().map(this::line).toList());
        }

        private ProtectedTable.Line line(Row row) {
            Map<String, String> texts = new LinkedHashMap<>();
            keys.forEach(key -> texts.put(key, key.equals(DENOMINATOR) ? denominator(row) : row.text(key)));
            Map<String, Cell> cells = new LinkedHashMap<>();
            counts.forEach(count -> cells.put(count, Protection.cell(count(row, count))));
            Cell base = cells.get(rated);
            if (base != null) {
                cells.put(
                        "per_1000",
                        protection.rate(base, row.findNumber("inwoners"), row.findNumber(denominator(row))));
            }
            return new ProtectedTable.Line(texts, cells);
        }

        /** The column that holds per what the rate is. */
        private String denominator(Row row) {
            return keys.contains(DENOMINATOR)
                            && policy.households().categories().contains(row.text("categorie"))
                    ? "huishoudens"
                    : "inwoners";
        }

        private Protection.Count count(Row row, String measure) {
            return new Protection.Count(
                    row.findNumber(measure), row.flag(measure + "_geleverd"), row.flag(measure + "_voorlopig"));
        }
    }
}
