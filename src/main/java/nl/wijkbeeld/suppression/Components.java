package nl.wijkbeeld.suppression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which figures hang together, over the relations between the given ones alone. */
final class Components {

    private final int[] parent;

    Components(LinkedTable table, BitSet cells) {
        parent = new int[table.size()];
        for (int cell = 0; cell < parent.length; cell++) {
            parent[cell] = cell;
        }
        for (int relation = 0; relation < table.relations(); relation++) {
            join(table.cells(relation), cells);
        }
    }

    private void join(int[] related, BitSet cells) {
        int first = -1;
        for (int cell : related) {
            if (cells.get(cell)) {
                first = first < 0 ? cell : first;
                parent[root(cell)] = root(first);
            }
        }
    }

    /** The same number for figures that hang together. */
    int root(int cell) {
        int root = cell;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    /** The groups of these cells, in order. */
    List<BitSet> groups(BitSet cells) {
        Map<Integer, BitSet> groups = new TreeMap<>();
        cells.stream()
                .forEach(cell ->
                        groups.computeIfAbsent(root(cell), root -> new BitSet()).set(cell));
        return new ArrayList<>(groups.values());
    }
}
