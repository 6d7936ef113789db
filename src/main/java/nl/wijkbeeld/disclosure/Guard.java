package nl.wijkbeeld.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.wijkbeeld.disclosure.Policy.Rule;
import nl.wijkbeeld.suppression.Earlier;
import nl.wijkbeeld.suppression.Figure;
import nl.wijkbeeld.suppression.Outcome;
import nl.wijkbeeld.suppression.Relation;
import nl.wijkbeeld.suppression.Suppression;
import nl.wijkbeeld.suppression.Width;
import nl.wijkbeeld.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers the figures that may not be told as they are, with all that ties them, and decides on what hangs together at
 * once. What earlier editions showed or withheld stays so; what is decided now is written down before anybody sees it.
 */
final class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final Warehouse warehouse;
    private final Map<String, OptionalLong> published;
    private final Map<String, Tied> groups = new LinkedHashMap<>();

    Guard(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.published = warehouse.published();
    }

    /**
     * What may be shown.
     *
     * @param counts per key of a planned figure; empty when it is withheld
     * @param closed sources of which figures were withheld whole, because nothing less protects a small one
     */
    record Decided(Map<String, OptionalLong> counts, Set<String> closed) {}

    /**
     * Figures of a source that nothing ties to figures outside the group.
     *
     * <p>When a figure that was shown has another count now, after a round of corrections, it stays as it was shown: what
     * differs would tell of the few that came late. With it the group no longer adds up, so nothing new of it is shown.
     */
    final class Tied {

        private final String source;
        private final String name;
        private final Map<String, Figure> figures = new LinkedHashMap<>();
        private final List<Relation> relations = new ArrayList<>();
        private final Set<String> planned = new TreeSet<>();
        private boolean isCorrected = false;

        private Tied(String source, String name) {
            this.source = source;
            this.name = name;
        }

        /** A figure of a table. */
        void plan(String key, long count, Rule rule) {
            planned.add(key);
            OptionalLong before = published.getOrDefault(key, OptionalLong.empty());
            if (before.isPresent() && before.getAsLong() != count) {
                isCorrected = true;
                return;
            }
            Width width = new Width(rule.width(), Math.min(1, rule.width()));
            figures.put(key, new Figure(key, count, rule.minimum(), width, rule.zerosShown(), earlier(key)));
        }

        /** A figure that no table shows. */
        void tie(String key, long count) {
            figures.put(key, new Figure(key, count, 0, Width.NONE, false, new Earlier.Withheld()));
        }

        /** A figure that is told elsewhere as it is. */
        void open(String key, long count) {
            figures.put(key, new Figure(key, count, 0, Width.NONE, true, new Earlier.Shown(count)));
        }

        void total(String total, List<String> parts) {
            relations.add(Relation.total(total, parts));
        }

        private boolean isNew() {
            return !published.keySet().containsAll(planned);
        }

        private Made make() {
            if (isCorrected) {
                return new Made(source, Map.of(), true);
            }
            Outcome outcome;
            try {
                outcome = Suppression.protect(List.copyOf(figures.values()), relations);
            } catch (IllegalArgumentException | IllegalStateException unproved) {
                LOG.error("{}: de bescherming is niet te bewijzen; nieuwe cijfers worden weggelaten", name, unproved);
                return new Made(source, Map.of(), true);
            }
            Map<String, OptionalLong> fresh = new TreeMap<>();
            for (String key : planned) {
                if (!isPublished(key)) {
                    long count = Objects.requireNonNull(figures.get(key)).count();
                    fresh.put(key, outcome.isShown(key) ? OptionalLong.of(count) : OptionalLong.empty());
                }
            }
            outcome.closed()
                    .forEach(group -> LOG.warn(
                            "{} cijfers van {} worden weggelaten: {} zijn niet anders te beschermen{}",
                            group.withheld().size(),
                            name,
                            group.because().size(),
                            group.isProtected() ? "" : ", en zo ook niet"));
            return new Made(source, fresh, !outcome.closed().isEmpty());
        }
    }

    /** What was made of a group's new figures. */
    private record Made(String source, Map<String, OptionalLong> fresh, boolean isClosed) {}

    private Earlier earlier(String key) {
        OptionalLong before = published.get(key);
        if (before == null) {
            return new Earlier.Unpublished();
        }
        return before.isPresent() ? new Earlier.Shown(before.getAsLong()) : new Earlier.Withheld();
    }

    /** Whether an edition had it. */
    boolean isPublished(String key) {
        return published.containsKey(key);
    }

    Tied group(String source, String name) {
        return groups.computeIfAbsent(source + "|" + name, key -> new Tied(source, key));
    }

    /** Decides on what no edition had yet; where there is nothing new, nothing can have changed. */
    Decided decide(LocalDate peildatum) {
        List<Made> made = groups.values().parallelStream()
                .filter(Tied::isNew)
                .map(Tied::make)
                .toList();
        Map<String, OptionalLong> fresh = new TreeMap<>();
        made.forEach(group -> fresh.putAll(group.fresh()));
        published.putAll(fresh);
        groups.values()
                .forEach(group -> group.planned.forEach(key -> published.putIfAbsent(key, OptionalLong.empty())));
        if (!fresh.isEmpty()) {
            warehouse.publish(fresh, peildatum);
            LOG.info(
                    "{} nieuwe cijfers over gesloten perioden, waarvan {} afgeschermd",
                    fresh.size(),
                    fresh.values().stream().filter(OptionalLong::isEmpty).count());
        }
        return new Decided(
                published,
                made.stream().filter(Made::isClosed).map(Made::source).collect(Collectors.toSet()));
    }
}
