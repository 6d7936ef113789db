package nl.wijkbeeld.dossier;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.ProtectedTable.Line;

/**
 * The wijken of both gemeenten that a wijk may be compared with: at most one class of stedelijkheid apart, and between
 * half and twice as many inhabitants.
 *
 * @param wijken at least {@link #FEWEST}, or none
 */
record Similar(List<Area> wijken) {

    /** One other wijk is no measure. */
    private static final int FEWEST = 2;

    /** Of more, those nearest in size: a list that can be read. */
    private static final int MOST = 12;

    private static final int CLASSES = 1;
    private static final double TIMES = 2;

    static Similar to(Area wijk, List<Area> all) {
        List<Area> alike = all.stream()
                .filter(other -> !other.code().equals(wijk.code()) && isAlike(wijk, other))
                .sorted(Comparator.comparingDouble(other -> Math.abs(Math.log(times(wijk, other)))))
                .limit(MOST)
                .sorted(Comparator.comparing(Area::code))
                .toList();
        return new Similar(alike.size() < FEWEST ? List.of() : alike);
    }

    private static boolean isAlike(Area one, Area other) {
        if (one.urbanity().isEmpty()
                || other.urbanity().isEmpty()
                || one.inhabitants().isEmpty()
                || other.inhabitants().isEmpty()) {
            return false;
        }
        double times = times(one, other);
        return Math.abs(one.urbanity().getAsLong() - other.urbanity().getAsLong()) <= CLASSES
                && times <= TIMES
                && times >= 1 / TIMES;
    }

    private static double times(Area one, Area other) {
        return (double) one.inhabitants().orElse(0)
                / Math.max(1, other.inhabitants().orElse(0));
    }

    String names() {
        return wijken.stream().map(Area::name).collect(Collectors.joining(", "));
    }

    /**
     * Per 1,000 of all of them together, over the last twelve months.
     *
     * @param of how many inhabitants or households a wijk has
     * @param line of a wijk; empty where it counts nothing at all
     * @return empty when there are none, or one of them was not delivered
     */
    OptionalDouble perThousand(Function<Area, OptionalLong> of, Function<Area, Optional<Line>> line) {
        double events = 0;
        double chances = 0;
        for (Area wijk : wijken) {
            Optional<Line> own = line.apply(wijk);
            OptionalDouble count = own.isEmpty()
                    ? OptionalDouble.of(0)
                    : Series.value(own.get().cell("laatste_12"));
            if (count.isEmpty()) {
                return OptionalDouble.empty();
            }
            events += count.getAsDouble();
            chances += of.apply(wijk).orElse(0);
        }
        return chances == 0 ? OptionalDouble.empty() : OptionalDouble.of(1000 * events / chances);
    }
}
