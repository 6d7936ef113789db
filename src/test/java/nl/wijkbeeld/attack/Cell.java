package nl.wijkbeeld.attack;

import java.util.Set;
import java.util.TreeSet;

/**
 * One count that editions speak of, at whatever number of places.
 *
 * @param index in the linear system
 * @param version empty, or the edition whose count differs from that of an earlier edition
 * @param hidden withheld at one place at least
 * @param published false for what only lies between published counts
 */
record Cell(
        int index,
        Subject subject,
        Span span,
        String version,
        Set<String> places,
        Set<String> themes,
        boolean hidden,
        boolean published,
        Interval known,
        Promise promise) {

    /** What the places of one edition say together. */
    static Cell of(Figure figure, String version) {
        return new Cell(
                -1,
                figure.subject(),
                figure.span(),
                version,
                Set.of(figure.place()),
                figure.themes(),
                figure.hidden(),
                true,
                figure.known(),
                figure.promise());
    }

    Cell and(Cell other) {
        return new Cell(
                index,
                subject,
                span,
                version,
                union(places, other.places),
                union(themes, other.themes),
                hidden || other.hidden,
                published || other.published,
                known.and(other.known),
                promise.minimum() >= other.promise.minimum() ? promise : other.promise);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    Cell at(int place, String otherVersion) {
        return new Cell(place, subject, span, otherVersion, places, themes, hidden, published, known, promise);
    }

    /** The CSV files that it stands in; a dossier shows no more than a part of them. */
    String table() {
        return places.stream().filter(place -> !place.endsWith(".pdf")).toList().toString();
    }

    /** Hidden in one edition and told in another, or told with another count. */
    boolean differsFrom(Cell earlier) {
        return known.isExact() != earlier.known.isExact() || known.isExact() && !known.equals(earlier.known);
    }

    /** A withheld count, or one that nobody decided to publish. */
    boolean isWanted() {
        return !promise.isOpen() && (hidden || !published);
    }

    String key() {
        return subject + " " + span + (version.isEmpty() ? "" : " (" + version + ")");
    }
}
