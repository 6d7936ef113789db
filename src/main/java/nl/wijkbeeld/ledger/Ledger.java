package nl.wijkbeeld.ledger;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.finding.Finding;
import org.jspecify.annotations.Nullable;

/** What was received and what became of it; written in the transaction that loads. */
public final class Ledger {

    private static final Pattern ENDING = Pattern.compile("\\.(csv|jsonl|ndjson)$", Pattern.CASE_INSENSITIVE);

    private Ledger() {}

    /** The number that the next delivery gets. */
    public static int nextId(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet highest =
                        statement.executeQuery("select coalesce(max(levering_id), 0) + 1 from ledger_leveringen")) {
            highest.next();
            return highest.getInt(1);
        }
    }

    /** Whether this content of this supplier was loaded before. */
    public static boolean isKnown(Connection connection, Contract contract, String supplier, String sha256)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from ledger_leveringen "
                + "where bron = ? and leverancier = ? and sha256 = ? and uitkomst = 'geladen' limit 1")) {
            query.setString(1, contract.bron());
            query.setString(2, supplier);
            query.setString(3, sha256);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    /** Writes a delivery and its findings. */
    public static void record(Connection connection, Entry entry) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(
                "insert into ledger_leveringen (levering_id, bron, leverancier, bestand, bytes, sha256, contract_sha256, "
                        + "grondslag, maand_van, maand_tot, periode_tot, ontvangen_op, uitkomst, reden, rijen_gelezen, rijen_geladen, "
                        + "rijen_geweigerd, rijen_vervangen, rijen_nagekomen, rijen_samengevoegd, rijen_buiten_bereik, "
                        + "rijen_onbekende_code, rijen_onbekend_gebied) "
                        + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            Entry.Balance balance = entry.balance();
            row.setInt(1, entry.id());
            row.setString(2, entry.contract().bron());
            row.setString(3, entry.supplier());
            row.setString(4, harmless(entry.name()));
            row.setLong(5, entry.bytes());
            row.setString(6, entry.sha256());
            row.setString(7, entry.contract().sha256());
            row.setString(8, entry.contract().legalGround());
            row.setDate(9, date(entry.firstMonth()));
            row.setDate(10, date(entry.lastMonth()));
            row.setDate(11, date(entry.periodEnd()));
            row.setTimestamp(12, Timestamp.valueOf(LocalDateTime.ofInstant(entry.receivedAt(), ZoneOffset.UTC)));
            row.setString(13, entry.outcome().word());
            row.setString(14, entry.reason());
            row.setLong(15, balance.read());
            row.setLong(16, balance.loaded());
            row.setLong(17, balance.refused());
            row.setLong(18, balance.replaced());
            row.setLong(19, balance.late());
            row.setLong(20, balance.merged());
            row.setLong(21, balance.outside());
            row.setLong(22, balance.unknownCode());
            row.setLong(23, balance.unknownArea());
            row.executeUpdate();
        }
        recordFindings(connection, entry);
    }

    /** Writes that the delivered file is no more. */
    public static void recordDestroyed(Connection connection, int id, Instant moment) throws SQLException {
        try (PreparedStatement row =
                connection.prepareStatement("update ledger_leveringen set vernietigd_op = ? where levering_id = ?")) {
            row.setTimestamp(1, Timestamp.valueOf(LocalDateTime.ofInstant(moment, ZoneOffset.UTC)));
            row.setInt(2, id);
            row.executeUpdate();
        }
    }

    private static void recordFindings(Connection connection, Entry entry) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(
                "insert into ledger_bevindingen (levering_id, rij, kolom, regel, verwacht, aantal) values (?, ?, ?, ?, ?, ?)")) {
            for (Finding finding : entry.findings()) {
                row.setInt(1, entry.id());
                row.setObject(2, finding.row());
                row.setString(3, finding.column());
                row.setString(4, finding.rule().code());
                row.setString(5, finding.expected());
                row.setLong(6, finding.count());
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    /** Of its name only the end is kept: a supplier can put a person in the rest, and the digest tells the file. */
    private static String harmless(String name) {
        Matcher ending = ENDING.matcher(name);
        return ending.find() ? "(naam)" + ending.group() : "(naam)";
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }
}
