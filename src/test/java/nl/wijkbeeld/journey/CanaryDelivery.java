package nl.wijkbeeld.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.wijkbeeld.delivery.Coarse;
import nl.wijkbeeld.delivery.Column;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Fate;

/**
 * A delivery that any contract would take, with a canary in every column: in those that are dropped or keyed in each row, in
 * the others in a row of their own, which that mostly refuses.
 *
 * @param rows values by column, each in the contract's order
 */
record CanaryDelivery(Contract contract, List<Map<String, String>> rows) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate CLOSES = LocalDate.of(2026, 3, 2);
    private static final LocalDate STAYS_OPEN = LocalDate.of(2026, 10, 5);

    /** So many good rows, no two deliveries alike. */
    static CanaryDelivery good(Contract contract, int rows, String run) {
        List<Map<String, String>> all = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            all.add(row(contract, i, run));
        }
        return new CanaryDelivery(contract, all);
    }

    /** One row for each column that can be wrong, with the canary there. */
    static CanaryDelivery wrong(Contract contract, String run) {
        List<Map<String, String>> all = new ArrayList<>();
        contract.columns().forEach((name, column) -> {
            if (!isTakenAsItIs(column)) {
                Map<String, String> row = row(contract, all.size(), run);
                row.put(name, canary(name, run));
                all.add(row);
            }
        });
        return new CanaryDelivery(contract, all);
    }

    /** Good rows, and among them as many wrong ones as the contract tolerates: each column's, or none. */
    static CanaryDelivery mixed(Contract contract, String run) {
        List<Map<String, String>> wrong = contract.toleratedShare() == 0
                ? List.of()
                : wrong(contract, run).rows();
        int least = wrong.isEmpty() ? 60 : (int) (wrong.size() / contract.toleratedShare()) + 10;
        List<Map<String, String>> all =
                new ArrayList<>(good(contract, least, run).rows());
        all.addAll(all.size() / 2, wrong);
        return new CanaryDelivery(contract, all);
    }

    /** What the contract itself lets through by name: no canary can be there. */
    private static boolean isTakenAsItIs(Column column) {
        return column.fate() == Fate.KEPT && "camera_id".equals(column.target());
    }

    /** The columns in which no canary stands. */
    static Set<String> spared(Contract contract, CanaryDelivery... deliveries) {
        Set<String> spared = new TreeSet<>(contract.columns().keySet());
        spared.removeIf(name -> List.of(deliveries).stream()
                .flatMap(delivery -> delivery.rows().stream())
                .anyMatch(row ->
                        !CanarySearch.hits(name, String.valueOf(row.get(name))).isEmpty()));
        return spared;
    }

    static String canary(String column, String run) {
        return "%s-%s-%s Zoë".formatted(CanarySearch.MARKER, column, run);
    }

    private static Map<String, String> row(Contract contract, int number, String run) {
        Map<String, String> row = new LinkedHashMap<>();
        contract.columns()
                .forEach((name, column) -> row.put(
                        name,
                        column.fate() == Fate.COARSENED
                                ? coarse(contract, name, column, number, run)
                                : value(contract, name, column, number, run)));
        return row;
    }

    private static String value(Contract contract, String name, Column column, int number, String run) {
        return switch (column.fate()) {
            case DROPPED -> canary(name, run);
            case KEYED ->
                number == 1
                        ? CanarySearch.NUMBER
                        : "%s-%s-%d".formatted(CanarySearch.MARKER, contract.partner(), number);
            case CODED -> firstCode(contract);
            case KEPT -> kept(column, number);
            case COARSENED -> throw new IllegalStateException("told by coarse");
        };
    }

    private static String kept(Column column, int number) {
        if (!column.values().isEmpty()) {
            return column.values().get(number % column.values().size());
        }
        if (!column.formats().isEmpty()) {
            return column.isRequired() ? date(column, LocalDate.of(2020, 1, 1)) : "";
        }
        return column.isNumber() ? String.valueOf(1 + number % 9) : "CAM-1";
    }

    private static String coarse(Contract contract, String name, Column column, int number, String run) {
        LocalDate day = number % 2 == 0 ? CLOSES : STAYS_OPEN;
        return switch (java.util.Objects.requireNonNull(column.coarse())) {
            case PERIOD, MONTH -> date(column, day);
            case WEEK ->
                day.format(DateTimeFormatter.ofPattern("YYYY-'W'ww", java.util.Locale.forLanguageTag("nl-NL")));
            case CBS_PERIOD -> "%dMM%02d".formatted(2010 + number / 12, 1 + number % 12);
            case POSTCODE -> "7606AA";
            case AREA_CODE -> "BU01411000";
            case CAMERA -> "CAM-1";
            case AGE_BAND -> column.formats().isEmpty() ? "1951" : CanarySearch.BIRTH.get(0);
            case COMPANION -> isTime(contract, name) ? "12:00" : CanarySearch.HOUSE + " " + canary(name, run);
        };
    }

    private static boolean isTime(Contract contract, String name) {
        return contract.columns().values().stream()
                .anyMatch(other -> name.equals(other.companion()) && other.coarse() == Coarse.PERIOD);
    }

    private static String date(Column column, LocalDate day) {
        return day.atTime(12, 0)
                .format(DateTimeFormatter.ofPattern(column.formats().get(0)));
    }

    private static String firstCode(Contract contract) {
        try {
            return Files.readAllLines(Path.of("config", "codes", contract.codeList() + ".csv"))
                    .get(1)
                    .split(";")[0];
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As a CSV of the contract; its last row lacks columns when that is wanted. */
    String csv(boolean isBroken) {
        String separator = contract.separator();
        String lines =
                rows.stream().map(row -> String.join(separator, row.values())).collect(Collectors.joining("\r\n"));
        String broken = isBroken ? canary("gebroken", "rij") + separator + "\r\n" : "";
        return String.join(separator, contract.columns().keySet()) + "\r\n" + broken + lines + "\r\n";
    }

    /** As JSON Lines, every field that is to be dropped unread filled too. */
    String json() {
        return rows.stream().map(row -> record(row) + "\n").collect(Collectors.joining());
    }

    private ObjectNode record(Map<String, String> row) {
        ObjectNode record = JSON.createObjectNode();
        contract.columns().forEach((name, column) -> {
            String pointer = column.pointer() == null ? "/" + name : column.pointer();
            place(record, pointer.substring(1).split("/"), String.valueOf(row.get(name)));
        });
        contract.ignoredJson()
                .forEach(field -> record.putArray(field).addObject().put("naam", canary(field, "json")));
        return record;
    }

    private static void place(ObjectNode record, String[] path, String value) {
        ContainerNode<?> at = record;
        for (int i = 0; i + 1 < path.length; i++) {
            boolean isList = path[i + 1].equals("0");
            if (at instanceof ObjectNode object) {
                at = isList ? object.withArray("/" + path[i]) : object.withObject("/" + path[i]);
            } else if (at instanceof ArrayNode list) {
                at = list.isEmpty() ? list.addObject() : (ContainerNode<?>) list.get(0);
            }
        }
        ((ObjectNode) at).put(path[path.length - 1], value);
    }
}
