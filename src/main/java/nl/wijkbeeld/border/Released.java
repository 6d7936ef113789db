package nl.wijkbeeld.border;

import static nl.wijkbeeld.border.Sql.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Delivery;
import nl.wijkbeeld.finding.Finding;
import nl.wijkbeeld.finding.Rule;
import nl.wijkbeeld.settings.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the warehouse may take it: no column of it holds a value that the contract does not let through.
 *
 * <p>Only {@link Border} makes one. The rows are read, generalised and written by one statement into {@link #LANDING}, in
 * the order of the file; a row that breaks the contract is written with a mark in {@code uitkomst}, counted, and erased by
 * {@link #settle}. All of that is one transaction of the caller's, which moves what is left and drops the table: rows that
 * are erased from the table that keeps them would make DuckDB write all others again.
 */
public final class Released {

    /** Table of the rows that are being loaded: the kind's columns and {@code uitkomst}; never committed. */
    public static final String LANDING = "geland";

    /** The {@code uitkomst} of a row that came for a closed month. */
    public static final int LATE = Fates.LATE;

    private static final String REJECTS = "afgekeurde_regels";

    private static final String OUTCOMES = "uitkomsten";

    private static final String STORE_REJECTS =
            "store_rejects = true, rejects_limit = 0, rejects_table = '%1$s', rejects_scan = '%1$s_scan'"
                    .formatted(REJECTS);

    private final Delivery delivery;
    private final Scan scan;
    private final Path csv;
    private final List<String> header;
    private final Pseudonyms pseudonyms;
    private final Limits limits;
    private final @Nullable LocalDate periodStart;
    private final @Nullable LocalDate periodEnd;
    private final List<Finding> earlier;
    private final Fates fates;

    /**
     * @param maximumLine longest line that may stand in a delivery, bytes
     * @param maximumFindings how many findings are told row by row
     */
    record Limits(int maximumLine, int maximumFindings) {

        Finding lineTooLong() {
            return Finding.ofDelivery(Rule.REGEL_TE_LANG, "hoogstens " + maximumLine + " bytes");
        }
    }

    /**
     * @param csv UTF-8, the form that the contract states; the delivery itself or the copy that the border made of it
     * @param header the contract's names of its columns, in the file's order
     * @param earlier findings about rows that did not reach the copy
     */
    Released(
            Delivery delivery,
            Scan scan,
            Path csv,
            List<String> header,
            Pseudonyms pseudonyms,
            Limits limits,
            Optional<Period> period,
            List<Finding> earlier) {
        this.delivery = delivery;
        this.scan = scan;
        this.csv = csv;
        this.header = List.copyOf(header);
        this.pseudonyms = pseudonyms;
        this.limits = limits;
        this.periodStart = period.map(Period::from).orElse(null);
        this.periodEnd = period.map(Period::to).orElse(null);
        this.earlier = List.copyOf(earlier);
        this.fates = new Fates(delivery.contract(), delivery.day(), periodEnd);
    }

    /** What the file's name promises. */
    record Period(LocalDate from, LocalDate to) {}

    public Delivery delivery() {
        return delivery;
    }

    public Contract contract() {
        return delivery.contract();
    }

    public long bytes() {
        return scan.bytes();
    }

    public String sha256() {
        return scan.sha256();
    }

    /** First month that the file's name promises; empty when it promises none. */
    public Optional<LocalDate> periodStart() {
        return Optional.ofNullable(periodStart);
    }

    /** Last day that the file's name promises; empty when it promises none. */
    public Optional<LocalDate> periodEnd() {
        return Optional.ofNullable(periodEnd);
    }

    /**
     * Writes every row that can be read into {@link #LANDING}, marked with its outcome.
     *
     * @param connection in a transaction of the caller's
     * @return a finding about the whole delivery when it cannot be read; empty when rows were written
     * @throws Fault when the hub, not the delivery, is the cause; without the reader's own words, which can quote a row
     */
    public Optional<Finding> land(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            Set<String> keyless = contract().keyColumn().isPresent()
                    ? pseudonyms.register(connection, contract(), delivery.day().getYear())
                    : Set.of();
            statement.execute("drop table if exists " + REJECTS);
            statement.execute("drop table if exists " + REJECTS + "_scan");
            statement.execute("create table " + LANDING + " as\n" + fates.select(source(STORE_REJECTS)));
            for (String year : keyless) {
                demandClosed(statement, year);
            }
            if (!keyless.isEmpty()) {
                statement.execute("update %s set sleutel = null, uitkomst = %d where uitkomst = 0 and sleutel = %s"
                        .formatted(LANDING, Fates.LATE, Pseudonyms.NO_SECRET));
            }
            return lost(statement);
        } catch (SQLException refused) {
            return Optional.of(unreadable(refused));
        } catch (IOException gone) {
            throw new Fault("%s van %s is niet geladen: het bestand is weg. De levering wordt opnieuw geprobeerd."
                    .formatted(contract().bron(), delivery.supplier()));
        }
    }

    /**
     * A year's key may be gone once the partner's last month of it is closed and no event of it is open: what still comes
     * is late.
     *
     * @throws Fault when rows of that year would stay
     */
    private void demandClosed(Statement statement, String year) throws SQLException {
        String partner = text(contract().partner());
        String december = year.equals(Keys.NO_YEAR) ? "null" : "date '" + year + "-12-01'";
        try (ResultSet open =
                statement.executeQuery("select 1 from %s where uitkomst = 0 and sleutel = %s and (%s or %s) limit 1"
                        .formatted(
                                LANDING,
                                Pseudonyms.NO_SECRET,
                                "not exists (from vast_maanden join ref_bronnen using (bron) where partner = %s and maand = %s)"
                                        .formatted(partner, december),
                                "exists (from stg_gebeurtenissen join ref_bronnen using (bron) where partner = %s and sleutel is not null and maand <= %s)"
                                        .formatted(partner, december)))) {
            if (open.next()) {
                throw new Fault(
                        "%s van %s is niet geladen: sleutel %s-%s ontbreekt (sleutel.bestand). Zet haar terug, of maak haar met ./wijkbeeld sleutel%s als zij er nooit was, en start opnieuw; de levering blijft staan."
                                .formatted(
                                        contract().bron(),
                                        delivery.supplier(),
                                        contract().partner(),
                                        year,
                                        year.equals(Keys.NO_YEAR) ? "" : " --jaar " + year));
            }
        }
    }

    /** By year, the fingerprints of the keys that its numbers can be hashed with; none when it has no numbers. */
    public Map<String, String> keyFingerprints() {
        return contract().keyColumn().isPresent()
                ? pseudonyms.fingerprints(contract().partner())
                : Map.of();
    }

    /**
     * Rows that are lost without a number: after a loose quote the reader goes on to the next one and calls all that one
     * rejected line, and a file that ends in the middle of a row can miss any number of them. Such a delivery is refused,
     * whatever its tolerance.
     */
    private Optional<Finding> lost(Statement statement) throws SQLException, IOException {
        try (ResultSet rejects = statement.executeQuery(("select count(*) filter (where kind = 'UNQUOTED VALUE'),"
                        + " count(*) filter (where kind = 'LINE SIZE OVER MAXIMUM'),"
                        + " count(*) filter (where kind = 'MISSING COLUMNS' and until >= %d) from (select"
                        + " error_type::varchar as kind, line_byte_position + strlen(csv_line) as until from %s)")
                .formatted(Files.size(csv), REJECTS))) {
            rejects.next();
            if (rejects.getLong(1) > 0) {
                return Optional.of(noCsv());
            }
            if (rejects.getLong(2) > 0) {
                return Optional.of(limits.lineTooLong());
            }
            return scan.isUnterminated() && rejects.getLong(3) > 0
                    ? Optional.of(
                            Finding.ofDelivery(Rule.ONLEESBAAR, "een laatste rij met " + header.size() + " kolommen"))
                    : Optional.empty();
        }
    }

    private Finding noCsv() {
        return Finding.ofDelivery(
                Rule.ONLEESBAAR,
                "CSV met scheidingsteken '%s', één soort regeleinden en elke aanhaling gesloten"
                        .formatted(contract().separator()));
    }

    /** The reader's text stays here: it can quote a row. */
    private Finding unreadable(SQLException refused) {
        String message = String.valueOf(refused.getMessage());
        if (message.contains("Maximum line size") || message.contains("buffer_size")) {
            return limits.lineTooLong();
        }
        if (message.contains("CSV Error") || message.contains("CSV Parser")) {
            return noCsv();
        }
        String cause = message.contains("Out of Memory")
                ? "het geheugen was op; verhoog warehouse.geheugen"
                : message.contains("No space left") || message.contains("IO Error")
                        ? "de schijf weigerde; maak ruimte of controleer de rechten"
                        : "de database weigerde; meld dit met het nummer van de levering";
        throw new Fault("%s van %s is niet geladen: %s. De levering blijft staan en wordt opnieuw geprobeerd."
                .formatted(contract().bron(), delivery.supplier(), cause));
    }

    /**
     * Counts and erases what may not stay: refused rows, rows for a closed month, what lies outside the areas.
     *
     * @return the balance: read = loaded + refused + late + merged + outside
     */
    public Tally settle(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>(earlier);
        long refused = earlier.stream().mapToLong(Finding::count).sum();
        long loaded = 0;
        long late = 0;
        long outside = 0;
        TreeSet<Integer> broken = new TreeSet<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet counts =
                    statement.executeQuery("select uitkomst, count(*) from " + LANDING + " group by uitkomst")) {
                while (counts.next()) {
                    int outcome = counts.getInt(1);
                    long rows = counts.getLong(2);
                    switch (outcome) {
                        case 0 -> loaded = rows;
                        case Fates.LATE -> late = rows;
                        case Fates.OUTSIDE -> outside = rows;
                        default -> {
                            refused += rows;
                            broken.add(outcome);
                        }
                    }
                }
            }
            TreeSet<Long> rejected = rejectedLines(statement);
            refused += rejected.size();
            rejected.stream()
                    .limit(limits.maximumFindings())
                    .forEach(line -> findings.add(
                            Finding.ofRow(Rule.RIJ_ONLEESBAAR, line - 1, null, header.size() + " kolommen")));
            if (!broken.isEmpty()) {
                earlier.stream()
                        .flatMap(finding -> Stream.ofNullable(finding.row()))
                        .forEach(row -> rejected.add(1 + row));
                findings.addAll(brokenRows(statement, broken, rejected));
            }
            if (refused > 0 || late > 0 || outside > 0) {
                statement.execute("delete from " + LANDING + " where uitkomst > 0");
            }
        }
        return new Tally(loaded, refused, late, outside, findings);
    }

    /** The lines that the reader could not split; only their numbers, never their text. */
    private static TreeSet<Long> rejectedLines(Statement statement) throws SQLException {
        TreeSet<Long> lines = new TreeSet<>();
        try (ResultSet rejects = statement.executeQuery("select distinct line from " + REJECTS)) {
            while (rejects.next()) {
                lines.add(rejects.getLong(1));
            }
        }
        return lines;
    }

    private List<Finding> brokenRows(Statement statement, Set<Integer> broken, TreeSet<Long> rejected)
            throws SQLException {
        List<Finding> findings = new ArrayList<>();
        // a second pass over the file, only when a row was refused: the landed rows no longer tell their place
        statement.execute("create or replace temp table %s as\n%s"
                .formatted(OUTCOMES, fates.outcomes(source("ignore_errors = true"), broken)));
        try (ResultSet rows =
                statement.executeQuery("select rij, uitkomst from (select row_number() over () as rij, uitkomst from "
                        + OUTCOMES + ") where uitkomst > 0 order by rij")) {
            while (findings.size() < limits.maximumFindings() && rows.next()) {
                Check check = fates.checks().get(rows.getInt(2) - 1);
                findings.add(Finding.ofRow(
                        check.rule(), place(rows.getLong(1), rejected), check.column(), check.expected()));
            }
        }
        statement.execute("drop table " + OUTCOMES);
        return findings;
    }

    /** The reader numbers only the rows that it got and could split; the sender counts all. */
    private static long place(long row, TreeSet<Long> rejected) {
        long place = row;
        for (long line : rejected) {
            if (line - 1 > place) {
                break;
            }
            place++;
        }
        return place;
    }

    private String source(String onError) {
        String columns =
                header.stream().map(column -> text(column) + ": 'VARCHAR'").collect(Collectors.joining(", "));
        return ("read_csv(%s, auto_detect = false, header = true, delim = %s, quote = '\"', escape = '\"', columns = {%s}, "
                        + "max_line_size = %d, buffer_size = %d, %s)")
                .formatted(
                        text(csv.toString()),
                        text(contract().separator()),
                        columns,
                        limits.maximumLine(),
                        Math.max(limits.maximumLine() * 2L, 32L << 20),
                        onError);
    }
}
