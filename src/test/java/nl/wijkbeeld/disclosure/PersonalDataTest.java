package nl.wijkbeeld.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import nl.wijkbeeld.disclosure.PersonalData.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like somebody's is found; what a wijkregisseur writes otherwise is not. All numbers are made up. */
class PersonalDataTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "een burgerservicenummer | 111222333",
                "een burgerservicenummer | 1112.22.333",
                "een burgerservicenummer | 111 222 333",
                "een burgerservicenummer | 010464554",
                "een burgerservicenummer | 10464554",
                "een telefoonnummer | 0546-541111",
                "een telefoonnummer | 06 12 34 56 78",
                "een telefoonnummer | 06-12345678",
                "een telefoonnummer | +31 6 12345678",
                "een telefoonnummer | 0031612345678",
                "een telefoonnummer | +31(0)546 541111",
                "een e-mailadres | j.jansen@almelo.example",
                "een e-mailadres | J@voorbeeld.example.nl",
                "een IBAN | NL91 ABNA 0417 1643 00",
                "een IBAN | nl91abna0417164300",
                "een IBAN | DE89370400440532013000",
                "een kenteken | 12-BTX-3",
                "een kenteken | GB-001-B",
                "een kenteken | 41 TDK 8",
                "een kenteken | 4tfl24",
                "een kenteken | DJ-67-FG",
                "een kenteken | XP004T",
            })
    void findsWhatIsSomebodys(String kind, String text) {
        assertEquals(
                Optional.of(new Found(kind, 8, 7 + text.length())),
                PersonalData.in("Kijk : " + text + " bij de school."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fietsendiefstal: 31 in vier weken, verwacht 12–22. Sinds week 40.",
                "Van 12 tot 14 uur extra toezicht op 22-11-2026 en 5-mrt-26.",
                "111222334 is geen nummer van iemand, 123456789 ook niet.",
                "In 2025 waren het 1.234.567 stuks, in 2024 12 345 678.",
                "Het budget is 12.500 euro; zie besluit 2026-0123.",
                "Postcode 7607 HA, wijk WK014110, buurt BU01411001.",
                "Cameras aan de A35 en de N349, 20 de 30 dagen.",
                "Bel 112 of 0900-8844."
            })
    void leavesTheRestAlone(String text) {
        assertEquals(Optional.empty(), PersonalData.in(text));
    }

    @Test
    void tellsWhere() {
        assertEquals(
                Optional.of(new Found("een telefoonnummer", 6, 16)),
                PersonalData.in("Bel: 0546-541111, vraag naar mij."));
    }
}
