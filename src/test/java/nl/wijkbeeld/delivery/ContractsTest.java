package nl.wijkbeeld.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.wijkbeeld.settings.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractsTest {

    private static final String HALT = """
            bron: halt
            partner: halt
            titel: Halt, verwijzingen
            soort: gebeurtenissen
            leveranciers: {halt: Halt}
            grondslag: convenant
            codelijst: halt
            ritme: maand
            wijze: periode
            per: maand
            tolerantie: 2%
            kolommen:
              nummer: {lot: sleutel}
              datum: {lot: grof, grof: tijdvak, bij: tijd, vormen: [dd-MM-yyyy], verplicht: ja}
              tijd: {lot: grof, grof: bij}
              postcode: {lot: grof, grof: postcode}
              soort: {lot: code, naar: categorie}
              aantal: {lot: laat, naar: aantal, laagste: 1, hoogste: 99}
              naam: {lot: weg}
            """;

    @TempDir
    Path folder;

    private Contracts read(String text) throws IOException {
        Files.writeString(folder.resolve("halt.yaml"), text);
        return Contracts.read(folder);
    }

    @Test
    void readsAContract() throws Exception {
        Contract halt = read(HALT).getContract("halt");
        assertEquals(Kind.EVENTS, halt.kind());
        assertEquals(";", halt.separator());
        assertEquals(List.of("UTF-8"), halt.charsets());
        assertEquals(0.02, halt.toleratedShare());
        assertEquals(0.5, halt.toleratedShrink());
        assertEquals("nummer", halt.keyColumn().orElseThrow());
        assertEquals(
                List.of("nummer", "datum", "tijd", "postcode", "soort", "aantal"),
                List.copyOf(halt.readColumns().keySet()));
    }

    @Test
    void readsTheProjectsOwnContracts() {
        assertEquals(10, Contracts.read(Path.of("config/bronnen")).all().size());
    }

    @Test
    void givesAnotherDigestForAnotherAgreement() throws Exception {
        String before = read(HALT).getContract("halt").sha256();
        assertEquals(before, read(HALT).getContract("halt").sha256());
        assertNotEquals(
                before, read(HALT.replace("2%", "3%")).getContract("halt").sha256());
    }

    /** What is changed in the contract above, into what, and what the fault then says beside the file's name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ritme: maand | 'ritme: maand\nrechtsgrond: convenant' | rechtsgrond",
                "grondslag: convenant | '' | grondslag",
                "bron: halt | bron: haltt | geef bestand en bron dezelfde naam",
                "bron: halt | bron: HALT | kleine letters",
                "leveranciers: {halt: Halt} | leveranciers: {} | ten minste één",
                "soort: gebeurtenissen | soort: gebeurtenis | gebeurtenis",
                "ritme: maand | ritme: uur | uur",
                "ritme: maand | scheidingsteken: ;; | ritme",
                "tolerantie: 2% | tolerantie: 200% | percentage",
                "tolerantie: 2% | tolerantie: veel% | percentage",
                "tolerantie: 2% | 'tolerantie: 2%\nkleinste_groep: 4' | kleinste_groep is ten minste 5",
                "tolerantie: 2% | 'tolerantie: 2%\nscheidingsteken: tab' | scheidingsteken is één teken",
                "tolerantie: 2% | 'tolerantie: 2%\ntekensets: [proef]' | tekenset die niet bestaat",
                "tolerantie: 2% | 'tolerantie: 2%\nperiode_in_naam: weekbestand' | groep van of tot",
                "tolerantie: 2% | 'tolerantie: 2%\nperiode_in_naam: (?<van>(?<tot>' | geen geldig patroon",
                "tolerantie: 2% | 'tolerantie: 2%\nbewaren_dagen: 1' | bewaren_dagen kan alleen 0 zijn",
                "tolerantie: 2% | 'tolerantie: 2%\ngeweigerd_bewaren_dagen: -1' | geweigerd_bewaren_dagen is 0 of meer",
                "codelijst: halt | '' | lot code vraagt een codelijst",
                "per: maand | '' | wijze periode vraagt per",
                "per: maand | per: dag | wijze periode vraagt per",
                "{lot: sleutel} | {lot: hutspot} | hutspot",
                "{lot: sleutel} | {lot: sleutel, lot: weg} | lot",
                "naam: {lot: weg} | soort: {lot: weg} | Duplicate",
                "{lot: sleutel} | {lot: sleutel, kop: '('} | kop is geen geldig patroon",
                "{lot: sleutel} | {lot: sleutel, jaar: 2026} | kolom nummer: jaar hoort bij lot sleutel",
                "naam: {lot: weg} | naam: {lot: weg, jaar: patroon} | kolom naam: jaar hoort bij lot sleutel",
                "soort: gebeurtenissen | soort: misdrijven | kolom nummer: vult sleutel",
                "{lot: weg} | {lot: weg, naar: categorie} | lot weg vult niets",
                "naam: {lot: weg} | na;am: {lot: weg} | naam bestaat uit",
                "{lot: grof, grof: postcode} | {lot: grof} | lot grof vraagt grof",
                "{lot: grof, grof: postcode} | {lot: grof, grof: straat} | straat",
                "{lot: grof, grof: postcode} | {lot: grof, grof: leeftijdsband} | vult leeftijdsband",
                "{lot: grof, grof: postcode} | {lot: grof, grof: postcode, bij: datum} | kolom postcode: bij noemt",
                "{lot: grof, grof: postcode} | {lot: grof, grof: tijdvak, vormen: [dd]} | meer kolommen vullen maand",
                "', vormen: [dd-MM-yyyy]' | '' | kolom datum: deze vorm van grof vraagt vormen",
                "grof: tijdvak | grof: camera | camera vraagt een kolom met grof: tijdvak",
                "grof: tijdvak | grof: maand | grof: maand vraagt naar",
                "{lot: code, naar: categorie} | {lot: code} | lot code vraagt naar",
                "{lot: code, naar: categorie} | {lot: code, naar: straat} | vult straat",
                "', laagste: 1, hoogste: 99' | '' | lot laat vraagt waarden",
                "', hoogste: 99' | '' | laagste en hoogste horen bij elkaar",
                "'naar: aantal, ' | '' | lot laat vraagt naar",
            })
    void refusesWhatIsNoContract(String from, String to, String words) throws Exception {
        String text = HALT.replace(from, to);
        assertNotEquals(HALT, text);
        Fault fault = assertThrows(Fault.class, () -> read(text));
        String message = String.valueOf(fault.getMessage());
        assertTrue(message.contains("halt.yaml"), message);
        assertTrue(message.contains(words), message);
    }

    @Test
    void refusesAKeyWithoutAKeyColumn() {
        String text = HALT.replace("wijze: periode", "wijze: bij-sleutel").replace("{lot: sleutel}", "{lot: weg}");
        Fault fault = assertThrows(Fault.class, () -> read(text));
        assertTrue(String.valueOf(fault.getMessage()).contains("bij-sleutel vraagt een kolom met lot sleutel"));
    }

    @Test
    void refusesWhatIsNoYaml() {
        Fault fault = assertThrows(Fault.class, () -> read("bron: [halt"));
        assertTrue(String.valueOf(fault.getMessage()).contains("halt.yaml is geen geldig contract"));
    }

    @Test
    void namesTheContractsThatExist() throws Exception {
        Contracts contracts = read(HALT);
        Fault fault = assertThrows(Fault.class, () -> contracts.getContract("politie"));
        assertTrue(String.valueOf(fault.getMessage()).endsWith("Bekend: halt."));
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThrows(Fault.class, () -> Contracts.read(folder.resolve("weg")));
    }
}
