package nl.wijkbeeld.suppression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too large for one program is protected region by region. */
class RegionTest {

    private static final LinkedTable CHAIN = new LinkedTable(
            List.of("a", "b", "c", "d", "e", "f", "g").stream()
                    .map(key -> new Figure(key, 1, 5, Tables.WIDTH, true, new Earlier.Unpublished()))
                    .toList(),
            List.of(
                    Relation.total("a", List.of("b")),
                    Relation.total("b", List.of("c")),
                    Relation.total("c", List.of("d")),
                    Relation.total("d", List.of("e")),
                    Relation.total("e", List.of("f")),
                    Relation.total("f", List.of("g"))));

    private static BitSet bits(int... cells) {
        BitSet bits = new BitSet();
        for (int cell : cells) {
            bits.set(cell);
        }
        return bits;
    }

    @Test
    void takesTheNearestAndKnowsWhichHalfIsNearer() {
        assertEquals(new Region(bits(1, 2, 3, 4), bits(2, 3)), Region.around(3, CHAIN, bits(0, 1, 2, 3, 4, 5, 6), 4));
    }

    @Test
    void whatIsCutOffLiesOutside() {
        assertEquals(new Region(bits(2, 3, 4), bits(2, 3, 4)), Region.around(3, CHAIN, bits(0, 2, 3, 4, 6), 6));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 12, 30})
    void keepsWhatIsWithheldAsWideAsPromisedWhateverTheSize(int region) {
        for (long seed = 1; seed <= 12; seed++) {
            Cube cube = Tables.cube(seed);
            LinkedTable table = new LinkedTable(cube.figures(), cube.relations());
            Secondary choice = new Secondary(
                    table, table.where(Figure::isWithheldFirst), table.where(Figure::isOpen), region, new Random(seed));
            for (Knowledge knowledge : List.of(Knowledge.NO_ZERO, Knowledge.SHOWN)) {
                choice.protect(knowledge);
            }
            Attacks attacks =
                    Attacks.on(table, choice.withheld(), List.of(), List.of(Knowledge.NO_ZERO, Knowledge.SHOWN));
            assertTrue(attacks.narrow().isEmpty(), "seed " + seed);
            assertTrue(choice.withheld().cardinality()
                    < table.where(figure -> figure.count() > 0).cardinality());
        }
    }
}
