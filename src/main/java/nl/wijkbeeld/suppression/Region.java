package nl.wijkbeeld.suppression;

import java.util.BitSet;

/**
 * Figures that lie near one, over relations.
 *
 * @param core the nearer half, around which all lies near; all when there are no others
 */
record Region(BitSet cells, BitSet core) {

    /**
     * Goes from relation to relation.
     *
     * @param among the figures that count
     * @param size at most so many
     */
    static Region around(int start, LinkedTable table, BitSet among, int size) {
        int[] reached = new int[size];
        int end = 0;
        BitSet cells = new BitSet();
        BitSet relations = new BitSet();
        cells.set(start);
        reached[end++] = start;
        for (int at = 0; at < end; at++) {
            for (int relation : table.relationsOf(reached[at])) {
                if (relations.get(relation)) {
                    continue;
                }
                relations.set(relation);
                for (int cell : table.cells(relation)) {
                    if (end < size && among.get(cell) && !cells.get(cell)) {
                        cells.set(cell);
                        reached[end++] = cell;
                    }
                }
            }
        }
        return new Region(cells, end < size ? cells : first(reached, size / 2));
    }

    private static BitSet first(int[] cells, int count) {
        BitSet first = new BitSet();
        for (int at = 0; at < count; at++) {
            first.set(cells[at]);
        }
        return first;
    }
}
