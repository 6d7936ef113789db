package nl.wijkbeeld.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
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
     * @param counts per key of a planned figure its first count, and per {@link #correction} what may be added to it;
     *     empty when it is withheld
     * @param closed sources of which figures were withheld whole, because nothing less protects a small one
     */
    record Decided(Map<String, OptionalLong> counts, Set<String> closed) {}

    /**
     * Figures of a source that nothing ties to figures outside the group.
     *
     * <p>What a round of corrections added is a figure of its own beside each, tied by the same sums. The first counts stay
     * what they were: a page tells the first count, and more only where the addition may be told too. So an unchanged
     * figure says no more than that what was added to it is too few to tell, or would give such a few away.
     *
     * <p>When a figure that was shown has another first count now, nothing explains it and the group no longer adds up, so
     * nothing new of it is shown.
     */
    final class Tied {

        private final String source;
        private final String name;
        private final Map<String, Figure> figures = new LinkedHashMap<>();
        private final Map<String, Long> added = new HashMap<>();
        private final List<Relation> relations = new ArrayList<>();
        private final Set<String> planned = new TreeSet<>();
        private boolean isChanged = false;

        private Tied(String source, String name) {
            this.source = source;
            this.name = name;
        }

        /** A figure of a table. */
        void plan(String key, long count, Rule rule) {
            planned.add(key);
            OptionalLong before = published.getOrDefault(key, OptionalLong.empty());
            if (before.isPresent() && before.getAsLong() != count) {
                isChanged = true;
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

        /** What a round of corrections added to a figure. */
        void correct(String key, long more) {
            if (more != 0) {
                added.put(key, more);
            }
        }

        void total(String total, List<String> parts) {
            relations.add(Relation.total(total, parts));
        }

        private boolean isNew() {
            return !planned.stream()
                    .allMatch(key -> isPublished(key) && (added.isEmpty() || isPublished(correction(key))));
        }

        private Made make() {
            if (isChanged) {
                return new Made(source, Map.of(), true);
            }
            try {
                return decide();
            } catch (IllegalArgumentException | IllegalStateException unproved) {
                LOG.error("{}: de bescherming is niet te bewijzen; nieuwe cijfers worden weggelaten", name, unproved);
                return new Made(source, Map.of(), true);
            }
        }

        private Made decide() {
            Map<String, OptionalLong> fresh = new TreeMap<>();
            Outcome counts = protect(figures, UnaryOperator.identity(), fresh);
            boolean isClosed = !counts.closed().isEmpty();
            if (!added.isEmpty()) {
                Map<String, Figure> additions = new LinkedHashMap<>();
                figures.forEach((key, figure) -> additions.put(key, addition(figure, counts.isShown(key))));
                isClosed |=
                        !protect(additions, Guard::correction, fresh).closed().isEmpty();
            }
            return new Made(source, fresh, isClosed);
        }

        /**
         * What was added to a figure, nothing included. That it is nothing is not told, and no secret where zeros are told.
         *
         * @param isShown whether its first count is; nothing is told of what is added to a withheld one
         */
        private Figure addition(Figure figure, boolean isShown) {
            String key = figure.key();
            long more = added.getOrDefault(key, 0L);
            Earlier open = planned.contains(key) ? earlier(correction(key)) : new Earlier.Shown(more);
            Earlier earlier = isShown ? open : new Earlier.Withheld();
            Width width = more == 0 && figure.zeroShown() ? Width.NONE : figure.width();
            return new Figure(key, more, figure.minimum(), width, false, earlier);
        }

        /** @param named what a figure is in the ledger */
        private Outcome protect(Map<String, Figure> of, UnaryOperator<String> named, Map<String, OptionalLong> fresh) {
            Outcome outcome = Suppression.protect(List.copyOf(of.values()), relations);
            for (String key : planned) {
                if (!isPublished(named.apply(key))) {
                    long count = Objects.requireNonNull(of.get(key)).count();
                    fresh.put(named.apply(key), outcome.isShown(key) ? OptionalLong.of(count) : OptionalLong.empty());
                }
            }
            outcome.closed()
                    .forEach(group -> LOG.warn(
                            "{} cijfers van {} worden weggelaten: {} zijn niet anders te beschermen{}",
                            group.withheld().size(),
                            name,
                            group.because().size(),
                            group.isProtected() ? "" : ", en zo ook niet"));
            return outcome;
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

    /** What a round added to a figure, in the ledger. */
    static String correction(String key) {
        return key + "|correctie";
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
