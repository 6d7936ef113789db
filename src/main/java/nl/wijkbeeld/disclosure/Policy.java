package nl.wijkbeeld.disclosure;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The disclosure policy of a municipality.
 *
 * @param versie the policy's own version, printed in the verantwoording
 * @param plan the tables of what is not openbaar
 * @param weeks over how many weeks the signals of wijken and gemeenten are judged; 0: by month
 * @param households the categories that happen to homes
 * @param digest SHA-256 of the file that it was read from, hex
 */
public record Policy(
        int versie,
        String digest,
        Map<Sensitivity, Rule> rules,
        List<PlannedTable> plan,
        Threshold inhabitants,
        Threshold percentage,
        Threshold weeks,
        Households households) {

    /** The period that a count is told over. */
    public enum Period {
        MAAND,
        KWARTAAL,
        JAAR
    }

    /**
     * What holds for the categories of one sensitivity.
     *
     * @param minimum counts from 1 below this are withheld
     * @param width a withheld count cannot be computed back to an interval narrower than this
     * @param level the finest area: buurt, wijk or gemeente
     * @param closedOnly only periods whose months were all closed
     * @param zerosShown whether a 0 may be told from a withheld count
     */
    public record Rule(
            int minimum,
            int width,
            String level,
            Period period,
            boolean closedOnly,
            boolean zerosShown,
            String reason,
            String owner) {

        /** Where an open total leaves no more room than this; zeros are not told. */
        Rule within(long total) {
            return new Rule(minimum, (int) Math.min(width, total), level, period, closedOnly, false, reason, owner);
        }
    }

    /** A single number with its reason and its owner. */
    public record Threshold(int value, String reason, String owner) {}

    /** Categories that are told per 1,000 households, with the reason and its owner. */
    public record Households(Set<String> categories, String reason, String owner) {

        public Households {
            categories = Set.copyOf(categories);
        }
    }

    public Policy {
        rules = Map.copyOf(new EnumMap<>(rules));
        plan = List.copyOf(plan);
    }

    /** The tables that hold the counts of a source: those that name it where any does, else those that name none. */
    public List<PlannedTable> plan(Sensitivity sensitivity, String source) {
        List<PlannedTable> own = plan.stream()
                .filter(table -> table.sensitivity() == sensitivity)
                .toList();
        Set<String> exceptions = own.stream()
                .filter(table -> table.sources().contains(source))
                .map(PlannedTable::level)
                .collect(Collectors.toSet());
        return own.stream()
                .filter(table -> exceptions.contains(table.level())
                        ? table.sources().contains(source)
                        : table.sources().isEmpty())
                .toList();
    }

    /**
     * Reads config/publicatie.yaml.
     *
     * @throws nl.wijkbeeld.settings.Fault when a key is unknown, missing or has no sense; names file and key
     */
    public static Policy read(Path file) {
        return PolicyFile.read(file);
    }

    public Rule rule(Sensitivity sensitivity) {
        Rule rule = rules.get(sensitivity);
        if (rule == null) {
            throw new IllegalStateException("no rule for " + sensitivity);
        }
        return rule;
    }
}
