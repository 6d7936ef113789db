package nl.wijkbeeld.border;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What one pass over a file's bytes tells, before anything in it is read.
 *
 * @param bytes its size
 * @param sha256 digest of its content, hex; what makes a delivery the same as an earlier one
 * @param hasNul whether a NUL byte is in it: damaged, or not text
 * @param isUtf8 whether every byte sequence is valid UTF-8
 * @param isUnterminated whether it ends without a line end, which is allowed, but then its last line can be a part of one
 * @param longestLine bytes between two line ends, at most; a line that the reader cannot hold vanishes without a word
 */
public record Scan(
        long bytes, String sha256, boolean hasNul, boolean isUtf8, boolean isUnterminated, long longestLine) {

    private static final int BLOCK = 1 << 20;

    /** @throws IOException when the file cannot be read */
    public static Scan of(Path file) throws IOException {
        MessageDigest digest = newDigest();
        Utf8 utf8 = new Utf8();
        Lines lines = new Lines();
        byte[] block = new byte[BLOCK];
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                bytes += read;
                int length = read;
                // one core digests the block while another looks into it
                CompletableFuture<Void> digested = CompletableFuture.runAsync(() -> digest.update(block, 0, length));
                boolean isAscii = lines.feed(block, length);
                utf8.feed(block, length, isAscii);
                digested.join();
            }
        }
        return new Scan(
                bytes,
                HexFormat.of().formatHex(digest.digest()),
                lines.nul,
                utf8.isValid(),
                lines.length > 0,
                lines.longest());
    }

    /** The first of these charsets in which the whole file can be read. */
    Optional<Charset> charset(Path file, List<String> names) throws IOException {
        for (String name : names) {
            Charset charset = Charset.forName(name);
            if (charset.equals(StandardCharsets.UTF_8) ? isUtf8 : isReadableAs(file, charset)) {
                return Optional.of(charset);
            }
        }
        return Optional.empty();
    }

    private static boolean isReadableAs(Path file, Charset charset) throws IOException {
        try (var reader = new java.io.InputStreamReader(
                Files.newInputStream(file),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            char[] block = new char[BLOCK];
            while (reader.read(block) >= 0) {
                // only whether it can be read
            }
            return true;
        } catch (java.nio.charset.CharacterCodingException unreadable) {
            return false;
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    /** Checks UTF-8 block by block. */
    private static final class Utf8 {
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        private final ByteBuffer in = ByteBuffer.allocate(BLOCK + 8);
        private final CharBuffer out = CharBuffer.allocate(BLOCK + 8);
        private boolean valid = true;

        void feed(byte[] block, int length, boolean isAscii) {
            if (isAscii && in.position() == 0) {
                return;
            }
            if (valid) {
                in.put(block, 0, length).flip();
                valid = !decoder.decode(in, out.clear(), false).isError();
                in.compact();
            }
        }

        boolean isValid() {
            if (valid && in.position() > 0) {
                valid = !decoder.decode(in.flip(), out.clear(), true).isError();
            }
            return valid;
        }
    }

    /** Measures lines and looks for NUL; eight bytes at a time where they are plain. */
    private static final class Lines {
        private static final VarHandle EIGHT =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
        private static final long TOP_BITS = 0x8080808080808080L;
        private static final long CONTROLS = 0x0E0E0E0E0E0E0E0EL;

        private boolean nul;
        private long longest;
        private long length;

        /** Tells whether all of it is ASCII. */
        boolean feed(byte[] block, int size) {
            int start = 0;
            int all = 0;
            for (int i = 0; i < size; i++) {
                if (i + 8 <= size && isPlain((long) EIGHT.get(block, i))) {
                    i += 7;
                    continue;
                }
                byte b = block[i];
                all |= b;
                if (b >= 0 && b <= '\r') {
                    nul |= b == 0;
                    if (b == '\n' || b == '\r') {
                        longest = Math.max(longest, length + i - start);
                        length = 0;
                        start = i + 1;
                    }
                }
            }
            length += size - start;
            return all >= 0;
        }

        /** Whether all eight are ASCII and none is NUL, a line end or another byte up to those. */
        private static boolean isPlain(long eight) {
            return ((eight | eight - CONTROLS) & TOP_BITS) == 0;
        }

        long longest() {
            return Math.max(longest, length);
        }
    }
}
