package nl.wijkbeeld.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.wijkbeeld.disclosure.Area;
import org.junit.jupiter.api.Test;

class SimilarTest {

    private static Area wijk(String code, long inhabitants, OptionalLong urbanity) {
        return new Area(
                code,
                code,
                "wijk",
                "GM",
                OptionalLong.of(2024),
                OptionalLong.of(inhabitants),
                OptionalLong.empty(),
                urbanity);
    }

    private static final Area OWN = wijk("eigen", 1000, OptionalLong.of(3));
    private static final List<Area> ALL = List.of(
            OWN,
            wijk("half", 500, OptionalLong.of(2)),
            wijk("dubbel", 2000, OptionalLong.of(4)),
            wijk("te klein", 499, OptionalLong.of(3)),
            wijk("te groot", 2001, OptionalLong.of(3)),
            wijk("te stedelijk", 1000, OptionalLong.of(1)),
            wijk("onbekend", 1000, OptionalLong.empty()));

    @Test
    void takesWijkenOfAboutTheSameSizeAndStedelijkheid() {
        assertEquals("dubbel, half", Similar.to(OWN, ALL).names());
    }

    @Test
    void takesTheTwelveNearestInSize() {
        List<Area> many = IntStream.range(0, 40)
                .mapToObj(at -> wijk("W%02d".formatted(at), 600 + 20L * at, OptionalLong.of(3)))
                .toList();
        assertEquals(
                IntStream.rangeClosed(15, 26).mapToObj("W%02d"::formatted).collect(Collectors.joining(", ")),
                Similar.to(OWN, many).names());
    }

    @Test
    void comparesWithNoSingleWijk() {
        assertEquals(List.of(), Similar.to(OWN, ALL.subList(0, 2)).wijken());
    }

    @Test
    void countsNothingWhereAWijkHasNone() {
        assertEquals(
                0,
                Similar.to(OWN, ALL)
                        .perThousand(Area::inhabitants, wijk -> Optional.empty())
                        .orElseThrow());
        assertTrue(new Similar(List.of())
                .perThousand(Area::inhabitants, wijk -> Optional.empty())
                .isEmpty());
    }
}
