package nl.wijkbeeld.border;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.wijkbeeld.finding.Finding;
import nl.wijkbeeld.finding.Rule;
import nl.wijkbeeld.ledger.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finding names the row that its sender sees, whatever stands before it; and no row is lost without a finding. */
class RowNumbersTest {

    private static final String NAME = "incidenten_20261112_20261119.csv";
    private static final String GOOD = "G-%d;14-11-2026;11:30;C40;3;7607AA;Proefdreef";
    private static final String BAD = "F-%d;31-02-2026;11:30;C40;3;7607AA;Proefdreef";
    private static final String CAMERA = "{\"start\":\"%s\",\"camera_id\":\"PROEFCAM-1\",\"categorie\":\"geweld\"}\n";

    @TempDir
    Path folder;

    private static String good(int rows) {
        return Provocation.lines(rows, GOOD);
    }

    private static String bad(int number) {
        return BAD.formatted(number) + "\n";
    }

    private Entry receive(String rows) throws IOException {
        try (Desk desk = Desk.open(folder)) {
            return desk.receive("politie-incidenten", NAME, (Provocation.INCIDENTS + "\n" + rows).getBytes(UTF_8));
        }
    }

    private static List<Long> rows(Entry entry, Rule rule) {
        return entry.findings().stream()
                .filter(finding -> finding.rule() == rule)
                .map(finding -> Objects.requireNonNull(finding.row()))
                .toList();
    }

    @Test
    void countsRowsThatHoldANewline() throws Exception {
        Entry entry = receive(
                good(300) + "N-1;14-11-2026;11:30;C40;3;7607AA;\"Proef\ndreef\"\n" + bad(1) + "T-1;14-11-2026\n");
        assertEquals(List.of(302L), rows(entry, Rule.DATUM_ONGELDIG));
        assertEquals(List.of(303L), rows(entry, Rule.RIJ_ONLEESBAAR));
    }

    @Test
    void countsRowsThatCannotBeRead() throws Exception {
        Entry entry =
                receive("T-1;14-11-2026\n" + good(300) + "T-2;14-11-2026\n" + bad(1) + "T-3;14-11-2026\n" + bad(2));
        assertEquals(List.of(1L, 302L, 304L), rows(entry, Rule.RIJ_ONLEESBAAR));
        assertEquals(List.of(303L, 305L), rows(entry, Rule.DATUM_ONGELDIG));
    }

    @Test
    void countsRowsOfALargeDelivery() throws Exception {
        Entry entry = receive(good(200_000) + bad(1) + good(100_000) + bad(2));
        assertEquals(List.of(200_001L, 300_002L), rows(entry, Rule.DATUM_ONGELDIG));
    }

    @Test
    void countsRecordsThatAreNoJson() throws Exception {
        try (Desk desk = Desk.open(folder)) {
            register(desk);
            String good = CAMERA.formatted("2026-11-18T23:15:00Z");
            Entry entry = desk.receive(
                    "cameratoezicht",
                    "log.jsonl",
                    (good.repeat(100) + "{\"start\":\n" + CAMERA.formatted("2026-02-31T23:15:00Z") + good.repeat(100))
                            .getBytes(UTF_8));
            assertEquals(List.of(101L), rows(entry, Rule.RIJ_ONLEESBAAR));
            assertEquals(List.of(102L), rows(entry, Rule.DATUM_ONGELDIG));
            assertEquals(200, entry.balance().loaded());
        }
    }

    @Test
    void namesNoMoreRowsThanTheMaximumAndCountsThemAll() throws Exception {
        try (Desk desk = Desk.open(folder, Map.of("levering.bevindingen-maximum", "3"))) {
            Entry csv = desk.receive(
                    "politie-incidenten",
                    NAME,
                    (Provocation.INCIDENTS + "\n" + good(1000) + Provocation.lines(10, BAD)).getBytes(UTF_8));
            assertEquals(List.of(1001L, 1002L, 1003L), rows(csv, Rule.DATUM_ONGELDIG));
            assertEquals(10, csv.balance().refused());
            Entry json = desk.receive(
                    "cameratoezicht", "log.jsonl", "geen json\n".repeat(10).getBytes(UTF_8));
            assertEquals(Entry.Outcome.REFUSED, json.outcome());
            assertEquals(
                    10,
                    json.findings().stream()
                            .filter(finding -> finding.rule() == Rule.RIJ_ONLEESBAAR)
                            .mapToLong(Finding::count)
                            .sum());
            assertEquals(5, json.findings().size(), json.findings().toString());
        }
    }

    @Test
    void refusesALooseQuoteThatSwallowsOneRowInThousands() throws Exception {
        Entry entry = receive(good(1000) + "Q-1;14-11-2026;11:30;C40;3;7607AA;\"Proefdreef\n" + good(100_000));
        assertEquals(Entry.Outcome.REFUSED, entry.outcome());
        assertEquals(Rule.ONLEESBAAR, entry.findings().get(0).rule());
    }

    @Test
    void refusesAFileThatEndsInTheMiddleOfARow() throws Exception {
        Entry entry = receive(good(1000) + "H-1;14-11-2026;11:3");
        assertEquals(Entry.Outcome.REFUSED, entry.outcome());
        assertEquals(Rule.ONLEESBAAR, entry.findings().get(0).rule());
        assertEquals(Entry.Outcome.LOADED, receive(good(1000).stripTrailing()).outcome());
    }

    @Test
    void refusesALineThatTheReaderWouldSkipWithoutAWord() throws Exception {
        Entry entry =
                receive(good(1000) + "L-1;14-11-2026;11:30;C40;3;7607AA;" + "p".repeat(40_000_000) + "\n" + good(9));
        assertEquals(Entry.Outcome.REFUSED, entry.outcome());
        assertEquals(Rule.REGEL_TE_LANG, entry.findings().get(0).rule());
    }

    @Test
    void refusesARecordOfManyLinesThatIsLongerThanAllowed() throws Exception {
        Entry entry = receive(
                good(1000) + "L-1;14-11-2026;11:30;C40;3;7607AA;\"" + "proef\n".repeat(500_000) + "\"\n" + good(9));
        assertEquals(Entry.Outcome.REFUSED, entry.outcome());
        assertEquals(Rule.REGEL_TE_LANG, entry.findings().get(0).rule());
    }

    @Test
    void refusesLineEndsOfTwoKinds() throws Exception {
        Entry entry = receive(good(1000) + GOOD.formatted(2000) + "\r\n" + good(9));
        assertEquals(Entry.Outcome.REFUSED, entry.outcome());
        assertEquals(Rule.ONLEESBAAR, entry.findings().get(0).rule());
    }

    @Test
    void readsWindows1252AndByteOrderMark() throws Exception {
        try (Desk desk = Desk.open(folder)) {
            String text =
                    Provocation.INCIDENTS + "\n" + good(10) + "E-1;14-11-2026;11:30;C40;3;7607AA;Caf\u00e9straat\n";
            Entry marked = desk.receive("politie-incidenten", NAME, ("\uFEFF" + text).getBytes(UTF_8));
            assertEquals(11, marked.balance().loaded(), marked.findings().toString());
            Entry western = desk.receive("politie-incidenten", NAME, text.getBytes(Charset.forName("windows-1252")));
            assertEquals(11, western.balance().loaded(), western.findings().toString());
            assertEquals(11, western.balance().replaced());
        }
    }

    @Test
    void takesTheHourThatIsThereTwiceOnce() throws Exception {
        Entry entry = receive("U-1;25-10-2026;02:30;C40;3;7607AA;Proefdreef\n");
        assertEquals(1, entry.balance().loaded());
        assertTrue(entry.findings().isEmpty(), entry.findings().toString());
    }

    private static void register(Desk desk) throws IOException {
        desk.receive(
                "cameraregister",
                "cameraregister.csv",
                "camera_id;gebied_code;aanwijzing_van;aanwijzing_tot\nPROEFCAM-1;BU01411003;01-01-2026;31-12-2026\n"
                        .getBytes(UTF_8));
    }
}
