package nl.wijkbeeld.suppression;

/** What an attacker knows beside the figures that are shown and how they add up. */
public enum Knowledge {
    /** Counts are not negative. */
    SHOWN,
    /** Where zeros are shown, a withheld count is 1 or more: the page itself shows that. */
    NO_ZERO,
    /**
     * Which of the withheld are below the minimum by themselves. No page tells; promised against nobody, and reported
     * because an insider knows it.
     */
    WHICH_ARE_SMALL;

    /** The least that a withheld figure can be. */
    double lower(Figure figure) {
        return this != SHOWN && figure.zeroShown() ? Math.min(1, figure.count()) : 0;
    }

    /** The most that a withheld figure can be. */
    double upper(Figure figure) {
        return this == WHICH_ARE_SMALL && figure.isPrimary()
                ? Math.max(figure.minimum() - 1, figure.count())
                : Double.POSITIVE_INFINITY;
    }
}
