package nl.wijkbeeld.attack;

import java.util.Set;

/**
 * One published figure.
 *
 * @param place file that it stands in
 * @param themes that its category is part of
 * @param firm its period is closed: another edition tells the same count
 * @param hidden a sign stands where a count would be
 * @param known what the figure itself says; a rate with one decimal says an interval
 */
record Figure(
        String place,
        Subject subject,
        Span span,
        Set<String> themes,
        boolean firm,
        boolean hidden,
        Interval known,
        Promise promise) {}
