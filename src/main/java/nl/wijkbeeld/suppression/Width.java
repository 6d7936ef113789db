package nl.wijkbeeld.suppression;

/**
 * How wide the interval of a withheld count must stay.
 *
 * @param computing for whoever computes with all that is shown and knows that counts are not negative; at least 1
 * @param knowing for whoever knows too that a withheld count is no zero, because zeros are shown; 0 promises nothing, 1
 *     that no count can be computed
 */
public record Width(int computing, int knowing) {

    public Width {
        if (computing < 1 || knowing < 0 || knowing > computing) {
            throw new IllegalArgumentException("a width is 1 or more, that of the knowing at most that of all");
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
