package nl.wijkbeeld.signal;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nl.wijkbeeld.signal.Verdict.Judged;
import nl.wijkbeeld.signal.Verdict.NotJudged;
import nl.wijkbeeld.signal.Verdict.Reason;

/**
 * Verdicts in Dutch; a fall in the same words as a rise.
 *
 * @param weeks length of the judged period
 */
public record Wording(int weeks) {

    private static final List<String> WEEKS = List.of("één week", "twee weken", "drie weken", "vier weken");
    private static final DecimalFormatSymbols DUTCH = DecimalFormatSymbols.getInstance(Locale.forLanguageTag("nl-NL"));

    /**
     * Of a series that changed beyond chance.
     *
     * @param title what the series counts, as a sentence begins: {@code Fietsendiefstal}
     */
    public String change(String title, Judged judged) {
        String since = judged.since()
                .map(monday -> " Sinds " + week(monday, judged.lastWeek()) + ".")
                .orElse("");
        return counts(title, judged) + since;
    }

    /** Of a series that did not change beyond chance. */
    public String usual(String title, Judged judged) {
        return counts(title, judged)
                + (judged.since().isEmpty() ? "" : " Bij zo veel reeksen komt dat ook door toeval voor.");
    }

    private String counts(String title, Judged judged) {
        String band = judged.lower() == judged.upper()
                ? number(judged.lower())
                : number(judged.lower()) + "–" + number(judged.upper());
        return "%s: %s in %s, verwacht %s.".formatted(title, number(judged.observed()), period(), band);
    }

    public String notJudged(String title, NotJudged verdict) {
        return "%s: niet beoordeeld, %s.".formatted(title, reason(verdict.reason()));
    }

    /** How many series were looked at, and what came of it. */
    public String summary(Signals signals) {
        long above = signals.changed().stream().filter(Judged::isAbove).count();
        String judged = "%s reeksen bekeken: %s meer dan verwacht, %s minder dan verwacht."
                .formatted(
                        number(signals.judged()),
                        number(above),
                        number(signals.changed().size() - above));
        Map<Reason, Long> left = signals.notJudged().stream()
                .collect(Collectors.groupingBy(
                        NotJudged::reason, () -> new EnumMap<>(Reason.class), Collectors.counting()));
        return left.isEmpty()
                ? judged
                : judged
                        + left.entrySet().stream()
                                .map(entry -> number(entry.getValue()) + " " + reason(entry.getKey()))
                                .collect(Collectors.joining(", ", " Niet beoordeeld: ", "."));
    }

    private String period() {
        return weeks <= WEEKS.size() ? WEEKS.get(weeks - 1) : weeks + " weken";
    }

    /** The year is told when it is another than the period's. */
    private static String week(LocalDate monday, LocalDate lastWeek) {
        int year = monday.get(IsoFields.WEEK_BASED_YEAR);
        String week = "week " + monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return year == lastWeek.get(IsoFields.WEEK_BASED_YEAR) ? week : week + " van " + year;
    }

    private static String reason(Reason reason) {
        return switch (reason) {
            case NO_DELIVERY -> "geen levering";
            case SHORT_HISTORY -> "te korte historie";
        };
    }

    private static String number(long value) {
        return new DecimalFormat("#,##0", DUTCH).format(value);
    }
}
