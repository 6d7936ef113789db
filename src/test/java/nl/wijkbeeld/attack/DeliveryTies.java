package nl.wijkbeeld.attack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The account in a dossier tells how many rows each supplier brought. Of a source whose delivery holds all its cases
 * that is a total of all its counts; of two nights it is what came in between.
 */
record DeliveryTies(Cells cells, Sources sources) {

    void tie(List<Edition> editions) {
        for (int i = 0; i < editions.size(); i++) {
            Edition edition = editions.get(i);
            for (String source : sources.snapshots()) {
                Optional<long[]> rows = rows(edition, source);
                List<Cell> counted = counted(i, source);
                if (!counted.isEmpty()) {
                    rows.ifPresent(told -> {
                        atMost(counted, told[0], "geladen rijen");
                        atMost(unknown(counted), told[1], "rijen met een onbekende code");
                    });
                    if (i > 0) {
                        since(editions.get(i - 1), edition, source, counted.get(0));
                    }
                }
            }
        }
    }

    private List<Cell> counted(int edition, String source) {
        return cells.perEdition().get(edition).values().stream()
                .filter(cell -> cell.subject().source().equals(source)
                        && !cell.promise().isOpen())
                .toList();
    }

    private static List<Cell> unknown(List<Cell> counted) {
        return counted.stream()
                .filter(cell -> "onbekend".equals(cell.subject().what().get("categorie")))
                .toList();
    }

    /** Rows loaded and rows with an unknown code, of all suppliers of a source; empty when one is not told whole. */
    private Optional<long[]> rows(Edition edition, String source) {
        List<Paper.Delivery> deliveries = edition.deliveries().values().stream()
                .filter(delivery -> source.equals(sources.titles().get(delivery.name())))
                .toList();
        return deliveries.isEmpty() || !deliveries.stream().allMatch(Paper.Delivery::isWhole)
                ? Optional.empty()
                : Optional.of(new long[] {
                    deliveries.stream().mapToLong(Paper.Delivery::loaded).sum(),
                    deliveries.stream().mapToLong(Paper.Delivery::unknownCode).sum()
                });
    }

    private void atMost(List<Cell> counted, long rows, String how) {
        Map<Integer, Double> weights = new TreeMap<>();
        counted.forEach(cell -> weights.merge(cell.index(), 1.0, Double::sum));
        if (!weights.isEmpty()) {
            cells.system().ties().add(new LinearSystem.Tie(weights, 0, rows, how, true));
        }
    }

    /** New cases of one night, all areas and categories together; of one supplier when there are more. */
    private void since(Edition earlier, Edition later, String source, Cell like) {
        later.deliveries().forEach((name, delivery) -> {
            Paper.Delivery before = earlier.deliveries().get(name);
            if (before != null && source.equals(sources.titles().get(name))) {
                cells.derived(
                        new Subject(source, name, Map.of("rijen", "gelezen")),
                        new Span(earlier.peildatum(), later.peildatum()),
                        "verschil van " + earlier.name() + " en " + later.name(),
                        Set.of("verantwoording in de PDF's"),
                        Math.abs(delivery.read() - before.read()),
                        like.promise());
            }
        });
    }
}
