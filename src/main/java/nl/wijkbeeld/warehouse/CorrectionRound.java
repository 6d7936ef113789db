package nl.wijkbeeld.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import nl.wijkbeeld.settings.Fault;

/**
 * The one time that what came late for the closed months of a year enters their frozen counts.
 *
 * @param events how many were added; none when nothing was late, and then no round is recorded
 * @param at moment in UTC
 * @param by who did it
 * @param isNew false when it was done before, and nothing was done now
 */
public record CorrectionRound(int year, long events, LocalDateTime at, String by, boolean isNew) {

    /**
     * @param connection in a transaction of the caller's, thrown away afterwards
     * @param clock tells the day on which the settling days of the year's last month are reckoned
     * @throws Fault when a source with late counts can still have an open month in that year
     */
    static CorrectionRound run(Connection connection, int year, String by, Clock clock) throws SQLException {
        List<Row> done = Row.query(connection, "select * from ledger_correctierondes where jaar = ?", year);
        if (!done.isEmpty()) {
            Row round = done.get(0);
            return new CorrectionRound(
                    year, round.number("aantal"), round.moment("uitgevoerd_op"), round.text("door"), false);
        }
        Row late = Row.query(
                        connection,
                        "select coalesce(sum(n.aantal), 0)::bigint as aantal, coalesce(max(b.sluiten_na_dagen), 0) as dagen"
                                + " from vast_nagekomen n join ref_bronnen b on b.bron = n.bron where year(n.maand) = ?",
                        year)
                .get(0);
        demandClosed(year, late.number("dagen"), LocalDate.now(clock));
        CorrectionRound round = new CorrectionRound(
                year, late.number("aantal"), LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), by, true);
        if (round.events > 0) {
            round.add(connection);
        }
        return round;
    }

    private static void demandClosed(int year, long settlingDays, LocalDate today) {
        LocalDate closed = LocalDate.of(year, 12, 31).plusDays(settlingDays);
        if (closed.isAfter(today)) {
            throw new Fault(
                    "Niet elke maand van %d is al gesloten. Doe de correctieronde vanaf %s; zij kan maar één keer."
                            .formatted(year, closed));
        }
    }

    private void add(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set variable jaar = " + year);
            for (Script part : Script.of("correction")) {
                statement.execute(part.sql());
            }
        }
        try (PreparedStatement row =
                connection.prepareStatement("insert into ledger_correctierondes values (?, ?, ?, ?)")) {
            row.setInt(1, year);
            row.setObject(2, at);
            row.setString(3, by);
            row.setLong(4, events);
            row.executeUpdate();
        }
    }
}
