package nl.wijkbeeld.signal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import nl.wijkbeeld.signal.PlantedRises.Found;
import org.junit.jupiter.api.Test;

/** The design is that of {@link PlantedRises}. */
class PlantedRisesTest {

    private static final long SEED = 1;
    private static final double PLAIN = 0.25;

    @Test
    void findsMoreThanAPlainRuleThatIsAsQuiet() throws IOException {
        PlantedRises year = new PlantedRises(SEED);
        Found own = year.byDetector(Control.FOUR_WEEKS);
        Found plain = year.byShare(PLAIN);
        double raised = year.shareWith(own.falseAlarms());
        Found quiet = year.byShare(raised);
        SignalsPage.upToDate(
                "planted rises",
                List.of(
                        List.of(
                                "way of looking",
                                "found of ×1.5",
                                "found of ×2",
                                "found of ×3",
                                "days to detection",
                                "false alarms a year",
                                "of a week's alarms false"),
                        List.of("---", "---", "---", "---", "---", "---", "---"),
                        row("Wijkbeeld", own),
                        row("more than %.0f %% up".formatted(100 * PLAIN), plain),
                        row("more than %.0f %% up: as few false alarms".formatted(100 * raised), quiet)));
        assertTrue(own.allFound() > 4 * quiet.allFound(), own + " " + quiet);
        assertTrue(own.falseAlarms() < plain.falseAlarms() / 100, own + " " + plain);
        assertTrue(own.falseShare() <= Control.FOUR_WEEKS.falseDiscoveryRate(), own.toString());
    }

    private static List<String> row(String title, Found found) {
        return List.of(
                title,
                percent(found.found(1.5)),
                percent(found.found(2)),
                percent(found.found(3)),
                Double.isNaN(found.days()) ? "–" : String.format(Locale.ROOT, "%.0f", found.days()),
                String.format(Locale.ROOT, "%,d", found.falseAlarms()),
                percent(found.falseShare()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
