package nl.wijkbeeld.signal;

import java.util.Arrays;

/**
 * The season of each period of a series, as a factor: level 0 holds the periods that are comparable with the judged one,
 * the other levels the rest of the year in equal parts.
 *
 * @param levels per period; {@link #NONE} when it is no baseline
 */
@SuppressWarnings("ArrayRecordComponent") // made once for all series of one length, never compared
record Season(int[] levels) {

    static final int NONE = -1;
    static final int COMPARABLE = 0;

    /**
     * @param references the judged period, and the same period one, two, … years earlier; a period is its place in the
     *     series
     */
    static Season of(Control control, int... references) {
        int judged = references[0];
        int[] levels = new int[judged];
        Arrays.fill(levels, NONE);
        fill(levels, judged - control.halfWindow(), judged, COMPARABLE);
        for (int year = 1; year < references.length; year++) {
            int after = references[year] + control.halfWindow() + 1;
            fill(levels, references[year] - control.halfWindow(), after, COMPARABLE);
            share(levels, after, references[year - 1] - control.halfWindow(), control.seasons() - 1);
        }
        fill(levels, judged - control.excluded(), judged, NONE);
        return new Season(levels);
    }

    /** The first parts are one longer when it does not divide. */
    private static void share(int[] levels, int from, int to, int parts) {
        int start = from;
        for (int part = 0; part < parts; part++) {
            int length = (to - from) / parts + (part < (to - from) % parts ? 1 : 0);
            fill(levels, start, start + length, part + 1);
            start += length;
        }
    }

    private static void fill(int[] levels, int from, int to, int level) {
        Arrays.fill(levels, Math.max(0, Math.min(from, levels.length)), Math.min(to, levels.length), level);
    }
}
