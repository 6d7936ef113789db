package nl.wijkbeeld.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import nl.wijkbeeld.journey.Stage.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The CBS list of addresses places what the police and corporations deliver; without it the postcode must do. */
class AddressJourneyTest {

    @TempDir
    Path folder;

    private static String placesOf(Stage stage, String name, String period) {
        Path file = stage.write(
                name + "/incidenten_" + period + ".csv",
                new IncidentFile()
                        .row(name + "-1", "01-10-2026", "12:00", "A20", "3", "7607AA")
                        .row(name + "-2", "01-10-2026", "12:00", "A20", "4 bis", "7607 aa")
                        .row(name + "-3", "01-10-2026", "12:00", "A20", "99", "7607AA")
                        .row(name + "-4", "01-10-2026", "12:00", "A20", "", "7607ZZ")
                        .row(name + "-5", "01-10-2026", "12:00", "A20", "", "7607")
                        .row(name + "-6", "01-10-2026", "12:00", "A20", "1", "1234AB")
                        .text());
        stage.receive(file, "politie-incidenten", "politie").entry();
        return String.join(
                ", ",
                stage.lines("select gebied_code, count(*) as n from stg_gebeurtenissen where levering_id ="
                        + " (select max(levering_id) from ledger_leveringen) group by all order by all"));
    }

    @Test
    void placesAnIncidentInItsBuurtWithTheListAndByPostcodeWithout() {
        try (Stage stage = new Stage(folder, "cbs").start()) {
            assertEquals("GM0141 5, onbekend 1", placesOf(stage, "ZONDER", "20261001_20261031"));
            stage.drop(
                    "cbs.adressen.map",
                    "pc6hnr20240801_gwb.csv",
                    "PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024\r\n"
                            + "7607AA;3;01411003;014110;0141\r\n"
                            + "7607AA;4;1411001;14110;141\r\n"
                            + "7607AA;99;01411003;014110;0141\r\n"
                            + "1011AB;1;03630000;036300;0363\r\n");
            Told told = stage.collect("cbs-adressen");
            assertEquals(3, told.entry().balance().loaded());
            assertEquals(1, told.entry().balance().outside());
            assertEquals(List.of(), told.rules());
            assertEquals(
                    "BU01411001 1, BU01411003 2, GM0141 2, onbekend 1", placesOf(stage, "MET", "20261001_20261107"));
            stage.drop(
                    "cbs.adressen.map",
                    "pc6hnr20250801_gwb.csv",
                    "PC6;Huisnummer;Buurt2025;Wijk2025;Gemeente2025\r\n7607AA;3;01411001;014110;0141\r\n"
                            + "7607AA;4;01411001;014110;0141\r\n");
            assertEquals(3, stage.collect("cbs-adressen").entry().balance().replaced());
            assertEquals("BU01411001 3, GM0141 2, onbekend 1", placesOf(stage, "NIEUW", "20261001_20261114"));
        }
    }
}
