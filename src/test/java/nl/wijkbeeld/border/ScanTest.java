package nl.wijkbeeld.border;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scan sees does not depend on where in a file it stands: most bytes are looked at eight at a time. */
class ScanTest {

    private static final int LENGTH = 40;

    @TempDir
    Path folder;

    private Scan with(int place, byte odd) throws IOException {
        byte[] bytes = "a".repeat(LENGTH).getBytes(StandardCharsets.US_ASCII);
        bytes[place] = odd;
        return Scan.of(Files.write(folder.resolve("levering.csv"), bytes));
    }

    @Test
    void seesAByteAtAnyPlace() throws IOException {
        for (int place = 0; place < LENGTH; place++) {
            int longest = Math.max(place, LENGTH - 1 - place);
            for (byte end : new byte[] {'\n', '\r'}) {
                assertEquals(longest, with(place, end).longestLine(), "line end at " + place);
            }
            Scan nul = with(place, (byte) 0);
            assertEquals("true " + LENGTH, nul.hasNul() + " " + nul.longestLine(), "NUL at " + place);
            assertEquals(false, with(place, (byte) 0xE9).isUtf8(), "Windows-1252 at " + place);
            Scan plain = with(place, (byte) 14);
            assertEquals("false true", plain.hasNul() + " " + plain.isUtf8(), "a byte past the line ends at " + place);
        }
    }
}
