package nl.wijkbeeld.border;

import static nl.wijkbeeld.border.Sql.name;
import static nl.wijkbeeld.border.Sql.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.wijkbeeld.delivery.Coarse;
import nl.wijkbeeld.delivery.Column;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Kind;
import nl.wijkbeeld.finding.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Writes out the fate of every column of one contract as SQL: what is parsed, what refuses a row, what is kept.
 *
 * <p>The result has two levels. The inner one names each delivered column that is read at all, trimmed, blank as null,
 * and its parsed date or hour ({@code d_…}, {@code u_…}). The outer one joins the lists and yields only the columns of the
 * kind's table: nothing of the inner level gets further.
 */
final class Fates {

    /** What a row that came for a closed month is marked with. */
    static final int LATE = 255;
    /** What is marked that is rightly not kept: an address outside the areas, a case that a closed month has counted. */
    static final int OUTSIDE = 254;

    private static final String OLDEST = "date '2000-01-01'";

    private final Contract contract;
    private final LocalDate day;
    private final @Nullable LocalDate periodEnd;
    private final List<String> parsed = new ArrayList<>();
    private final List<String> joins = new ArrayList<>();
    /** Of {@link #joins} those that a check asks for. */
    private final List<String> checkedJoins = new ArrayList<>();

    private final List<Check> checks = new ArrayList<>();
    private final Map<String, String> targets = new LinkedHashMap<>();

    /**
     * @param day no event can be later
     * @param periodEnd last day that the file's name promises; null when it promises none
     */
    Fates(Contract contract, LocalDate day, @Nullable LocalDate periodEnd) {
        this.contract = contract;
        this.day = day;
        this.periodEnd = periodEnd;
        contract.readColumns().forEach(this::required);
        contract.readColumns().forEach(this::place);
        defaults();
    }

    List<Check> checks() {
        return List.copyOf(checks);
    }

    /**
     * @param source the table function that reads the delivery, every column as text
     * @return SELECT of the kind's columns in their order, null where the contract has none, and {@code uitkomst}
     */
    String select(String source) {
        String values = contract.kind().targets().stream()
                .map(target -> "  " + targets.getOrDefault(target, "null::varchar") + " as " + name(target))
                .collect(Collectors.joining(",\n"));
        return "select\n" + values + ",\n  " + outcome() + " as uitkomst\nfrom (" + inner(source, "") + ") r\n"
                + String.join("\n", joins);
    }

    /**
     * What became of each row in the file's order: {@code uitkomst}, the check's place (from 1) or 0.
     *
     * <p>DuckDB keeps the reader's order as long as nothing is joined. Where a check asks for a join, the rows are numbered
     * before it, which one core does alone.
     *
     * @param found the checks' places that came out of {@link #select}: no other needs to be made again
     */
    String outcomes(String source, Set<Integer> found) {
        boolean keepsOrder = checkedJoins.isEmpty();
        return "select (" + broken(found) + " else 0 end)::utinyint as uitkomst\nfrom ("
                + inner(source, keepsOrder ? "" : "row_number() over () as rij, ") + ") r\n"
                + String.join("\n", checkedJoins) + (keepsOrder ? "" : "\norder by r.rij");
    }

    private String inner(String source, String first) {
        return "select " + first + String.join(",\n  ", parsed) + "\nfrom (select "
                + contract.readColumns().keySet().stream()
                        .map(column -> trimmed(name(column)) + " as " + name(column))
                        .collect(Collectors.joining(", "))
                + " from " + source + ")";
    }

    /** Most values need no trimming, and that is told sooner than it is done. */
    private static String trimmed(String column) {
        return "case when %1$s between '!' and '~' and not suffix(%1$s, ' ') then %1$s else nullif(trim(%1$s), '') end"
                .formatted(column);
    }

    /** Which of these checks is broken first; open at its end. */
    private String broken(Set<Integer> places) {
        StringBuilder broken = new StringBuilder("case when false then 0");
        for (int place = 1; place <= checks.size(); place++) {
            if (places.contains(place)) {
                broken.append("\n    when ")
                        .append(checks.get(place - 1).broken())
                        .append(" then ")
                        .append(place);
            }
        }
        return broken.toString();
    }

    /** What becomes of a row: a broken check's place, {@link #LATE}, {@link #OUTSIDE}, or 0 when it stays. */
    private String outcome() {
        Set<Integer> all = IntStream.rangeClosed(1, checks.size()).boxed().collect(Collectors.toSet());
        StringBuilder outcome = new StringBuilder(broken(all));
        if (contract.kind() == Kind.ADDRESSES) {
            outcome.append("\n    when ")
                    .append(targets.get("gebied_code"))
                    .append(" = 'onbekend' then ")
                    .append(OUTSIDE);
        }
        String closing = closingMonth();
        if (!closing.isEmpty()) {
            // a snapshot tells every ended case again each night: a closed month has counted it
            outcome.append("\n    when gesloten.maand is not null then ")
                    .append(contract.kind() == Kind.CASES ? OUTSIDE : LATE);
        }
        return outcome.append("\n    else 0 end").toString();
    }

    private String closingMonth() {
        return switch (contract.kind()) {
            case EVENTS, OBSERVATIONS -> targets.getOrDefault("maand", "");
            case CASES -> targets.getOrDefault("maand_eind", "");
            case PERSONS, CRIME_FIGURES, CAMERAS, ADDRESSES -> "";
        };
    }

    private void required(String column, Column agreed) {
        parsed.add(name(column));
        if (agreed.isRequired()) {
            checks.add(new Check(Rule.VERPLICHT, column, "een waarde", "r." + name(column) + " is null"));
        }
    }

    private void place(String column, Column agreed) {
        switch (agreed.fate()) {
            case DROPPED -> throw new IllegalStateException("a dropped column is not read");
            case KEYED -> targets.put("sleutel", Pseudonyms.function(contract.partner()) + "(r." + name(column) + ")");
            case CODED -> coded(column, agreed);
            case KEPT -> kept(column, agreed);
            case COARSENED -> coarsened(column, agreed, Objects.requireNonNull(agreed.coarse()));
        }
    }

    private void coded(String column, Column agreed) {
        String list = "lijst_" + column;
        joins.add("left join ref_codes %s on %s.lijst = %s and %s.code = r.%s"
                .formatted(
                        name(list),
                        name(list),
                        text(Objects.requireNonNull(contract.codeList())),
                        name(list),
                        name(column)));
        targets.put(
                Objects.requireNonNull(agreed.target()), "coalesce(%s.categorie, 'onbekend')".formatted(name(list)));
    }

    private void kept(String column, Column agreed) {
        String target = Objects.requireNonNull(agreed.target());
        String value = "r." + name(column);
        if (agreed.isNumber()) {
            String number = "try_cast(" + value + " as bigint)";
            checks.add(new Check(
                    Rule.GEEN_GETAL,
                    column,
                    "een geheel getal van %d tot en met %d".formatted(agreed.lowest(), agreed.highest()),
                    "%s is not null and not coalesce(%s between %d and %d, false)"
                            .formatted(value, number, agreed.lowest(), agreed.highest())));
            targets.put(
                    target,
                    only("%1$s between %2$d and %3$d".formatted(number, agreed.lowest(), agreed.highest()), number));
        } else if (!agreed.formats().isEmpty()) {
            targets.put(target, "r." + date(column, agreed, false));
        } else {
            String allowed = allowed(column, agreed);
            targets.put(
                    target,
                    target.startsWith("is_") ? "coalesce(lower(" + value + ") in ('j', 'ja'), false)" : allowed);
        }
    }

    /** The value, when it is one of those that were agreed. */
    private String allowed(String column, Column agreed) {
        String value = "r." + name(column);
        if (agreed.values().isEmpty()) {
            return value;
        }
        String list = agreed.values().stream().map(Sql::text).collect(Collectors.joining(", "));
        checks.add(new Check(
                Rule.NIET_TOEGESTAAN,
                column,
                String.join(", ", agreed.values()),
                "%s not in (%s)".formatted(value, list)));
        return only("%s in (%s)".formatted(value, list), value);
    }

    /**
     * A value that is not what was agreed is not even landed: a refused row is erased, but a large delivery is on the disk by
     * then, and what is erased can be read there until the file is written anew.
     */
    private static String only(String agreed, String value) {
        return "case when " + agreed + " then " + value + " end";
    }

    private void coarsened(String column, Column agreed, Coarse coarse) {
        switch (coarse) {
            case COMPANION -> {
                // read by the column that names it
            }
            case PERIOD -> period(column, agreed);
            case WEEK -> week(column);
            case MONTH ->
                targets.put(
                        Objects.requireNonNull(agreed.target()),
                        "date_trunc('month', r." + date(column, agreed, true) + ")::date");
            case CBS_PERIOD -> cbsPeriod(column);
            case POSTCODE -> postcode(column, agreed);
            case AREA_CODE -> areaCode(column);
            case CAMERA -> camera(column);
            case AGE_BAND -> ageBand(column, agreed);
        }
    }

    /** Adds the parsed date {@code d_column}; a moment in UTC becomes a local one, {@code u_column} its hour. */
    private String date(String column, Column agreed, boolean isEvent) {
        String formats =
                agreed.formats().stream().map(Sql::format).map(Sql::text).collect(Collectors.joining(", "));
        String moment = "try_strptime(%s, %s)"
                .formatted(name(column), agreed.formats().size() == 1 ? formats : "[" + formats + "]");
        if (agreed.zone() == Column.Zone.UTC) {
            moment = "timezone('Europe/Amsterdam', timezone('UTC', " + moment + "))";
        }
        String parsedName = name("d_" + column);
        parsed.add(moment + "::date as " + parsedName);
        if (agreed.coarse() == Coarse.PERIOD && agreed.formats().stream().anyMatch(form -> form.contains("HH"))) {
            parsed.add("extract(hour from " + moment + ") as " + name("u_" + column));
        }
        String date = "r." + parsedName;
        checks.add(new Check(
                Rule.DATUM_ONGELDIG,
                column,
                String.join(" of ", agreed.formats()),
                "r.%s is not null and %s is null".formatted(name(column), date)));
        if (isEvent) {
            checks.add(new Check(
                    Rule.DATUM_TOEKOMST, column, "uiterlijk de dag van levering", date + " > date '" + day + "'"));
            checks.add(new Check(Rule.DATUM_TE_OUD, column, "vanaf 01-01-2000", date + " < " + OLDEST));
            if (periodEnd != null) {
                checks.add(new Check(
                        Rule.DATUM_NA_PERIODE, column, "uiterlijk " + periodEnd, date + " > date '" + periodEnd + "'"));
            }
        }
        return parsedName;
    }

    private void period(String column, Column agreed) {
        String date = "r." + date(column, agreed, true);
        targets.put("maand", "date_trunc('month', " + date + ")::date");
        targets.put("week", "date_trunc('week', " + date + ")::date");
        targets.put("weekdag", "isodow(" + date + ")::utinyint");
        String companion = agreed.companion();
        String hour = "null";
        if (companion != null) {
            hour = "r." + name("u_" + companion);
            parsed.add("extract(hour from try_cast(" + name(companion) + " as time)) as " + name("u_" + companion));
            checks.add(new Check(
                    Rule.TIJD_ONGELDIG,
                    companion,
                    "HH:mm",
                    "r.%s is not null and %s is null".formatted(name(companion), hour)));
            // summer time begins on the last Sunday of March: 02.00–02.59 local time does not exist that night
            checks.add(new Check(
                    Rule.TIJD_BESTAAT_NIET,
                    companion,
                    "een tijd die er die dag is geweest",
                    "%1$s = 2 and month(%2$s) = 3 and day(%2$s) >= 25 and isodow(%2$s) = 7".formatted(hour, date)));
        } else if (agreed.formats().stream().anyMatch(form -> form.contains("HH"))) {
            hour = "r." + name("u_" + column);
        }
        targets.put(
                "dagdeel",
                "case when %1$s < 6 then 'nacht' when %1$s < 12 then 'ochtend' when %1$s < 18 then 'middag' when %1$s >= 18 then 'avond' end"
                        .formatted(hour));
    }

    private void week(String column) {
        String parsedName = name("d_" + column);
        // written back, because week 53 of a year that has 52 is read as week 1 of the next
        String read = "try_strptime(%s || '-1', '%%G-W%%V-%%u')::date".formatted(name(column));
        parsed.add(
                "case when regexp_full_match(%1$s, '\\d{4}-W\\d{2}') and strftime(%2$s, '%%G-W%%V') = %1$s then %2$s end as %3$s"
                        .formatted(name(column), read, parsedName));
        String monday = "r." + parsedName;
        checks.add(new Check(
                Rule.DATUM_ONGELDIG,
                column,
                "jjjj-Www",
                "r.%s is not null and %s is null".formatted(name(column), monday)));
        checks.add(new Check(
                Rule.DATUM_TOEKOMST, column, "uiterlijk de week van levering", monday + " > date '" + day + "'"));
        checks.add(new Check(Rule.DATUM_TE_OUD, column, "vanaf 2000", monday + " < " + OLDEST));
        // ISO 8601: a week belongs to the year, and here to the month, of its Thursday
        targets.put("maand", "date_trunc('month', " + monday + " + 3)::date");
        targets.put("week", monday);
    }

    private void cbsPeriod(String column) {
        String value = "r." + name(column);
        checks.add(new Check(
                Rule.DATUM_ONGELDIG,
                column,
                "jjjjJJ00 of jjjjMMmm",
                "%1$s is not null and not regexp_full_match(%1$s, '20\\d{2}(JJ00|MM(0[1-9]|1[0-2]))')"
                        .formatted(value)));
        targets.put("jaar", "try_cast(left(" + value + ", 4) as integer)");
        targets.put(
                "maand",
                "case when substr(%1$s, 5, 2) = 'MM' then try_strptime(left(%1$s, 4) || substr(%1$s, 7, 2), '%%Y%%m')::date end"
                        .formatted(value));
    }

    private void postcode(String column, Column agreed) {
        String postcode = name("p_" + column);
        parsed.add("upper(replace(" + name(column) + ", ' ', '')) as " + postcode);
        if (contract.kind() == Kind.ADDRESSES) {
            String form = "regexp_full_match(r." + postcode + ", '[1-9]\\d{3}[A-Z]{2}')";
            checks.add(new Check(Rule.NIET_TOEGESTAAN, column, "vier cijfers en twee letters", "not " + form));
            targets.put("pc6", only(form, "r." + postcode));
            return;
        }
        List<String> found = new ArrayList<>();
        String companion = agreed.companion();
        if (companion != null) {
            String number = name("n_" + companion);
            // a house number is nearly always a number alone: the costly look for its digits is for the others
            parsed.add("coalesce(try_cast(%1$s as integer), try_cast(regexp_extract(%1$s, '^\\d+') as integer)) as %2$s"
                    .formatted(name(companion), number));
            joins.add("left join zoek_adressen adres on adres.pc6 = r.%s and adres.huisnummer = r.%s"
                    .formatted(postcode, number));
            found.add("adres.gebied_code");
        }
        joins.add("left join zoek_postcodes pc6 on pc6.postcode = r." + postcode);
        joins.add("left join zoek_postcodes pc4 on pc4.postcode = left(r." + postcode + ", 4)");
        found.add("pc6.gebied_code");
        found.add("pc4.gebied_code");
        targets.put("gebied_code", "coalesce(" + String.join(", ", found) + ", 'onbekend')");
    }

    private void areaCode(String column) {
        String code = name("g_" + column);
        // an address list has codes without letters, sometimes without leading zeros
        parsed.add("case when regexp_full_match(%1$s, '\\d+') then 'BU' || lpad(%1$s, 8, '0') else %1$s end as %2$s"
                .formatted(name(column), code));
        joins.add("left join zoek_gebieden gebied on gebied.gebied_code = r." + code);
        targets.put("gebied_code", "coalesce(gebied.gebied_code, 'onbekend')");
    }

    private void camera(String column) {
        String day = contract.columns().entrySet().stream()
                .filter(other -> other.getValue().coarse() == Coarse.PERIOD)
                .map(other -> "r." + name("d_" + other.getKey()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("grof: camera vraagt een kolom met grof: tijdvak"));
        // the latest designation that had begun: at most one, so that a row stays one row, and in its place
        String designation =
                ("left join (select *, lead(aanwijzing_van, 1, 'infinity') over (partition by camera_id order by aanwijzing_van) as volgende"
                                + " from stg_cameras) camera on camera.camera_id = r.%1$s and %2$s >= camera.aanwijzing_van and %2$s < camera.volgende")
                        .formatted(name(column), day);
        joins.add(designation);
        checkedJoins.add(designation);
        checks.add(new Check(
                Rule.CAMERA_BUITEN_AANWIJZING,
                column,
                "een camera uit het register, binnen de aanwijzing",
                "r.%s is not null and (camera.camera_id is null or camera.aanwijzing_tot < %s)"
                        .formatted(name(column), day)));
        targets.put("gebied_code", "coalesce(camera.gebied_code, 'onbekend')");
    }

    private void ageBand(String column, Column agreed) {
        String age;
        if (agreed.formats().isEmpty()) {
            String year = "try_cast(r." + name(column) + " as integer)";
            checks.add(new Check(
                    Rule.GEEN_GETAL,
                    column,
                    "een jaar van vier cijfers",
                    "r.%s is not null and not coalesce(%s between 1900 and %d, false)"
                            .formatted(name(column), year, day.getYear())));
            age = "%d - %s".formatted(day.getYear(), year);
        } else {
            age = "date_sub('year', r.%s, date '%s')".formatted(date(column, agreed, false), day);
        }
        targets.put(
                "leeftijdsband",
                "case when %1$s < 18 then '0-17' when %1$s < 25 then '18-24' when %1$s < 65 then '25-64' when %1$s >= 65 then '65+' else 'onbekend' end"
                        .formatted("(" + age + ")"));
    }

    /** What a kind needs and a contract may leave out. */
    private void defaults() {
        if (contract.kind() == Kind.EVENTS) {
            targets.putIfAbsent("aantal", "1");
        }
        if (contract.kind().has("gebied_code")) {
            targets.putIfAbsent("gebied_code", "'onbekend'");
        }
        String month = closingMonth();
        if (!month.isEmpty()) {
            joins.add("left join vast_maanden gesloten on gesloten.bron = %s and gesloten.maand = %s"
                    .formatted(text(contract.bron()), month));
        }
    }
}
