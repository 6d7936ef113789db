package nl.wijkbeeld.attack;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is counted, apart from when.
 *
 * @param source sources are never summed
 * @param what category or theme and other keys, such as the part of the day; empty is all that is open to the public
 */
record Subject(String source, String area, Map<String, String> what) {

    Subject {
        what = new TreeMap<>(what);
    }

    Subject in(String other) {
        return new Subject(source, other, what);
    }

    /** The same of all categories or themes. */
    Subject without(String key) {
        Map<String, String> less = new TreeMap<>(what);
        less.remove(key);
        return new Subject(source, area, less);
    }

    Subject with(String key, String value) {
        Map<String, String> more = new TreeMap<>(what);
        more.put(key, value);
        return new Subject(source, area, more);
    }

    @Override
    public String toString() {
        return source + " " + area + " " + what;
    }
}
