package nl.wijkbeeld.border;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import nl.wijkbeeld.finding.Finding;
import nl.wijkbeeld.finding.Rule;
import nl.wijkbeeld.ledger.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule is broken by a delivery of its own, through the real border into a real warehouse. */
class FindingsTest {

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        desk = Desk.open(folder);
        desk.receive(
                "cameraregister",
                "cameraregister.csv",
                "camera_id;gebied_code;aanwijzing_van;aanwijzing_tot\nPROEFCAM-1;BU01411003;01-01-2026;31-12-2026\n"
                        .getBytes(UTF_8));
        desk.warehouse().transaction(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(
                        "insert into vast_maanden values ('politie-incidenten', date '2026-01-01', timestamp '2026-04-01 04:00')");
            }
        });
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void tellsTheSender(Rule rule) throws Exception {
        Provocation provocation = Provocation.of(rule);
        for (String earlier : provocation.before()) {
            assertEquals(
                    Entry.Outcome.LOADED,
                    receive(provocation, earlier.getBytes(UTF_8)).outcome());
        }
        long before = desk.openRows();
        Entry entry = receive(provocation, provocation.content());
        Finding finding = entry.findings().stream()
                .filter(found -> found.rule() == rule)
                .findFirst()
                .orElseThrow(() -> new AssertionError(rule + " is not among " + lines(entry)));
        assertEquals(provocation.row(), finding.row(), finding.line());
        assertEquals(provocation.column(), finding.column(), finding.line());
        assertEquals(1, finding.count());
        assertTrue(finding.line().contains(rule.code() + ": " + rule.sentence()), finding.line());
        assertBalance(rule, entry, before);
        assertNoValue(entry, provocation.values());
    }

    private Entry receive(Provocation provocation, byte[] content) throws Exception {
        return desk.receive(provocation.bron(), provocation.name(), content);
    }

    /** A rule about the delivery refuses it whole, a rule about a row refuses that row, a notice refuses nothing. */
    private void assertBalance(Rule rule, Entry entry, long before) {
        switch (rule.weight()) {
            case DELIVERY -> {
                assertEquals(
                        rule == Rule.DUBBELE_LEVERING ? Entry.Outcome.DUPLICATE : Entry.Outcome.REFUSED,
                        entry.outcome());
                assertEquals(before, desk.openRows());
            }
            case ROW -> {
                assertEquals(Entry.Outcome.LOADED, entry.outcome());
                assertEquals(1, entry.balance().refused());
                assertEquals(before + entry.balance().loaded(), desk.openRows());
            }
            case NOTICE -> {
                assertEquals(Entry.Outcome.LOADED, entry.outcome());
                assertEquals(0, entry.balance().refused());
                assertEquals(before + entry.balance().loaded(), desk.openRows());
            }
        }
    }

    private void assertNoValue(Entry entry, List<String> values) {
        List<String> told = desk
                .warehouse()
                .rows("select concat_ws(' ', verwacht, kolom) as tekst from ledger_bevindingen union all"
                        + " select concat_ws(' ', grondslag, reden) from ledger_leveringen")
                .stream()
                .map(row -> row.text("tekst"))
                .toList();
        for (String value : values) {
            assertFalse(lines(entry).stream().anyMatch(line -> line.contains(value)), "a finding tells " + value);
            assertFalse(told.stream().anyMatch(line -> line.contains(value)), "the ledger tells " + value);
        }
    }

    private static List<String> lines(Entry entry) {
        return entry.findings().stream().map(Finding::line).toList();
    }
}
