package nl.wijkbeeld.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path root;

    private Settings read(String properties, Map<String, String> overlay) throws IOException {
        Files.createDirectories(root.resolve("config"));
        Files.createDirectories(root.resolve("routes/templates"));
        Files.writeString(root.resolve("config/wijkbeeld.properties"), properties);
        Files.writeString(root.resolve("routes/halt.camel.yaml"), "- {name: map, value: \"{{halt.plek}}\"}\n");
        Files.writeString(root.resolve("routes/zaken.camel.yaml"), "- {name: databank, value: zvh}\n");
        Files.writeString(root.resolve("routes/templates/map.camel.yaml"), "- {{map}}\n");
        return Settings.read(Home.at(root), overlay);
    }

    private static String message(Fault fault) {
        return String.valueOf(fault.getMessage());
    }

    @Test
    void stopsAtAnUnknownKeyAndNamesIt() {
        Fault fault = assertThrows(
                Fault.class, () -> read("warehouse.threads=1\nwarehouse.thread=4\n", Map.of("nacht.kron", "x")));
        assertTrue(message(fault).contains("onbekende instelling nacht.kron, warehouse.thread."), message(fault));
        assertTrue(message(fault).contains("wijkbeeld.properties"));
    }

    @Test
    void knowsTheKeysThatRoutesName() throws Exception {
        Settings settings = read("halt.plek=var/halt\nzvh.jdbc.url=jdbc:x\nzvh.jdbc.gebruiker=a\n", Map.of());
        assertEquals("var/halt", settings.find("halt.plek").orElseThrow());
        assertEquals(List.of("zvh"), settings.prefixesOf(".jdbc.url"));
        assertTrue(settings.find("zvh.jdbc.wachtwoord").isEmpty());
    }

    @Test
    void doesNotTakeATemplatesParameterForASetting() {
        Fault fault = assertThrows(Fault.class, () -> read("map=var/halt\n", Map.of()));
        assertTrue(message(fault).contains("onbekende instelling map."), message(fault));
    }

    @Test
    void givesTheStandardForWhatTheFileLeavesOut() throws Exception {
        Settings settings = read("http.pogingen=3\n", Map.of("warehouse.threads", "7"));
        assertEquals(3, settings.number(Setting.HTTP_POGINGEN));
        assertEquals(7, settings.number(Setting.WAREHOUSE_THREADS));
        assertEquals("320MB", settings.text(Setting.WAREHOUSE_GEHEUGEN));
        assertFalse(settings.flag(Setting.DEMONSTRATIE));
        assertEquals("320MB", settings.asProperties().getProperty("warehouse.geheugen"));
    }

    @Test
    void namesTheKeyOfAValueThatCannotBe() throws Exception {
        Settings settings = read("http.pogingen=0\nwarehouse.threads=twee\ndossier.demonstratie=misschien\n", Map.of());
        for (Setting number : List.of(Setting.HTTP_POGINGEN, Setting.WAREHOUSE_THREADS)) {
            Fault fault = assertThrows(Fault.class, () -> settings.number(number));
            assertTrue(message(fault).contains(number.key()), message(fault));
            assertFalse(message(fault).contains("twee"), message(fault));
        }
        Fault fault = assertThrows(Fault.class, () -> settings.flag(Setting.DEMONSTRATIE));
        assertTrue(message(fault).contains("dossier.demonstratie moet ja of nee zijn"));
    }

    @Test
    void readsASecretFromTheEnvironment() throws Exception {
        Settings settings = read("halt.plek=env:PATH\nzvh.jdbc.wachtwoord=env:WIJKBEELD_DIE_ER_NIET_IS\n", Map.of());
        assertEquals(System.getenv("PATH"), settings.find("halt.plek").orElseThrow());
        assertTrue(settings.find("zvh.jdbc.wachtwoord").isEmpty());
    }

    @Test
    void readsASecretFromAFile() throws Exception {
        Path secret = Files.writeString(root.resolve("geheim"), "  zeg-het-niemand\n");
        Settings settings = read("zvh.jdbc.wachtwoord=bestand:" + secret + "\n", Map.of());
        assertEquals("zeg-het-niemand", settings.find("zvh.jdbc.wachtwoord").orElseThrow());
    }

    @Test
    void namesTheKeyOfASecretThatIsNotThere() {
        Fault fault = assertThrows(
                Fault.class, () -> read("zvh.jdbc.wachtwoord=bestand:" + root.resolve("weg") + "\n", Map.of()));
        assertTrue(message(fault).contains("zvh.jdbc.wachtwoord"), message(fault));
    }

    @Test
    void stopsWithoutItsFile() {
        Fault fault = assertThrows(Fault.class, () -> Settings.read(Home.at(root), Map.of()));
        assertTrue(message(fault).contains("wijkbeeld.properties is niet te lezen"));
    }
}
