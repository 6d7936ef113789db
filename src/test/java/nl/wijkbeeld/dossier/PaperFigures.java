package nl.wijkbeeld.dossier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.wijkbeeld.dossier.TaggedTables.Table;
import nl.wijkbeeld.warehouse.Row;
import nl.wijkbeeld.warehouse.Warehouse;

/**
 * What each cell of a printed table must say, from the marts of a made-up night by queries of its own. A table whose header
 * it does not know is wrong.
 */
final class PaperFigures {

    private static final String POLICE = "politie-incidenten";
    private static final String WITHHELD = "•";
    private static final String NONE = "–";
    /** Words in place of a cell that is not compared: a drawing, or what no mart holds. */
    private static final String ANY = "*";

    private static final Map<String, String> THEMES = Map.of(
            "Ondermijnende criminaliteit", "ondermijning",
            "Zorg en veiligheid", "zorg-en-veiligheid",
            "Jeugd en veiligheid", "jeugd",
            "Leefbaarheid", "leefbaarheid",
            "Digitale veiligheid", "digitaal",
            "Overig", "overig",
            "High impact crimes (HIC)", "hic");
    private static final List<String> ORDER =
            List.of("ondermijning", "zorg-en-veiligheid", "jeugd", "leefbaarheid", "digitaal", "overig", "hic");
    private static final LocalDate LAST = LocalDate.of(2026, 10, 1);
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})(\\d)ekw\\.");

    private final Warehouse warehouse;
    private final Map<String, Row> areas = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private String area = "";
    private int compared;

    PaperFigures(Warehouse warehouse) {
        this.warehouse = warehouse;
        warehouse.rows("select * from dim_gebieden").forEach(row -> areas.put(row.text("gebied_code"), row));
    }

    private Row place(String code) {
        return Objects.requireNonNull(areas.get(code), code);
    }

    /** How many cells were compared. */
    int compared() {
        return compared;
    }

    /** Cells that differ: table, row, column, what is printed and what it should be. */
    List<String> wrong(String code, List<Table> tables) {
        area = code;
        wrong.clear();
        for (Table table : tables) {
            List<String> header =
                    table.header().stream().map(PaperFigures::tight).toList();
            for (List<String> row : table.rows()) {
                compare(table, header, row, expected(table, header, row));
            }
        }
        return List.copyOf(wrong);
    }

    private void compare(Table table, List<String> header, List<String> row, List<String> expected) {
        for (int i = 1; i < row.size(); i++) {
            String told = i - 1 < expected.size() ? expected.get(i - 1) : "(no such column)";
            if (told.equals(ANY)) {
                continue;
            }
            compared++;
            String printed = tight(row.get(i));
            boolean withheld = printed.equals(WITHHELD) && told.startsWith("?");
            if (!withheld && !printed.equals(told.replace("?", ""))) {
                wrong.add("%s / %s / %s: %s, should be %s"
                        .formatted(
                                table.heading().isEmpty() ? table.chapter() : table.heading(),
                                row.get(0),
                                header.get(i),
                                printed,
                                told));
            }
        }
    }

    private static String tight(String text) {
        return text.replaceAll("\\s", "");
    }

    /** The cells after the first; one that may be withheld begins with a question mark. */
    private List<String> expected(Table table, List<String> header, List<String> row) {
        String name = row.get(0);
        return switch (header.get(0)) {
            case "Thema" -> header.get(1).equals("36maanden") ? theme(name) : themeYears(table, header, name);
            case "Categorie" ->
                header.get(1).equals("ditjaar") ? category(table.heading(), name) : periods(table, header, name);
            case "Buurt" -> buurt(name);
            case "Wijk" -> wijk(header, name);
            case "Gebied" -> header.get(1).equals("inwoners") ? crimes(header, name) : shift(header, row);
            case "Rol,geslacht,leeftijd" -> persons(table.heading(), header, name);
            case "Bron,leverancier" -> List.of(ANY, ANY, ANY, ANY);
            case "Begrip" -> List.of(ANY);
            default -> List.of();
        };
    }

    private List<String> theme(String title) {
        String theme = theme(title, "");
        String gemeente = place(area).text("ouder_code");
        return List.of(
                "",
                whole(open(area, theme, "thema", LAST.withMonth(1), LAST)),
                whole(open(area, theme, "thema", LAST.minusYears(1).withMonth(1), LAST.minusYears(1))),
                whole(year(area, theme, "thema", 0)),
                rate(area, year(area, theme, "thema", 0), "inwoners"),
                rate(gemeente, year(gemeente, theme, "thema", 0), "inwoners"),
                difference(year(area, theme, "thema", 1), year(area, theme, "thema", 0)));
    }

    private static String theme(String title, String without) {
        String name = title.replace(without, "");
        return THEMES.entrySet().stream()
                .filter(known -> tight(known.getKey()).equals(tight(name)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private List<String> category(String heading, String name) {
        String gemeente = place(area).text("ouder_code");
        boolean total = tight(name).equals(tight(heading) + ",samen");
        String by = total ? "thema" : "categorie";
        String what = total ? theme(heading, "") : code(POLICE, name);
        String of = name.contains("huishoudens") ? "huishoudens" : "inwoners";
        return List.of(
                whole(open(area, what, by, LAST.withMonth(1), LAST)),
                whole(open(area, what, by, LAST.minusYears(1).withMonth(1), LAST.minusYears(1))),
                whole(year(area, what, by, 0)),
                whole(year(area, what, by, 1)),
                rate(area, year(area, what, by, 0), of),
                rate(gemeente, year(gemeente, what, by, 0), of),
                alike(what, by, of));
    }

    /** All wijken at most one class of stedelijkheid apart, half to twice as large, together. */
    private String alike(String what, String by, String of) {
        Row own = place(area);
        List<String> wijken = areas.values().stream()
                .filter(other -> other.text("niveau").equals("wijk")
                        && !other.text("gebied_code").equals(area)
                        && Math.abs(other.number("stedelijkheid") - own.number("stedelijkheid")) <= 1
                        && other.number("inwoners") <= 2 * own.number("inwoners")
                        && 2 * other.number("inwoners") >= own.number("inwoners"))
                .map(other -> other.text("gebied_code"))
                .toList();
        if (wijken.size() < 2) {
            return NONE;
        }
        double events =
                wijken.stream().mapToLong(wijk -> year(wijk, what, by, 0)).sum();
        double chances =
                wijken.stream().mapToLong(wijk -> place(wijk).number(of)).sum();
        return decimal(1000 * events / chances);
    }

    private List<String> buurt(String name) {
        String code = areas.values().stream()
                .filter(known -> known.findText("ouder_code").orElse("").equals(area)
                        || known.text("gebied_code").equals(area))
                .filter(known -> tight(name)
                        .replaceAll("^\\d+", "")
                        .equals(tight(known.text("naam")).replaceAll("^\\d+", "")))
                .map(known -> known.text("gebied_code"))
                .findFirst()
                .orElseThrow();
        List<String> cells = new ArrayList<>(List.of(whole(place(code).number("inwoners"))));
        ORDER.forEach(theme -> cells.add(whole(year(code, theme, "thema", 0))));
        cells.add("");
        return cells;
    }

    private List<String> wijk(List<String> header, String name) {
        String code = named(name);
        List<String> cells = new ArrayList<>(List.of(whole(place(code).number("inwoners"))));
        ORDER.forEach(theme -> cells.add(rate(code, year(code, theme, "thema", 0), "inwoners")));
        int last = Integer.parseInt(header.get(9).replaceAll("\\D", ""));
        cells.add(crimeRate(code, last));
        cells.add("");
        cells.add("");
        return cells;
    }

    private String named(String name) {
        return areas.values().stream()
                .filter(known -> !known.text("niveau").equals("buurt")
                        && tight(known.text("naam")).equals(tight(name)))
                .map(known -> known.text("gebied_code"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    private List<String> crimes(List<String> header, String name) {
        String code = areas.values().stream()
                .filter(known -> tight(known.text("naam")).equals(tight(name)))
                .filter(known -> !known.text("niveau").equals("buurt")
                        || known.findText("ouder_code").orElse("").equals(area))
                .sorted((one, other) -> other.text("niveau").equals("buurt") ? 1 : -1)
                .map(known -> known.text("gebied_code"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
        List<String> cells = new ArrayList<>(List.of(whole(place(code).number("inwoners"))));
        List<String> years = header.subList(2, header.size() - 1);
        for (String year : years) {
            OptionalLong count = crimes(code, Integer.parseInt(year));
            cells.add(count.isPresent() ? whole(count.getAsLong()) : WITHHELD);
        }
        cells.add(crimeRate(code, Integer.parseInt(years.get(years.size() - 1))));
        return cells;
    }

    private OptionalLong crimes(String code, int year) {
        return warehouse
                .rows(
                        "select aantal from mart_misdrijven_per_gebied_en_jaar where is_totaal and gebied_code = ? and jaar = ?",
                        code,
                        year)
                .get(0)
                .findNumber("aantal");
    }

    private String crimeRate(String code, int year) {
        OptionalLong count = crimes(code, year);
        return count.isPresent() ? rate(code, count.getAsLong(), "inwoners") : NONE;
    }

    /** Exceptions by year, and the table of signals. */
    private List<String> shift(List<String> header, List<String> row) {
        String place = row.get(0).replaceFirst("^Gemeente ", "");
        if (header.get(2).equals("periode")) {
            return signal(place, row);
        }
        String code = named(place);
        String theme = theme(row.get(1), "");
        return List.of(
                ANY,
                whole(year(code, theme, "thema", 1)),
                whole(year(code, theme, "thema", 0)),
                difference(year(code, theme, "thema", 1), year(code, theme, "thema", 0)));
    }

    /** The counts; that they lie out of the band is looked at here, the band itself in ExpectationsTest. */
    private List<String> signal(String place, List<String> row) {
        Matcher weeks = Pattern.compile("week (\\d+) tot en met (\\d+)").matcher(row.get(2));
        String[] band = row.get(4).split("–", -1);
        long counted = Long.parseLong(row.get(3));
        boolean outside = counted < Long.parseLong(band[0]) || counted > Long.parseLong(band[band.length - 1]);
        if (!outside) {
            return List.of(ANY, ANY, "a count outside its band", ANY, ANY, ANY);
        }
        if (!weeks.matches()) {
            return List.of(ANY, ANY, ANY, ANY, ANY, ANY);
        }
        LocalDate from =
                LocalDate.of(2026, 1, 5).with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Long.parseLong(weeks.group(1)));
        return List.of(
                ANY,
                ANY,
                whole(weeks(place, row.get(1), from)),
                ANY,
                whole(weeks(place, row.get(1), from.minusWeeks(52))),
                ANY);
    }

    private long weeks(String place, String subject, LocalDate from) {
        String theme = theme(subject, "");
        return sum(
                "select sum(f.aantal) as aantal from fct_gebeurtenissen_per_week as f"
                        + " join dim_categorieen as c on c.bron = f.bron and c.categorie = f.categorie"
                        + " join dim_gebieden as g on g.gebied_code = f.wijk_code"
                        + " where f.bron = ? and c.gevoeligheid = 'openbaar' and ? in (f.wijk_code, g.ouder_code)"
                        + " and (c.titel = ? or c.thema = ? or (? = 'hic' and c.is_hic)) and f.week >= ? and f.week < ?",
                POLICE,
                named(place),
                theme.isEmpty() ? subject : "",
                theme,
                theme,
                from,
                from.plusWeeks(4));
    }

    private List<String> themeYears(Table table, List<String> header, String name) {
        return years(
                header,
                year -> open(
                        named(table.heading()),
                        theme(name, ""),
                        "thema",
                        LocalDate.of(year, 1, 1),
                        LocalDate.of(year, 12, 1)));
    }

    private interface OfYear {
        long count(int year);
    }

    private static List<String> years(List<String> header, OfYear of) {
        return header.subList(1, header.size()).stream()
                .map(year -> year.isEmpty() ? "" : whole(of.count(Integer.parseInt(year))))
                .toList();
    }

    /** Closed quarters or years of a source in an area; open categories by year in the councils' report. */
    private List<String> periods(Table table, List<String> header, String name) {
        int comma = table.heading().lastIndexOf(", ");
        if (comma < 0) {
            String code = code(POLICE, name);
            return years(
                    header,
                    year -> open(
                            named(table.heading()),
                            code,
                            "categorie",
                            LocalDate.of(year, 1, 1),
                            LocalDate.of(year, 12, 1)));
        }
        String place = named(table.heading().substring(comma + 2));
        Row source = warehouse
                .rows(
                        "select * from ref_bronnen where titel = ?",
                        table.heading().substring(0, comma))
                .get(0);
        return header.subList(1, header.size()).stream()
                .map(period -> period.isEmpty() ? "" : "?" + closed(source, place, period, name))
                .toList();
    }

    private String closed(Row source, String place, String period, String name) {
        Matcher quarter = QUARTER.matcher(period);
        boolean isQuarter = quarter.matches();
        LocalDate from = isQuarter
                ? LocalDate.of(Integer.parseInt(quarter.group(1)), 3 * Integer.parseInt(quarter.group(2)) - 2, 1)
                : LocalDate.of(Integer.parseInt(period), 1, 1);
        LocalDate after = from.plusMonths(isQuarter ? 3 : 12);
        String bron = source.text("bron");
        String theme = theme(name, "");
        boolean all = name.equals("Alles samen");
        String what = all || !theme.isEmpty() ? "" : code(bron, name);
        boolean cases = source.text("soort").equals("zaken");
        String mart = cases
                ? "select sum(instroom) as aantal from mart_zaken_per_gebied_en_kwartaal where kwartaal >= ? and kwartaal < ?"
                : "select sum(aantal) as aantal from mart_%s_per_gebied_en_maand where maand >= ? and maand < ?"
                        .formatted(source.text("soort"));
        return whole(sum(
                mart
                        + " and bron = ? and gebied_code = ? and (categorie = ? or (gevoeligheid = 'beschermd' and (? or thema = ?)))",
                from,
                after,
                bron,
                place,
                what,
                all,
                theme));
    }

    private List<String> persons(String heading, List<String> header, String name) {
        String[] group = name.split(", ", -1);
        String place = named(heading.replaceAll(":.*", ""));
        return header.subList(1, header.size()).stream()
                .map(year -> year.isEmpty()
                        ? ""
                        : "?"
                                + whole(sum(
                                        "select sum(aantal) as aantal from mart_betrokkenen_per_gemeente_en_jaar where gemeente_code = ?"
                                                + " and jaar = ? and rol = ? and geslacht = ? and leeftijdsband = ?",
                                        place,
                                        Integer.parseInt(year),
                                        group[0],
                                        group[1],
                                        group[2])))
                .toList();
    }

    private String code(String bron, String title) {
        String plain = tight(title).replace("(per1.000huishoudens)", "");
        return warehouse.rows("select categorie, titel from dim_categorieen where bron = ?", bron).stream()
                .filter(row -> tight(row.text("titel")).equals(plain))
                .map(row -> row.text("categorie"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(bron + " " + title));
    }

    /** Of the twelve months up to the last, or of the twelve before. */
    private long year(String code, String what, String by, int yearsEarlier) {
        LocalDate last = LAST.minusYears(yearsEarlier);
        return open(code, what, by, last.minusMonths(11), last);
    }

    private long open(String code, String what, String by, LocalDate from, LocalDate to) {
        String column = what.equals("hic") ? "case when is_hic then 'hic' end" : by;
        return sum(
                "select sum(aantal) as aantal from mart_gebeurtenissen_per_gebied_en_maand where gevoeligheid = 'openbaar'"
                        + " and bron = ? and gebied_code = ? and maand between ? and ? and " + column + " = ?",
                POLICE,
                code,
                from,
                to,
                what);
    }

    private long sum(String sql, Object... parameters) {
        return warehouse.rows(sql, parameters).get(0).findNumber("aantal").orElse(0);
    }

    private String rate(String code, long count, String of) {
        Row place = place(code);
        OptionalDouble chances =
                place.number("inwoners") < 50 ? OptionalDouble.empty() : OptionalDouble.of(place.number(of));
        return chances.isPresent() ? decimal(count * 1000.0 / chances.getAsDouble()) : NONE;
    }

    private static String difference(long before, long now) {
        if (before < 20) {
            return "klein";
        }
        long percent = Math.round((now - before) * 100.0 / before);
        return percent == 0 ? "gelijk" : (percent > 0 ? "+" : "−") + Math.abs(percent) + "%";
    }

    private static String whole(long count) {
        return String.format(Locale.GERMANY, "%,d", count);
    }

    private static String decimal(double rate) {
        return String.format(Locale.GERMANY, "%,.1f", new BigDecimal(rate).setScale(1, RoundingMode.HALF_EVEN));
    }
}
