package nl.wijkbeeld.standin;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import nl.wijkbeeld.standin.IncidentMix.Klasse;
import org.jspecify.annotations.Nullable;

/** A made-up police registration with its later reclassification, if any. */
record Incident(
        String number,
        Buurt buurt,
        Address address,
        LocalDate known,
        Moment from,
        Moment to,
        boolean isAttempt,
        Klasse klasse,
        @Nullable Correction correction,
        List<Person> persons) {

    /** A day with, often, a time. */
    record Moment(LocalDate day, @Nullable LocalTime time) {}

    /** The klasse that the registration has from that day on. */
    record Correction(LocalDate since, Klasse klasse) {}

    /** A made-up person in a registration. */
    record Person(String rol, String geslacht, @Nullable LocalDate born, String naam) {}

    Klasse klasseOn(LocalDate day) {
        return correction != null && !correction.since().isAfter(day) ? correction.klasse() : klasse;
    }

    /** Whether the registration was made or changed in the period: then a delivery of it holds this incident. */
    boolean changedIn(Period period) {
        return period.holds(known) || (correction != null && period.holds(correction.since()));
    }
}
