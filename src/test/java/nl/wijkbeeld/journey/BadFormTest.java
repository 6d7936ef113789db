package nl.wijkbeeld.journey;

import static nl.wijkbeeld.journey.IncidentFile.CANARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.wijkbeeld.journey.Stage.Told;
import nl.wijkbeeld.ledger.Entry.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what was agreed: refused whole with a finding, or loaded whole, and never a value in a message. */
@SuppressWarnings("NullAway.Init")
class BadFormTest {

    private static final String NAME = "incidenten_20261001_20261031.csv";

    @TempDir
    static Path folder;

    private static Stage stage;
    private static int made;

    @BeforeAll
    static void startWithAGoodDelivery() {
        stage = new Stage(folder).start();
        Told told = receive(new IncidentFile().rows(60, "GOED").text());
        assertEquals(60, told.entry().balance().loaded());
        stage.build();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @AfterEach
    void leavesNoValueAndNoFileBehind() {
        assertFalse(stage.logged().contains(CANARY));
        assertEquals(List.of(), stage.whereIs(CANARY));
        assertEquals(List.of(), stage.underway());
    }

    private static Told receive(String text) {
        return receive(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Told receive(byte[] bytes) {
        Path file = stage.write("aanbod/" + ++made + "/" + NAME, bytes);
        Told told = stage.receive(file, "politie-incidenten", "politie");
        assertFalse(told.words().contains(CANARY), told.words());
        return told;
    }

    /** Refused with exactly these rules, kept with its reason, and every figure as it was. */
    private static void refused(byte[] bytes, String... rules) {
        Map<String, List<String>> before = stage.contents("stg_", "fct_", "mart_", "vast_");
        Told told = receive(bytes);
        assertEquals(List.of(rules), told.rules());
        assertEquals(Outcome.REFUSED, told.entry().outcome());
        assertEquals(before, stage.contents("stg_", "fct_", "mart_", "vast_"));
        String kept = "%05d-politie-incidenten-politie/".formatted(told.entry().id());
        assertTrue(stage.refused().containsAll(List.of(kept + NAME, kept + "reden.txt")));
        assertEquals(
                told.entry().reason(),
                stage.rows(
                                "select reden from ledger_leveringen where levering_id = ?",
                                told.entry().id())
                        .get(0)
                        .text("reden"));
    }

    private static void refused(String text, String... rules) {
        refused(text.getBytes(StandardCharsets.UTF_8), rules);
    }

    private static void loaded(byte[] bytes, long rows) {
        Told told = receive(bytes);
        assertEquals(List.of(), told.rules());
        assertEquals(rows, told.entry().balance().loaded());
        assertEquals(rows, told.entry().balance().read());
    }

    private static void loaded(String text, long rows) {
        loaded(text.getBytes(StandardCharsets.UTF_8), rows);
    }

    private static String changedHeader(String from, String to) {
        return new IncidentFile().rows(60, "KOP" + made).text().replaceFirst(from, to);
    }

    @Test
    void refusesAnEmptyFile() {
        refused("", "leeg-bestand");
    }

    @Test
    void refusesAHeaderWithoutRows() {
        refused(new IncidentFile().text(), "geen-rijen");
    }

    @Test
    void refusesARowWithoutAHeader() {
        Told told = receive(new IncidentFile().rows(60, CANARY).text().replace(IncidentFile.HEADER + "\r\n", ""));
        assertEquals(Outcome.REFUSED, told.entry().outcome());
        assertTrue(told.rules().contains("kolom-onbekend"));
    }

    @Test
    void refusesAMissingColumn() {
        refused(
                new IncidentFile().rows(60, "ZONDER").text().replaceAll("(?m)^([^;]*;[^;]*);[^;]*", "$1"),
                "kolom-ontbreekt");
    }

    @Test
    void takesADeliveryThatLacksADroppedColumn() {
        loaded(new IncidentFile().rows(60, "MINDER").text().replaceAll("(?m)^([^;]*);[^;]*", "$1"), 60);
    }

    @Test
    void refusesAnUnknownColumnWithoutRepeatingItsName() {
        refused(
                new IncidentFile()
                        .rows(60, "MEER")
                        .text()
                        .replace("postcode\r\n", "postcode;" + CANARY + "\r\n")
                        .replace("7606AA\r\n", "7606AA;" + CANARY + "\r\n"),
                "kolom-onbekend");
    }

    @Test
    void refusesAColumnThatIsThereTwice() {
        refused(changedHeader("kennisnamedatum", "registratienummer"), "kolom-dubbel");
    }

    @Test
    void takesColumnsInAnotherOrder() {
        String text = new IncidentFile().rows(60, "ANDERS").text();
        String turned = text.replaceAll("(?m)^([^;]*);(.*?);([^;\r]*)\r$", "$3;$2;$1\r");
        loaded(turned, 60);
        assertEquals(
                60,
                stage.number(
                        "select count(*) from stg_gebeurtenissen where levering_id = "
                                + "(select max(levering_id) from ledger_leveringen) and gebied_code = 'WK014116' and categorie = '1.1.1'"));
    }

    @Test
    void refusesAnotherDelimiter() {
        refused(new IncidentFile().rows(60, "KOMMA").text().replace(';', ','), "scheidingsteken");
        refused(new IncidentFile().rows(60, "TAB").text().replace(';', '\t'), "scheidingsteken");
    }

    @Test
    void takesUtf8WithAByteOrderMark() {
        loaded("\uFEFF" + new IncidentFile().rows(60, "MERK").text(), 60);
    }

    @Test
    void takesWindows1252() {
        loaded(new IncidentFile().rows(60, "CAFÉ-€").text().getBytes(Charset.forName("windows-1252")), 60);
    }

    @Test
    void refusesBytesThatAreNoTextOfAnAgreedCharset() {
        byte[] bytes = new IncidentFile().rows(60, "TEKEN~").text().getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '~' ? (byte) 0x81 : bytes[i];
        }
        refused(bytes, "tekenset");
    }

    @Test
    void refusesUtf16() {
        refused(new IncidentFile().rows(60, "BREED").text().getBytes(StandardCharsets.UTF_16), "nul-byte");
    }

    @Test
    void refusesANulByte() {
        refused(new IncidentFile().rows(60, "NUL\0").text(), "nul-byte");
    }

    @Test
    void takesANewlineInsideQuotes() {
        String text = new IncidentFile().rows(60, "REGEL").text();
        loaded(text.replace(CANARY + ";voltooid", "\"" + CANARY + "\r\ntweede; regel\nderde\";voltooid"), 60);
    }

    @Test
    void namesTheRowAfterRowsThatSpanSeveralLines() {
        String text = new IncidentFile().rows(100, "LANG").text();
        String longer = text.replace(CANARY + ";voltooid", "\"" + CANARY + "\r\ntweede regel\";voltooid");
        Told told = receive(longer.replace("LANG-00090;22-10-2026;0", "LANG-00090;22-10-2026;31-02-2026;0")
                .replaceFirst("(LANG-00090;[^;]*);[^;]*;", "$1;31-02-2026;"));
        assertEquals(List.of("datum-ongeldig"), told.rules());
        assertEquals(90, told.entry().findings().get(0).row());
    }

    @Test
    void refusesAnUnclosedQuote() {
        String text = new IncidentFile().rows(60, "OPEN").text();
        Map<String, List<String>> before = stage.contents("stg_");
        Told told = receive(text.replaceFirst(CANARY + ";voltooid", "\"" + CANARY + ";voltooid"));
        assertEquals(Outcome.REFUSED, told.entry().outcome(), told.words());
        assertEquals(before, stage.contents("stg_"));
    }

    @Test
    void countsARowWithTooManyOrTooFewColumnsAsUnreadable() {
        Told told = receive(new IncidentFile()
                .rows(49, "ERVOOR")
                .line("TE-WEINIG;01-10-2026;" + CANARY)
                .rows(50, "ERNA")
                .text());
        assertEquals(List.of("rij-onleesbaar"), told.rules());
        assertEquals(50, told.entry().findings().get(0).row());
        assertEquals(99, told.entry().balance().loaded());
        Told more = receive(new IncidentFile()
                .rows(49, "ERVOOR2")
                .line("TE-VEEL;01-10-2026;01-10-2026;12:00;;;A20;x;x;x;x;x;3;7606AA;" + CANARY)
                .rows(50, "ERNA2")
                .text());
        assertEquals(List.of("rij-onleesbaar"), more.rules());
        assertEquals(50, more.entry().findings().get(0).row());
    }

    @Test
    void namesTheRightRowAfterAnUnreadableOne() {
        IncidentFile file = new IncidentFile().rows(49, "VOOR").line("KAPOT;" + CANARY);
        file.row("FOUT", "31-02-2026", "12:00", "A20", "7606AA").rows(60, "NA");
        Told told = receive(file.text());
        assertEquals(List.of("rij-onleesbaar", "datum-ongeldig"), told.rules());
        assertEquals(
                List.of(50L, 51L),
                told.entry().findings().stream().map(finding -> finding.row()).toList());
    }

    @Test
    void refusesALineOfTenMegabytes() {
        String text = new IncidentFile().rows(60, "DIK").text();
        String tenMegabytes = CANARY.repeat(10_000_000 / CANARY.length());
        refused(text.replaceFirst(CANARY + ";voltooid", tenMegabytes + ";voltooid"), "regel-te-lang");
        refused(
                text.replaceFirst("(DIK-00050.*?)" + CANARY + ";voltooid", "$1" + tenMegabytes + ";voltooid"),
                "regel-te-lang");
    }

    @Test
    void refusesALineOfTenMegabytesWithoutAnyNewline() {
        refused(CANARY.repeat(10_000_000 / CANARY.length()), "regel-te-lang");
    }

    @Test
    void refusesAFileThatIsTruncatedInTheMiddleOfARow() {
        byte[] whole = new IncidentFile().rows(20, "HALF").text().getBytes(StandardCharsets.UTF_8);
        byte[] half = java.util.Arrays.copyOf(whole, whole.length - 40);
        refused(half, "onleesbaar");
    }

    @Test
    void refusesANameWithoutAPeriodOrWithAnImpossibleOne() throws Exception {
        for (String name :
                List.of("incidenten.csv", "incidenten_20261031_20261001.csv", "incidenten_20261301_20261331.csv")) {
            Path file = stage.write(
                    "aanbod/naam/" + name, new IncidentFile().rows(60, "NAAM").text());
            Told told = stage.receive(file, "politie-incidenten", "politie");
            assertEquals(List.of("bestandsnaam"), told.rules());
            Files.delete(file);
        }
    }

    @Test
    void writesNoNameIntoTheLedgerThatCouldHoldAPerson() throws Exception {
        Path file = stage.write(
                "aanbod/naam/" + CANARY + " incidenten_20261001_20261031 van Jan.csv",
                new IncidentFile().rows(60, "PERSOON").text());
        assertEquals(
                60,
                stage.receive(file, "politie-incidenten", "politie")
                        .entry()
                        .balance()
                        .loaded());
        assertEquals(List.of(), stage.whereIs(CANARY));
        Files.delete(file);
    }

    @Test
    void refusesADeliveryAboveTheTolerance() {
        IncidentFile file = new IncidentFile().rows(96, "VEEL");
        for (int i = 1; i <= 4; i++) {
            file.row("FOUT-" + i, "31-02-2026", "12:00", "A20", "7606AA");
        }
        refused(
                file.text(),
                "datum-ongeldig",
                "datum-ongeldig",
                "datum-ongeldig",
                "datum-ongeldig",
                "boven-tolerantie");
    }
}
