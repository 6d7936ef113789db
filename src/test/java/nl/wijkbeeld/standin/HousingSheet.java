package nl.wijkbeeld.standin;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes the cases of the corporation that delivers a file, with a few rows that are awkward. */
final class HousingSheet {
    private HousingSheet() {}

    static void write(Path folder, List<HousingCase> cases, LocalDate last) {
        Path file = folder.resolve("overlast_" + last.format(DateTimeFormatter.BASIC_ISO_DATE) + ".csv");
        try (Sheet sheet = Sheet.utf8WithMark(
                file,
                "zaak_id",
                "registratiedatum",
                "begindatum",
                "einddatum",
                "soort",
                "detailsoort",
                "status",
                "postcode",
                "huisnummer",
                "toelichting",
                "melder")) {
            cases.forEach(made -> write(sheet, made));
            awkward(sheet, last.minusDays(3));
        }
    }

    private static void write(Sheet sheet, HousingCase made) {
        sheet.row(
                made.id(),
                made.registered().atZone(ZoneOffset.UTC).toLocalDate(),
                made.begin(),
                made.end(),
                made.kind().soort(),
                made.kind().detailsoort(),
                made.status(),
                made.address().postcode(),
                made.address().huisnummer(),
                made.toelichting(),
                made.melder());
    }

    private static void awkward(Sheet sheet, LocalDate day) {
        String impossible = day.getYear() + "-02-31";
        LocalDate future = day.plusYears(1);
        sheet.row("ZUID-RAAR-1", day, day, null, "SOC", "QQQ", "INB", "7609AA", 1, "Onbekende soort", null);
        sheet.row("ZUID-RAAR-2", day, day, null, "SOC", "GEL", "INB", "9999ZZ", 1, "Onbekend adres", null);
        sheet.row("ZUID-RAAR-3", day, day, null, "SOC", "GEL", "INB", "7609", null, "Alleen vier cijfers", null);
        sheet.row("ZUID-RAAR-4", day, null, null, "SOC", "GEL", "INB", "7609AA", 1, "Zonder begindatum", null);
        sheet.row("ZUID-RAAR-5", day, impossible, null, "SOC", "GEL", "INB", "7609AA", 1, "Dag bestaat niet", null);
        sheet.row("ZUID-RAAR-6", day, future, null, "SOC", "GEL", "INB", "7609AA", 1, "Moet nog komen", null);
        sheet.row(
                "ZUID-RAAR-7",
                day,
                day,
                null,
                "SOC",
                "RUZ",
                "INB",
                "7609AA",
                1,
                "Eén \"ruzie\";\r\ntwee regels",
                "Zoë");
    }
}
