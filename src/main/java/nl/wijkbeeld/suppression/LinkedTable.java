package nl.wijkbeeld.suppression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Figures and relations by number, checked: each relation holds on the counts and names figures that exist. */
final class LinkedTable {

    private final List<Figure> figures;
    private final List<int[]> cells = new ArrayList<>();
    private final List<int[]> coefficients = new ArrayList<>();
    private final int[][] relationsOf;

    LinkedTable(List<Figure> figures, List<Relation> relations) {
        this.figures = List.copyOf(figures);
        Map<String, Integer> numbers = new HashMap<>();
        for (int cell = 0; cell < figures.size(); cell++) {
            if (numbers.put(figures.get(cell).key(), cell) != null) {
                throw new IllegalArgumentException("twice: " + figures.get(cell).key());
            }
        }
        relations.forEach(relation -> add(relation, numbers));
        this.relationsOf = relationsOf();
    }

    private void add(Relation relation, Map<String, Integer> numbers) {
        int[] cell = new int[relation.coefficients().size()];
        int[] coefficient = new int[cell.length];
        long sum = 0;
        int term = 0;
        for (Map.Entry<String, Integer> entry : relation.coefficients().entrySet()) {
            Integer number = numbers.get(entry.getKey());
            if (number == null) {
                throw new IllegalArgumentException("a relation names no figure: " + entry.getKey());
            }
            cell[term] = number;
            coefficient[term++] = entry.getValue();
            sum += entry.getValue() * figures.get(number).count();
        }
        if (sum != 0) {
            throw new IllegalArgumentException("does not hold on the counts: " + relation);
        }
        cells.add(cell);
        coefficients.add(coefficient);
    }

    int size() {
        return figures.size();
    }

    Figure figure(int cell) {
        return figures.get(cell);
    }

    int relations() {
        return cells.size();
    }

    /** The figures of a relation. */
    int[] cells(int relation) {
        return cells.get(relation);
    }

    /** In the order of {@link #cells}. */
    int[] coefficients(int relation) {
        return coefficients.get(relation);
    }

    /** The left side of a relation for these values, one per figure. */
    double sum(int relation, double[] values) {
        double sum = 0;
        int[] cell = cells(relation);
        for (int term = 0; term < cell.length; term++) {
            sum += coefficients(relation)[term] * values[cell[term]];
        }
        return sum;
    }

    private int[][] relationsOf() {
        List<BitSet> perCell = new ArrayList<>();
        figures.forEach(figure -> perCell.add(new BitSet()));
        for (int relation = 0; relation < relations(); relation++) {
            for (int cell : cells(relation)) {
                perCell.get(cell).set(relation);
            }
        }
        return perCell.stream().map(relations -> relations.stream().toArray()).toArray(int[][]::new);
    }

    /** The relations that name a figure. */
    int[] relationsOf(int cell) {
        return relationsOf[cell];
    }

    /** Takes out the figures that cannot deviate because no other of a relation can. */
    void narrowToFree(BitSet free) {
        int before;
        do {
            before = free.cardinality();
            for (int[] related : cells) {
                int[] moving = IntStream.of(related).filter(free::get).limit(2).toArray();
                if (moving.length == 1) {
                    free.clear(moving[0]);
                }
            }
        } while (free.cardinality() < before);
    }

    /** The largest count. */
    long largest() {
        return figures.stream().mapToLong(Figure::count).max().orElse(0);
    }

    /** The figures for which this holds. */
    BitSet where(Predicate<Figure> holds) {
        return IntStream.range(0, size())
                .filter(cell -> holds.test(figures.get(cell)))
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }
}
