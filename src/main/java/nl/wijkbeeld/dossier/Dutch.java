package nl.wijkbeeld.dossier;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import nl.wijkbeeld.disclosure.Cell;

/** Numbers, dates and the signs for what is no number, as a Dutch reader expects them. */
final class Dutch {

    static final Locale LOCALE = Locale.forLanguageTag("nl-NL");

    private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", LOCALE);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", LOCALE);
    private static final DateTimeFormatter MONTH_ALONE = DateTimeFormatter.ofPattern("MMMM", LOCALE);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy HH.mm", LOCALE);
    private static final DecimalFormatSymbols SYMBOLS = symbols();

    private final Texts texts;

    Dutch(Texts texts) {
        this.texts = texts;
    }

    private static DecimalFormatSymbols symbols() {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator('.');
        symbols.setDecimalSeparator(',');
        return symbols;
    }

    static String number(long value) {
        return new DecimalFormat("#,##0", SYMBOLS).format(value);
    }

    static String decimal(double value) {
        return new DecimalFormat("#,##0.0", SYMBOLS).format(value);
    }

    static String date(LocalDate day) {
        return DAY.format(day);
    }

    static String month(LocalDate month) {
        return MONTH.format(month);
    }

    static String monthAlone(LocalDate month) {
        return MONTH_ALONE.format(month);
    }

    /** The day of a moment in UTC, on the calendar here. */
    static String day(LocalDateTime utc) {
        return DAY.format(here(utc));
    }

    /** A moment in UTC, told on the clock here. */
    static String moment(LocalDateTime utc) {
        return MOMENT.format(here(utc));
    }

    private static ZonedDateTime here(LocalDateTime utc) {
        return utc.atZone(ZoneOffset.UTC).withZoneSameInstant(HERE);
    }

    static String quarter(LocalDate first) {
        return "%de kw. %d".formatted((first.getMonthValue() + 2) / 3, first.getYear());
    }

    String number(OptionalLong value) {
        return value.isPresent() ? number(value.getAsLong()) : texts.get("teken.onbekend");
    }

    /** A cell, or the sign for why it holds no number. */
    String cell(Cell cell) {
        if (cell instanceof Cell.Shown shown) {
            return number(shown.count());
        }
        if (cell instanceof Cell.Rate rate) {
            return decimal(rate.perThousand());
        }
        return texts.get(sign(cell));
    }

    private static String sign(Cell cell) {
        if (cell instanceof Cell.Zero) {
            return "teken.nul";
        }
        if (cell instanceof Cell.Withheld) {
            return "teken.afgeschermd";
        }
        return cell instanceof Cell.NotDelivered ? "teken.geen_levering" : "teken.niet_berekend";
    }
}
