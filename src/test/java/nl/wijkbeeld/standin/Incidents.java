package nl.wijkbeeld.standin;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import nl.wijkbeeld.standin.Incident.Correction;
import nl.wijkbeeld.standin.Incident.Moment;
import nl.wijkbeeld.standin.Incident.Person;
import nl.wijkbeeld.standin.IncidentMix.Klasse;
import org.jspecify.annotations.Nullable;

/**
 * Makes up the registrations of a year: in each buurt exactly as many crimes as were really registered, and nuisance
 * beside them. What it makes depends on the seed and the year only, so that a later night tells the same past.
 */
final class Incidents {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final int NUISANCE_PERCENT = 90;
    private static final int[] AGES_OF_SUSPECTS = {0, 10, 18, 16, 12, 9, 5, 2, 1};
    private static final int[] AGES_OF_VICTIMS = {1, 8, 14, 15, 14, 14, 12, 10, 6};

    /** A year has so many outbreaks, of so many incidents in so many days each. */
    private static final int OUTBREAKS = 12;

    private static final int OUTBREAK = 25;
    private static final int OUTBREAK_DAYS = 42;

    private final long seed;
    private final Places places;
    private final RealFigures figures;
    private final IncidentMix mix;

    Incidents(long seed, Places places, RealFigures figures, IncidentMix mix) {
        this.seed = seed;
        this.places = places;
        this.figures = figures;
        this.mix = mix;
    }

    List<Incident> ofYear(int year) {
        List<Incident> incidents = new ArrayList<>();
        for (Buurt buurt : places.buurten()) {
            Chance chance = Chance.of(seed, "politie", buurt.code(), year);
            int crimes = figures.crimes(buurt.code(), year);
            for (int i = 0; i < crimes; i++) {
                incidents.add(crime(number(year, incidents.size()), buurt, year, chance));
            }
            for (int i = 0; i < crimes * NUISANCE_PERCENT / 100; i++) {
                Klasse klasse = mix.nuisance(buurt, chance);
                LocalDate day = klasse.rhythm().day(year, chance);
                incidents.add(nuisance(number(year, incidents.size()), buurt, klasse, day, chance));
            }
        }
        outbreaks(year, incidents);
        return incidents;
    }

    /** Weeks in which one kind of nuisance flares up in one buurt: what signals are for. */
    private void outbreaks(int year, List<Incident> incidents) {
        Chance chance = Chance.of(seed, "politie", "opleving", year);
        List<Buurt> lived = places.buurten().stream()
                .filter(buurt -> figures.crimes(buurt.code(), year) >= OUTBREAK)
                .toList();
        for (int i = 0; i < OUTBREAKS && !lived.isEmpty(); i++) {
            Buurt buurt = chance.pick(lived);
            Klasse klasse = mix.nuisance(buurt, chance);
            LocalDate begin = LocalDate.ofYearDay(year, chance.between(1, 365 - OUTBREAK_DAYS));
            for (int more = 0; more < OUTBREAK; more++) {
                LocalDate day = begin.plusDays(chance.below(OUTBREAK_DAYS));
                incidents.add(nuisance(number(year, incidents.size()), buurt, klasse, day, chance));
            }
        }
    }

    private static String number(int year, int index) {
        return "DEMO-%d%06d".formatted(year, index + 1);
    }

    private Incident crime(String number, Buurt buurt, int year, Chance chance) {
        Klasse klasse = mix.crime(buurt, chance);
        LocalDate day = klasse.rhythm().day(year, chance);
        LocalDate known = day.plusDays(delay(chance));
        Moment from = new Moment(day, time(day, klasse.rhythm(), chance));
        Correction correction = chance.percent(6)
                ? new Correction(known.plusDays(chance.between(5, 80)), mix.crime(buurt, chance))
                : null;
        return new Incident(
                number,
                buurt,
                chance.pick(buurt.addresses()),
                known,
                from,
                end(from, chance),
                chance.percent(9),
                klasse,
                correction,
                persons(klasse, day, chance));
    }

    private static Incident nuisance(String number, Buurt buurt, Klasse klasse, LocalDate day, Chance chance) {
        Moment from = new Moment(day, time(day, klasse.rhythm(), chance));
        Address address = chance.pick(buurt.addresses());
        return new Incident(number, buurt, address, day, from, from, false, klasse, null, persons(klasse, day, chance));
    }

    /** Days between the deed and the registration: mostly none, sometimes months. */
    private static int delay(Chance chance) {
        return switch (chance.weighted(new int[] {60, 20, 14, 5, 1})) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> chance.between(2, 7);
            case 3 -> chance.between(8, 30);
            default -> chance.between(31, 90);
        };
    }

    /** Never a time that the clock skipped: that one is an awkward row of its own. */
    private static @Nullable LocalTime time(LocalDate day, Rhythm rhythm, Chance chance) {
        LocalTime time = LocalTime.of(rhythm.hour(chance), 5 * chance.below(12));
        if (chance.percent(6)) {
            return null;
        }
        return ZonedDateTime.of(day, time, ZONE).toLocalTime();
    }

    private static Moment end(Moment from, Chance chance) {
        int hours = chance.between(1, 10);
        if (from.time() == null || chance.percent(55)) {
            return from;
        }
        ZonedDateTime end = ZonedDateTime.of(from.day(), from.time(), ZONE).plusHours(hours);
        return new Moment(end.toLocalDate(), end.toLocalTime());
    }

    private static List<Person> persons(Klasse klasse, LocalDate day, Chance chance) {
        List<Person> persons = new ArrayList<>();
        if (chance.percent(klasse.victimPercent() * 0.7)) {
            persons.add(person("slachtoffer", AGES_OF_VICTIMS, day, chance));
        }
        if (chance.percent(klasse.suspectPercent() * 0.7)) {
            persons.add(person("verdachte", AGES_OF_SUSPECTS, day, chance));
        }
        if (chance.percent(4)) {
            persons.add(person("betrokkene", AGES_OF_VICTIMS, day, chance));
        }
        return persons;
    }

    private static Person person(String rol, int[] ages, LocalDate day, Chance chance) {
        int age = 10 * chance.weighted(ages) + chance.below(10);
        LocalDate born = day.minusYears(age).minusDays(chance.below(365));
        String geslacht = List.of("M", "V", "X").get(chance.weighted(new int[] {58, 41, 1}));
        String naam = "Testpersoon " + chance.between(1000, 9999);
        return new Person(rol, geslacht, chance.percent(2) ? null : born, naam);
    }
}
