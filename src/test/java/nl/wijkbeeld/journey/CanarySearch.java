package nl.wijkbeeld.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Looks for canaries in every byte of a folder: names of files, their bytes, and of a PDF its text and unpacked streams.
 *
 * <p>Six letters of the {@link #MARKER} in a row are a hit: a compressed column holds its text in pieces of at most eight
 * bytes. The forms are plain (UTF-8 and Windows-1252 alike: the marker is ASCII), reversed, UTF-16 of either order, hex and
 * base64; capitals count as small letters.
 */
final class CanarySearch {

    /** Stands in every canary; nobody would write it by accident. */
    static final String MARKER = "XQ7ZKWJV";
    /** An event number of digits alone. */
    static final String NUMBER = "90417738265541";
    /** A house number; fits a 32-bit column. */
    static final String HOUSE = "1904177382";
    /** A birth date, as delivered and as a database writes it. */
    static final List<String> BIRTH = List.of("13-07-1951", "1951-07-13");

    private static final int PIECE = 6;
    private static final int CONTEXT = 40;
    private static final Map<String, String> NEEDLES = needles();

    private CanarySearch() {}

    /** Needle, in small letters, → the form that it is. */
    private static Map<String, String> needles() {
        Map<String, String> needles = new LinkedHashMap<>();
        for (int from = 0; from + PIECE <= MARKER.length(); from++) {
            forms(MARKER.substring(from, from + PIECE), needles);
        }
        Stream.concat(Stream.of(NUMBER, HOUSE), BIRTH.stream()).forEach(number -> forms(number, needles));
        for (String text : List.of(MARKER, MARKER.toLowerCase(Locale.ROOT), NUMBER, HOUSE)) {
            base64(text, needles);
        }
        return needles;
    }

    private static void forms(String text, Map<String, String> needles) {
        String small = text.toLowerCase(Locale.ROOT);
        needles.put(small, "plain");
        needles.put(new StringBuilder(small).reverse().toString(), "reversed");
        needles.put(String.join("\0", small.split("")), "UTF-16");
        for (String cased : List.of(text, small)) {
            needles.put(HexFormat.of().formatHex(cased.getBytes(StandardCharsets.US_ASCII)), "hex");
        }
    }

    /** Wherever in a longer text it stands: three places, without the letters that its neighbours share. */
    private static void base64(String text, Map<String, String> needles) {
        for (int before = 0; before < 3; before++) {
            String coded = Base64.getEncoder()
                    .encodeToString(("\0".repeat(before) + text).getBytes(StandardCharsets.US_ASCII));
            int from = (before * 8 + 5) / 6;
            int to = (before + text.length()) * 8 / 6;
            needles.put(coded.substring(from, to).toLowerCase(Locale.ROOT), "base64");
        }
    }

    /** Each hit as {@code file: form: what stands around it}; at most one for each file and form. */
    static List<String> hits(Path folder, Predicate<Path> searched) {
        List<String> hits = new ArrayList<>();
        if (Files.notExists(folder)) {
            return hits;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(searched).toList()) {
                String name = folder.relativize(file).toString();
                hits.addAll(hits(name, name));
                if (Files.isRegularFile(file)) {
                    hits.addAll(hits(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)));
                    if (name.endsWith(".pdf")) {
                        hits.addAll(hits(name, unpacked(file)));
                    }
                }
            }
            return hits;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As {@link #hits(Path, Predicate)}, in a text that is named. */
    static List<String> hits(String name, String text) {
        String small = text.toLowerCase(Locale.ROOT);
        Map<String, String> found = new LinkedHashMap<>();
        NEEDLES.forEach((needle, form) -> {
            int at = small.indexOf(needle);
            if (at >= 0) {
                String around = text.substring(Math.max(0, at - CONTEXT), Math.min(text.length(), at + 2 * CONTEXT));
                found.putIfAbsent(form, name + ": " + form + ": " + around.replaceAll("[^ -~]", "."));
            }
        });
        return List.copyOf(found.values());
    }

    private static String unpacked(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            StringBuilder all = new StringBuilder(new PDFTextStripper().getText(document));
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSStream stream) {
                    try (var in = stream.createInputStream()) {
                        all.append('\n').append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
                    }
                }
            }
            return all.toString();
        }
    }
}
