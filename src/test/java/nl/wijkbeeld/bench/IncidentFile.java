package nl.wijkbeeld.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes a police export of any length, about 108 bytes a row, in the form of the contract politie-incidenten.
 *
 * <p>Its awkward rows (refused ones, unknown codes and addresses, repeated numbers) are of the kinds that a bare typed read
 * survives as well: a day that does not exist would end that at once.
 */
final class IncidentFile {

    static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
    static final LocalDate LAST = LocalDate.of(2025, 12, 31);

    private static final String HEADER =
            "registratienummer;kennisnamedatum;pleegdatum_van;pleegtijd_van;pleegdatum_tot;pleegtijd_tot;"
                    + "maatschappelijke_klasse;omschrijving;poging_voltooid;gemeente;plaats;straat;huisnummer;postcode\n";
    private static final int SEED = 20_260_101;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");
    private static final int BLOCK = 1 << 16;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<NamedCsvRecord> codes;
    private final String[] places;
    private final String[] days;
    private final long rows;
    private final StringBuilder text = new StringBuilder(2 * BLOCK);

    private IncidentFile(Path codes, Path addresses, long rows) throws IOException {
        this.codes = read(codes);
        this.places = read(addresses).stream().map(IncidentFile::place).toArray(String[]::new);
        this.days = FIRST.datesUntil(LAST.plusDays(1)).map(DAY::format).toArray(String[]::new);
        this.rows = rows;
    }

    /**
     * @param codes config/codes/politie.csv
     * @param addresses a pc6hnr list
     */
    static Path write(Path folder, Path codes, Path addresses, long rows) throws IOException {
        Path file = folder.resolve("incidenten_20210101_20251231.csv");
        Files.createDirectories(folder);
        new IncidentFile(codes, addresses, rows).write(file);
        return file;
    }

    private static List<NamedCsvRecord> read(Path file) throws IOException {
        try (var csv = CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        }
    }

    private static String place(NamedCsvRecord address) {
        String gemeente = address.getField("Gemeente2024").equals("0141") ? "Almelo" : "Twenterand";
        return "%s;%s;Voorbeeldstraat;%s;%s"
                .formatted(gemeente, gemeente, address.getField("Huisnummer"), address.getField("PC6"));
    }

    private void write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BLOCK)) {
            text.append(HEADER);
            for (long row = 0; row < rows; row++) {
                row(row);
                if (text.length() > BLOCK) {
                    flush(out);
                }
            }
            flush(out);
        }
    }

    private void flush(OutputStream out) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    /** In order of registration, as a register exports it. */
    private void row(long row) {
        int known = (int) (row * days.length / rows);
        int day = Math.max(0, known - delay());
        boolean isRepeated = chance(2, 10_000) && row > 1000;
        number(isRepeated ? row - 1 - random.nextInt(1000) : row);
        text.append(';').append(days[known]).append(';');
        if (chance(1, 10_000)) {
            refused(row);
        } else {
            text.append(days[day]).append(';');
            moment(day);
            code();
        }
        text.append(chance(9, 100) ? ";poging;" : ";voltooid;")
                .append(address())
                .append('\n');
    }

    private void number(long row) {
        String digits = Long.toString(row);
        text.append("DEMO-")
                .append(LAST.getYear())
                .append("000000000", 0, 9 - digits.length())
                .append(digits);
    }

    private int delay() {
        int draw = random.nextInt(100);
        return draw < 60 ? 0 : draw < 80 ? 1 : draw < 95 ? 1 + random.nextInt(7) : random.nextInt(90);
    }

    /** No day, a day to come, no klasse, an hour that the clock skipped. */
    private void refused(long row) {
        text.append(
                switch ((int) (row % 4)) {
                    case 0 -> ";12:00;;;A20;";
                    case 1 -> "01-07-2026;12:00;;;A20;";
                    case 2 -> "01-07-2025;12:00;;;;";
                    default -> "28-03-2021;02:30;;;A20;";
                });
    }

    private void moment(int day) {
        if (chance(94, 100)) {
            time();
        }
        text.append(';');
        if (chance(25, 100)) {
            text.append(days[day]).append(';');
            time();
            text.append(';');
        } else {
            text.append(";;");
        }
    }

    /** From three o'clock on, so that no hour is one that the clock skipped. */
    private void time() {
        int hour = 3 + random.nextInt(21);
        int minute = random.nextInt(60);
        text.append(hour < 10 ? "0" : "")
                .append(hour)
                .append(minute < 10 ? ":0" : ":")
                .append(minute);
    }

    /** The first codes of the list most often; free text with one in ten. */
    private void code() {
        NamedCsvRecord code = codes.get(random.nextInt(1 + random.nextInt(codes.size())));
        text.append(chance(1, 1000) ? "Z999" : code.getField(0)).append(';');
        if (chance(1, 10)) {
            text.append(code.getField(1));
        }
    }

    private String address() {
        if (chance(5, 1000)) {
            return chance(1, 2) ? "Almelo;Almelo;Nergensstraat;1;9999ZZ" : "Almelo;Almelo;;;";
        }
        return places[random.nextInt(places.length)];
    }

    private boolean chance(int part, int whole) {
        return random.nextInt(whole) < part;
    }
}
