package nl.wijkbeeld.standin;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.wijkbeeld.standin.Incident.Moment;
import nl.wijkbeeld.standin.Incident.Person;
import org.jspecify.annotations.Nullable;

/** Writes the police's files: incidents, persons, weekly counts and the map's burglaries. */
final class PoliceDeliveries {
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final String[] INCIDENT_COLUMNS = {
        "registratienummer",
        "kennisnamedatum",
        "pleegdatum_van",
        "pleegtijd_van",
        "pleegdatum_tot",
        "pleegtijd_tot",
        "maatschappelijke_klasse",
        "omschrijving",
        "poging_voltooid",
        "gemeente",
        "plaats",
        "straat",
        "huisnummer",
        "postcode"
    };

    private final List<Incident> incidents;
    private final List<Period> periods;

    PoliceDeliveries(List<Incident> incidents, List<Period> periods) {
        this.incidents = incidents.stream()
                .sorted(Comparator.comparing(Incident::known).thenComparing(Incident::number))
                .toList();
        this.periods = periods;
    }

    /** All files that go over SFTP; the awkward rows are in the last delivery but one, the large one. */
    void writeIncidents(Path folder) {
        Period awkward = periods.get(periods.size() - 2);
        for (Period period : periods) {
            boolean isAwkward = period.equals(awkward);
            writeIncidents(folder, period, isAwkward);
            writePersons(folder, period, isAwkward);
        }
    }

    private void writeIncidents(Path folder, Period period, boolean isAwkward) {
        try (Sheet sheet =
                Sheet.windows1252(folder.resolve("incidenten_" + period.inName() + ".csv"), INCIDENT_COLUMNS)) {
            incidents.stream()
                    .filter(incident -> incident.changedIn(period))
                    .forEach(incident -> sheet.row(values(incident, period)));
            if (isAwkward) {
                AwkwardIncidents.until(period.to()).forEach(row -> sheet.row((Object[]) row));
            }
        }
    }

    private static @Nullable Object[] values(Incident incident, Period period) {
        var klasse = incident.klasseOn(period.to());
        Address address = incident.address();
        return new @Nullable Object[] {
            incident.number(),
            DAY.format(incident.known()),
            DAY.format(incident.from().day()),
            time(incident.from()),
            DAY.format(incident.to().day()),
            time(incident.to()),
            klasse.code(),
            klasse.omschrijving(),
            incident.isAttempt() ? "poging" : "voltooid",
            address.gemeente(),
            address.plaats(),
            address.straat(),
            address.huisnummer(),
            address.postcode()
        };
    }

    private static @Nullable String time(Moment moment) {
        LocalTime time = moment.time();
        return time == null ? null : TIME.format(time);
    }

    private void writePersons(Path folder, Period period, boolean isAwkward) {
        Path file = folder.resolve("betrokkenen_" + period.inName() + ".csv");
        try (Sheet sheet = Sheet.windows1252(file, "registratienummer", "rol", "geslacht", "geboortedatum", "naam")) {
            incidents.stream()
                    .filter(incident -> period.holds(incident.known()))
                    .forEach(incident -> incident.persons().forEach(person -> writePerson(sheet, incident, person)));
            if (isAwkward) {
                AwkwardIncidents.persons().forEach(row -> sheet.row((Object[]) row));
            }
        }
    }

    private static void writePerson(Sheet sheet, Incident incident, Person person) {
        LocalDate born = person.born();
        sheet.row(
                incident.number(),
                person.rol(),
                person.geslacht(),
                born == null ? null : DAY.format(born),
                person.naam());
    }

    /** Whole ISO weeks only; a file for each ISO year, named after its last week. */
    void writeWeeklyCounts(Path folder) {
        LocalDate start = periods.get(0).from().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        LocalDate night = periods.get(periods.size() - 1).to().plusDays(1);
        LocalDate end = night.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Period weeks = new Period(start, end.minusDays(1));
        Map<Integer, Map<List<String>, Integer>> years = new TreeMap<>();
        for (Incident incident : incidents) {
            if (incident.buurt().isTwenterand()
                    && weeks.holds(incident.from().day())
                    && incident.known().isBefore(night)) {
                LocalDate day = incident.from().day();
                List<String> cell = List.of(
                        week(day),
                        incident.buurt().code(),
                        incident.klasseOn(night).code());
                years.computeIfAbsent(day.get(IsoFields.WEEK_BASED_YEAR), year -> new TreeMap<>(byParts()))
                        .merge(cell, 1, Integer::sum);
            }
        }
        years.forEach((year, counts) -> writeWeeks(folder, year, weeks, counts));
    }

    private static void writeWeeks(Path folder, int year, Period weeks, Map<List<String>, Integer> counts) {
        LocalDate last = LocalDate.of(year, 12, 28);
        String name = week(weeks.to().isBefore(last) ? weeks.to() : last).replace("-", "");
        try (Sheet sheet = Sheet.utf8(
                folder.resolve("weektellingen_" + name + ".csv"),
                ';',
                "week",
                "buurtcode",
                "maatschappelijke_klasse",
                "aantal")) {
            counts.forEach((cell, count) -> sheet.row(cell.get(0), cell.get(1), cell.get(2), count));
            if (year == weeks.to().get(IsoFields.WEEK_BASED_YEAR)) {
                sheet.row(week(weeks.to()), "BU17000104", "Z999", 1);
                sheet.row(week(weeks.to()), "BU17009999", "C40", 1);
                sheet.row(week(weeks.to()), "BU17000107", "C40", null);
            }
        }
    }

    private static Comparator<List<String>> byParts() {
        return Comparator.comparing((List<String> cell) -> String.join(";", cell));
    }

    /** As in {@code 2026-W46}. */
    static String week(LocalDate day) {
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** The real burglaries, as the police's map gives them. */
    void writeBurglaries(Path folder, RealFigures figures) {
        LocalDate last = periods.get(periods.size() - 1).to();
        try (Sheet sheet = Sheet.utf8(folder.resolve("inbraken.csv"), ',', "Postcode", "Datum", "Soort")) {
            figures.burglaries().stream()
                    .filter(burglary -> !burglary.date().isAfter(last))
                    .forEach(burglary -> sheet.row(
                            burglary.pc4(),
                            DAY.format(burglary.date()),
                            burglary.isAttempt() ? "Poging tot woninginbraak" : "Woninginbraak"));
        }
    }
}
