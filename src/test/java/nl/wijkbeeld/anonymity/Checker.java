package nl.wijkbeeld.anonymity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at what has been released of all persons so far, whoever released it.
 *
 * @param hierarchies of the attributes, to see that a released value covers the person's own
 */
record Checker(List<Hierarchy> hierarchies, Demand demand) {

    /**
     * What is wrong, nothing when all is well.
     *
     * @param before what was released of the first persons a month ago, in their order
     * @param now what is released of all of them
     */
    Set<String> wrong(List<Person> persons, List<Optional<List<String>>> before, List<Optional<List<String>>> now) {
        Set<String> wrong = new HashSet<>();
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).isPresent() && !before.get(i).equals(now.get(i))) {
                wrong.add("recoded");
            }
        }
        Map<List<String>, List<String>> classes = new HashMap<>();
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).isPresent()) {
                List<String> values = now.get(i).get();
                classes.computeIfAbsent(values, key -> new ArrayList<>())
                        .add(persons.get(i).sensitive());
                if (!covers(values, persons.get(i))) {
                    wrong.add("untrue");
                }
            }
        }
        classes.forEach((values, sensitive) -> {
            if (sensitive.size() < demand.k()) {
                wrong.add("fewer than k");
            }
            if (demand.tells().test(values) && new HashSet<>(sensitive).size() < demand.l()) {
                wrong.add("fewer than l");
            }
        });
        return wrong;
    }

    private boolean covers(List<String> values, Person person) {
        for (int i = 0; i < values.size(); i++) {
            Hierarchy hierarchy = hierarchies.get(i);
            int code = hierarchy.code(values.get(i));
            if (java.util.Arrays.stream(hierarchy.path(person.values().get(i))).noneMatch(step -> step == code)) {
                return false;
            }
        }
        return true;
    }
}
