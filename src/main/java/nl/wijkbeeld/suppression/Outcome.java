package nl.wijkbeeld.suppression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What may be shown.
 *
 * @param published per key, what this edition does with the figure: the next one's {@link Figure#earlier}
 * @param closed groups of figures that were withheld whole, because some could not be protected otherwise
 */
public record Outcome(Map<String, Earlier> published, List<Closed> closed, Audit audit) {

    /**
     * A group of figures that hang together and were withheld whole.
     *
     * @param withheld the figures that would have been shown
     * @param because the figures that nothing less protects
     * @param isProtected whether this protects them; if not, what earlier editions showed gives them away
     */
    public record Closed(List<String> withheld, List<String> because, boolean isProtected) {
        public Closed {
            withheld = List.copyOf(withheld);
            because = List.copyOf(because);
        }
    }

    public Outcome {
        published = Collections.unmodifiableMap(new LinkedHashMap<>(published));
        closed = List.copyOf(closed);
    }

    /** Primary and secondary look the same. */
    public boolean isShown(String key) {
        Earlier state = published.get(key);
        if (state == null) {
            throw new IllegalArgumentException("no figure " + key);
        }
        return state instanceof Earlier.Shown;
    }
}
