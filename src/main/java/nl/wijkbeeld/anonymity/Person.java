package nl.wijkbeeld.anonymity;

import java.util.List;

/**
 * One row that goes in.
 *
 * @param values its finest value of each attribute, in the ladder's order
 * @param sensitive the value that its class may not give away; the same for all where nothing is sensitive
 */
public record Person(List<String> values, String sensitive) {

    public Person {
        values = List.copyOf(values);
    }
}
