package nl.wijkbeeld.border;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    private static final String SECRET = "geheim-geheim-geheim-geheim-geheim";

    @TempDir
    Path folder;

    private static Settings settings(String file) {
        return Settings.read(Home.at(Path.of("").toAbsolutePath()), Map.of("sleutel.bestand", file));
    }

    private static Keys read(String file, Map<String, String> environment) {
        return Keys.read(settings(file), environment::get);
    }

    private Path write(String name, String mode, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static String fault(Path file) {
        return String.valueOf(
                assertThrows(Fault.class, () -> read(file.toString(), Map.of())).getMessage());
    }

    @Test
    void readsTheFileElseTheCredentialElseTheEnvironment() throws IOException {
        Path file = write("eigen", "rw-------", "# van de beheerder\n\npolitie-2026=" + SECRET + "\n");
        write("sleutels", "r--r-----", "politie-2027=" + SECRET + "\npolitie-zonder-jaar=" + SECRET);
        Map<String, String> environment =
                Map.of("CREDENTIALS_DIRECTORY", folder.toString(), "WIJKBEELD_SLEUTELS", "politie-2028=" + SECRET);
        assertEquals(List.of("2026"), read(file.toString(), environment).years("politie"));
        assertEquals(List.of("2027", Keys.NO_YEAR), read("", environment).years("politie"));
        Files.delete(folder.resolve("sleutels"));
        assertEquals(List.of("2028"), read("", environment).years("politie"));
        String missing = String.valueOf(
                assertThrows(Fault.class, () -> read("", Map.of())).getMessage());
        assertTrue(missing.contains("sleutel.bestand") && missing.contains("WIJKBEELD_SLEUTELS"), missing);
    }

    @Test
    void refusesAFileThatOthersCanReach() throws IOException {
        for (String mode : List.of("rw-r-----", "rw----r--", "rw--w----")) {
            String told = fault(write("sleutels", mode, "politie-2026=" + SECRET));
            assertTrue(told.contains("sleutel.bestand") && told.contains("0600"), told);
        }
        for (String mode : List.of("rw-------", "r--------")) {
            read(write("sleutels", mode, "politie-2026=" + SECRET).toString(), Map.of());
        }
    }

    @Test
    void tellsTheLineThatIsNoKeyAndNothingOfIt() throws IOException {
        for (String wrong : List.of(
                SECRET,
                "politie-2026=" + SECRET.substring(0, 31),
                "politie=" + SECRET,
                "politie-1999=" + SECRET,
                "politie-2025=" + SECRET)) {
            String told = fault(write("sleutels", "rw-------", "politie-2025=" + SECRET + "\n" + wrong + "\n"));
            assertTrue(told.contains("regel 2 is geen sleutel"), told);
            assertFalse(told.contains("geheim-geheim"), told);
        }
    }

    @Test
    void makesWhatIsMissingAndNothingElse() throws IOException {
        Path file = folder.resolve("sleutels");
        assertEquals(
                List.of("politie-2025", "politie-2026", "politie-zonder-jaar"),
                Keys.make(file, List.of("politie"), 2025, 2026));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        List<String> first = Files.readAllLines(file);
        assertEquals(
                3,
                first.stream()
                        .map(line -> line.replaceFirst(".*=", ""))
                        .distinct()
                        .count());
        assertTrue(first.stream().allMatch(line -> line.matches("politie-(20\\d\\d|zonder-jaar)=[0-9a-f]{64}")));

        Files.write(file, first.subList(1, 3)); // the oldest was done away with, and stays away
        assertEquals(
                List.of("politie-2027", "halt-2024", "halt-2025", "halt-2026", "halt-2027", "halt-zonder-jaar"),
                Keys.make(file, List.of("politie", "halt"), 2024, 2027));
        assertEquals(first.subList(1, 3), Files.readAllLines(file).subList(0, 2));
        assertEquals(List.of(), Keys.make(file, List.of("politie", "halt"), 2024, 2027));
        assertEquals(List.of("politie-2025"), Keys.make(file, List.of("politie", "halt"), 2025));
    }
}
