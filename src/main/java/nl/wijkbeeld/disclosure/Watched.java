package nl.wijkbeeld.disclosure;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import nl.wijkbeeld.signal.Control;
import nl.wijkbeeld.signal.Series;
import nl.wijkbeeld.signal.Step;
import nl.wijkbeeld.warehouse.Row;

/**
 * A series that is watched for signals.
 *
 * @param category {@code alle} for a theme
 */
record Watched(String area, String source, String theme, String category, String title, Series series) {

    /** Nearly all counts of a week or month are one of these: 500 areas have ten million of them. */
    private static final List<OptionalInt> SMALL =
            IntStream.range(0, 256).mapToObj(OptionalInt::of).toList();

    /** From a row of weekreeksen or maandreeksen. */
    static Watched of(Row row, Step step) {
        String key = "%s|%s|%s|%s|%s"
                .formatted(row.text("gebied_code"), row.text("bron"), row.text("thema"), row.text("categorie"), step);
        Series series = new Series(
                key,
                step,
                row.date("begin"),
                Arrays.stream(row.text("aantallen").split(",", -1))
                        .map(Watched::count)
                        .toList(),
                (int) row.number("voorlopig"));
        return new Watched(
                row.text("gebied_code"),
                row.text("bron"),
                row.text("thema"),
                row.text("categorie"),
                row.text("titel"),
                series);
    }

    private static OptionalInt count(String told) {
        if (told.isEmpty()) {
            return OptionalInt.empty();
        }
        int count = Integer.parseInt(told);
        return count < SMALL.size() ? SMALL.get(count) : OptionalInt.of(count);
    }

    Control control() {
        return series.step() == Step.WEEK ? Control.FOUR_WEEKS : Control.MONTHS;
    }

    /** First day of the settled period. */
    LocalDate from() {
        return series.step()
                .after(series.begin(), series.lastSettled() + 1 - control().length());
    }

    /** Its last day. */
    LocalDate until() {
        return series.step().after(series.begin(), series.lastSettled() + 1).minusDays(1);
    }

    boolean isTheme() {
        return category.equals(Cube.ALL);
    }

    Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(ProtectedTable.AREA, area);
        keys.put("bron", source);
        keys.put("thema", theme);
        keys.put("categorie", category);
        keys.put("titel", title);
        return keys;
    }

    /**
     * What the settled period counted, or the same one so many years earlier.
     *
     * @return empty when one of its steps was not delivered
     */
    OptionalLong counted(int yearsEarlier) {
        int length = control().length();
        int end = series.lastSettled() + 1 - yearsEarlier * series.step().perYear();
        return end < length
                ? OptionalLong.empty()
                : IntStream.range(end - length, end)
                        .mapToObj(at -> series.counts().get(at))
                        .map(count -> count.isPresent() ? OptionalLong.of(count.getAsInt()) : OptionalLong.empty())
                        .reduce(OptionalLong.of(0), Watched::sum);
    }

    private static OptionalLong sum(OptionalLong first, OptionalLong second) {
        return first.isPresent() && second.isPresent()
                ? OptionalLong.of(first.getAsLong() + second.getAsLong())
                : OptionalLong.empty();
    }
}
