package nl.wijkbeeld.suppression;

/**
 * How wide the interval of a withheld count must stay.
 *
 * @param computing for whoever computes with all that is shown and knows that counts are not negative
 * @param knowing for whoever knows too that a withheld count is no zero, because zeros are shown; 0 promises nothing, 1
 *     that no count can be computed
 */
public record Width(int computing, int knowing) {

    /** Of a figure that nobody is shown and that needs no protection of its own. */
    public static final Width NONE = new Width(0, 0);

    public Width {
        if (computing < 0 || knowing < 0 || knowing > computing) {
            throw new IllegalArgumentException("a width is 0 or more, that of the knowing at most that of all");
        }
    }

    int of(Knowledge knowledge) {
        return switch (knowledge) {
            case SHOWN -> computing;
            case NO_ZERO -> knowing;
            case WHICH_ARE_SMALL -> 0;
        };
    }
}
