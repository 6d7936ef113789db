package nl.wijkbeeld.disclosure;

import java.nio.file.Path;
import java.util.OptionalLong;

/** Cells for drawings, through the same protection as those of a publication. */
public final class MadeUpCells {

    private MadeUpCells() {}

    /** Withheld when it is not 0 and under the minimum. */
    public static Cell count(long count, int minimum) {
        return Protection.decided(count > 0 && count < minimum ? OptionalLong.empty() : OptionalLong.of(count));
    }

    /** Of a count that is shown, where enough people live. */
    public static Cell rate(Cell count, long inhabitants) {
        return new Protection(Policy.read(Path.of("config/publicatie.yaml"))).rate(count, OptionalLong.of(inhabitants));
    }

    public static Cell notDelivered() {
        return Protection.cell(new Protection.Count(OptionalLong.of(7), false, false));
    }
}
