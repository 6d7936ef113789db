package nl.wijkbeeld.signal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.wijkbeeld.signal.Verdict.Judged;
import nl.wijkbeeld.signal.Verdict.NotJudged;

/**
 * The verdicts on all series of one night, tested together.
 *
 * @param changed beyond chance, the least likely first
 * @param usual the others that were judged, in that order: with so many series they may be chance
 * @param notJudged in the order of the series
 */
public record Signals(List<Judged> changed, List<Judged> usual, List<NotJudged> notJudged) {

    public Signals {
        changed = List.copyOf(changed);
        usual = List.copyOf(usual);
        notJudged = List.copyOf(notJudged);
    }

    /**
     * Tests all series of a night together.
     *
     * @param falseDiscoveryRate share of the told changes that may be chance, between 0 and 1
     */
    public static Signals of(List<Verdict> verdicts, double falseDiscoveryRate) {
        List<Judged> judged = verdicts.stream()
                .filter(Judged.class::isInstance)
                .map(Judged.class::cast)
                .sorted(Comparator.comparingDouble(Judged::p))
                .toList();
        double threshold = FalseDiscoveryRate.threshold(
                judged.stream().mapToDouble(Judged::p).toArray(), falseDiscoveryRate);
        Map<Boolean, List<Judged>> found =
                judged.stream().collect(Collectors.partitioningBy(verdict -> verdict.p() <= threshold));
        return new Signals(
                found.getOrDefault(true, List.of()),
                found.getOrDefault(false, List.of()),
                verdicts.stream()
                        .filter(NotJudged.class::isInstance)
                        .map(NotJudged.class::cast)
                        .toList());
    }

    /** How many series were looked at. */
    public int judged() {
        return changed.size() + usual.size();
    }
}
