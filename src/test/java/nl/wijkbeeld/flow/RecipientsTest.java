package nl.wijkbeeld.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.wijkbeeld.settings.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class RecipientsTest {

    private static final Set<String> AREAS = Set.of("WK014110", "basisteam");

    @TempDir
    Path folder;

    private Recipients read(String text) throws IOException {
        return Recipients.read(Files.writeString(folder.resolve("berichten.yaml"), text), AREAS);
    }

    @Test
    void theRepositorysOwnNamesNobody() {
        assertEquals(new Recipients(Map.of(), List.of()), Recipients.read(Path.of("config/berichten.yaml"), AREAS));
    }

    @Test
    void putsTheLinesOfOneAddressTogether() throws IOException {
        assertEquals(
                new Recipients(Map.of("a.o'b@x.nl", Set.of("WK014110", "basisteam")), List.of("b@x.nl")), read("""
                        dossiers:
                          - {adres: "a.o'b@x.nl", gebieden: [WK014110]}
                          - {adres: "a.o'b@x.nl", gebieden: [basisteam]}
                        beheer: [b@x.nl, b@x.nl]
                        """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "beheer: [a]|bij beheer hoort een e-mailadres",
                "beheer: ['a@x.nl,b@x.nl']|bij beheer hoort een e-mailadres",
                "beheer: ['A <a@x.nl>']|bij beheer hoort een e-mailadres",
                "beheer: [\"a@x.nl\\n\"]|bij beheer hoort een e-mailadres",
                "beheer: [\"a@x.nl\\r\\nBcc: b@x.nl\"]|bij beheer hoort een e-mailadres",
                "beheer: [null]|bij beheer hoort een e-mailadres",
                "beheer: {a: b}|beheer (regel 1) is onbekend of heeft niet de goede vorm",
                "beheerders: []|beheerders (regel 1) is onbekend",
                "dossiers: [{adres: a@x.nl, gebieden: [WK1]}]|bij dossiers[1].gebieden horen codes",
                "dossiers: [{adres: a@x.nl}]|bij dossiers[1].gebieden horen codes",
                "dossiers: [{gebieden: [basisteam]}]|bij dossiers[1].adres hoort een e-mailadres",
                "dossiers: [{adres: a@x.nl, gebied: WK014110}]|dossiers.1.gebied (regel 1) is onbekend",
                "dossiers: [null]|dossiers[1].adres hoort een e-mailadres",
                "beheer: [|(regel 1) is onbekend of heeft",
                "``|dossiers of beheer (regel",
            })
    void namesTheFileAndTheKeyOfWhatIsWrong(String text, String told) {
        String fault =
                String.valueOf(assertThrows(Fault.class, () -> read(text)).getMessage());
        assertTrue(fault.contains("berichten.yaml"), fault);
        assertTrue(fault.contains(told), fault);
    }
}
