package nl.wijkbeeld.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import nl.wijkbeeld.anonymity.Climb;
import nl.wijkbeeld.anonymity.Demand;
import nl.wijkbeeld.anonymity.Hierarchy;
import nl.wijkbeeld.anonymity.Ladder;
import nl.wijkbeeld.anonymity.Person;

/**
 * Takes a file of persons up the ladder, at once or in monthly deliveries, and writes what is released.
 *
 * <p>The folder holds adult.csv and adult_hierarchy_ATTRIBUTE.csv, ';'-separated, as ARX publishes them. Leftovers are
 * written as fully suppressed rows without a month.
 */
final class Anonymity {

    static final String OUTPUT = "vrijgegeven.csv";
    private static final String SENSITIVE = "occupation";
    private static final int SEED = 20_260_101;

    /** What is asked; ARX 3.9.2 with local recoding is the reference of the first three. */
    enum Task {
        K5("k = 5", 5, 1, 52.37, 1, false),
        K10("k = 10", 10, 1, 76.67, 1, false),
        K5_L3("k = 5, 3 occupations", 5, 3, 31.72, 1, false),
        MONTHS("k = 5, 36 deliveries", 5, 1, Double.NaN, 36, false),
        PATIENT_MONTHS("k = 5, 36 deliveries, rows wait rather than lose an attribute", 5, 1, Double.NaN, 36, true);

        final String title;
        final int k;
        /** Distinct occupations per class; with 1 the occupation is an attribute like the others. */
        final int l;

        /** Loss of ARX (NCP) in thousandths; it has no deliveries to compare with. */
        final double reference;

        private final int deliveries;
        /** No attribute is suppressed before the last delivery. */
        private final boolean isPatient;

        Task(String title, int k, int l, double reference, int deliveries, boolean isPatient) {
            this.title = title;
            this.k = k;
            this.l = l;
            this.reference = reference;
            this.deliveries = deliveries;
            this.isPatient = isPatient;
        }

        boolean isAtOnce() {
            return deliveries == 1;
        }

        private boolean isQuasi(String attribute) {
            return l == 1 || !attribute.equals(SENSITIVE);
        }
    }

    private final Path data;
    private final Task task;
    private final List<String> names = new ArrayList<>();
    private final List<Person> persons = new ArrayList<>();

    private Anonymity(Path data, Task task) {
        this.data = data;
        this.task = task;
    }

    /** @param folder gets {@link #OUTPUT} */
    static Trial run(Path folder, Path data, Task task) throws IOException {
        long start = System.nanoTime();
        Map<String, Double> parts = new LinkedHashMap<>();
        Anonymity anonymity = new Anonymity(data, task);
        anonymity.read();
        List<Hierarchy> whole = anonymity.hierarchies(0);
        List<Hierarchy> patient = anonymity.hierarchies(task.isPatient ? 1 : 0);
        parts.put("read", Trial.secondsSince(start));
        long climbing = System.nanoTime();
        List<Line> lines = anonymity.climb(whole, patient);
        parts.put("climb", Trial.secondsSince(climbing));
        long writing = System.nanoTime();
        anonymity.write(folder.resolve(OUTPUT), lines);
        parts.put("write", Trial.secondsSince(writing));
        return Trial.ended(start, anonymity.persons.size(), parts);
    }

    private static List<CsvRecord> records(Path file) throws IOException {
        try (var csv = CsvReader.builder().fieldSeparator(';').ofCsvRecord(file)) {
            return csv.stream().toList();
        }
    }

    private void read() throws IOException {
        List<CsvRecord> records = records(data.resolve("adult.csv"));
        List<String> header = records.get(0).getFields();
        header.stream().filter(task::isQuasi).forEach(names::add);
        int sensitive = header.indexOf(SENSITIVE);
        for (CsvRecord row : records.subList(1, records.size())) {
            List<String> values = new ArrayList<>(row.getFields());
            String own = values.get(sensitive);
            if (!task.isQuasi(SENSITIVE)) {
                values.remove(sensitive);
            }
            persons.add(new Person(values, own));
        }
    }

    private List<Hierarchy> hierarchies(int levelsLess) throws IOException {
        List<Hierarchy> hierarchies = new ArrayList<>();
        for (String name : names) {
            hierarchies.add(Hierarchy.of(records(data.resolve("adult_hierarchy_" + name + ".csv")).stream()
                    .map(CsvRecord::getFields)
                    .map(path -> path.subList(0, path.size() - levelsLess))
                    .toList()));
        }
        return hierarchies;
    }

    /** @param month in which it was released, 0 the first; empty when it still waits */
    private record Line(int row, Optional<Integer> month, List<String> values) {}

    private List<Line> climb(List<Hierarchy> whole, List<Hierarchy> patient) {
        Demand demand = new Demand(task.k, task.l);
        List<Integer> order = new ArrayList<>(
                java.util.stream.IntStream.range(0, persons.size()).boxed().toList());
        if (task.deliveries > 1) {
            Collections.shuffle(order, new Random(SEED));
        }
        List<Line> lines = new ArrayList<>();
        Set<List<String>> released = new HashSet<>();
        List<Integer> waiting = new ArrayList<>();
        for (int month = 0; month < task.deliveries; month++) {
            waiting.addAll(order.subList(
                    month * order.size() / task.deliveries, (month + 1) * order.size() / task.deliveries));
            Ladder ladder = Ladder.of(month == task.deliveries - 1 ? whole : patient, demand);
            Climb climb = ladder.climb(waiting.stream().map(persons::get).toList(), released);
            List<Integer> left = new ArrayList<>();
            for (int i = 0; i < waiting.size(); i++) {
                Optional<List<String>> values = climb.released().get(i);
                if (values.isPresent()) {
                    lines.add(new Line(waiting.get(i), Optional.of(month), values.get()));
                    released.add(values.get());
                } else {
                    left.add(waiting.get(i));
                }
            }
            waiting = left;
        }
        waiting.forEach(row -> lines.add(new Line(row, Optional.empty(), Collections.nCopies(names.size(), "*"))));
        return lines;
    }

    private void write(Path file, List<Line> lines) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(file)) {
            csv.writeRecord(record("rij", "maand", names, "eigen_" + SENSITIVE));
            for (Line line : lines) {
                csv.writeRecord(record(
                        String.valueOf(line.row + 1),
                        line.month.map(String::valueOf).orElse(""),
                        line.values,
                        persons.get(line.row).sensitive()));
            }
        }
    }

    private static List<String> record(String row, String month, List<String> values, String sensitive) {
        List<String> fields = new ArrayList<>(List.of(row, month));
        fields.addAll(values);
        fields.add(sensitive);
        return fields;
    }
}
