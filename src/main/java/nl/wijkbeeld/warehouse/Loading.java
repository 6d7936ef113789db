package nl.wijkbeeld.warehouse;

import static nl.wijkbeeld.border.Released.LANDING;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.wijkbeeld.border.Released;
import nl.wijkbeeld.border.Tally;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Kind;
import nl.wijkbeeld.finding.Finding;
import nl.wijkbeeld.finding.Rule;
import nl.wijkbeeld.ledger.Entry;
import nl.wijkbeeld.ledger.Fingerprints;
import nl.wijkbeeld.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Loads one delivery inside one transaction: its rows, what they replace, and its line in the ledger. Whatever refuses it
 * is thrown as {@link Refusal}, so that the transaction leaves nothing behind.
 */
final class Loading {

    /** So many keys are held in memory at a time when repeated ones are looked for. */
    private static final long KEYS_AT_A_TIME = 4_000_000;

    /** Rolls the transaction back; carries what the ledger must know. */
    static final class Refusal extends RuntimeException {
        private final transient Entry entry;

        Refusal(Entry entry) {
            super("geweigerd", null, false, false);
            this.entry = entry;
        }

        Entry entry() {
            return entry;
        }
    }

    private final Connection connection;
    private final Released released;
    private final Contract contract;
    private final String table;
    private final int id;

    private Loading(Connection connection, Released released, int id) {
        this.connection = connection;
        this.released = released;
        this.contract = released.contract();
        this.table = contract.kind().table();
        this.id = id;
    }

    static Entry load(Connection connection, Released released) throws SQLException {
        int id = Ledger.nextId(connection);
        return new Loading(connection, released, id).run();
    }

    private Entry run() throws SQLException {
        if (Ledger.isKnown(connection, contract, released.delivery().supplier(), released.sha256())) {
            Finding known = Finding.ofDelivery(Rule.DUBBELE_LEVERING, "nieuwe inhoud");
            Entry entry = without(Entry.Outcome.DUPLICATE, Entry.Balance.NONE, List.of(known));
            Ledger.record(connection, entry);
            return entry;
        }
        Fingerprints.compare(connection, contract.partner(), released.keyFingerprints());
        Optional<Finding> unreadable = released.land(connection);
        if (unreadable.isPresent()) {
            throw new Refusal(without(Entry.Outcome.REFUSED, Entry.Balance.NONE, List.of(unreadable.get())));
        }
        Late.count(connection, released);
        Tally tally = released.settle(connection);
        refuseAboveTolerance(tally);
        long merged = contract.mergesKeys() ? merge(tally.loaded()) : 0;
        merged += outdated();
        long replaced = replace();
        long loaded = tally.loaded() - merged;
        refuseShrink(tally, loaded, replaced);
        Entry entry = loaded(tally, merged, replaced);
        keep(loaded);
        Ledger.record(connection, entry);
        if (contract.kind() == Kind.ADDRESSES) {
            Lookups.refresh(connection);
        }
        return entry;
    }

    /** Moves what is left of the delivery to its kind's table. */
    private void keep(long loaded) throws SQLException {
        long kept = update("insert into %s select %d, '%s', '%s', * from %s"
                .formatted(table, id, contract.bron(), released.delivery().supplier(), LANDING));
        if (kept != loaded) {
            throw new IllegalStateException("%d rows kept of %d".formatted(kept, loaded));
        }
        execute("drop table " + LANDING);
    }

    private void refuseAboveTolerance(Tally tally) {
        Entry.Balance balance = new Entry.Balance(0, tally.refused(), tally.late(), 0, tally.outside(), 0, 0, 0);
        if (tally.refused() > contract.toleratedShare() * tally.read()) {
            List<Finding> findings = new ArrayList<>(tally.findings());
            findings.add(Finding.ofDelivery(
                    Rule.BOVEN_TOLERANTIE,
                    "hoogstens %s; nu %d van %d rijen".formatted(contract.tolerance(), tally.refused(), tally.read())));
            throw new Refusal(without(Entry.Outcome.REFUSED, balance, findings));
        }
        if (tally.loaded() + tally.late() + tally.outside() == 0) {
            List<Finding> findings = new ArrayList<>(tally.findings());
            findings.add(Finding.ofDelivery(Rule.GEEN_RIJEN, "ten minste één bruikbare rij"));
            throw new Refusal(without(Entry.Outcome.REFUSED, balance, findings));
        }
    }

    /** Several rows of one event are one event; which of them counts does not depend on their order in the file. */
    private long merge(long loaded) throws SQLException {
        long merged = 0;
        long parts = 1 + loaded / KEYS_AT_A_TIME;
        for (long part = 0; part < parts; part++) {
            // a 64-bit hash finds the candidates; the keys themselves decide
            execute("create or replace temp table herhaalde_sleutels as select s from "
                    + "(select hash(sleutel) as s from %s where sleutel is not null) where s %% %d = %d "
                            .formatted(LANDING, parts, part)
                    + "group by s having count(*) > 1");
            if (count("select count(*) from herhaalde_sleutels") > 0) {
                merged += update(("delete from %1$s where rowid in (select r from (select rowid as r, "
                                + "row_number() over (partition by sleutel order by maand desc, categorie, gebied_code, week desc) as n "
                                + "from %1$s where hash(sleutel) in (select s from herhaalde_sleutels)) where n > 1)")
                        .formatted(LANDING));
            }
        }
        return merged;
    }

    /** A delivery that comes after a later one of the same supplier does not undo what that one corrected. */
    private long outdated() throws SQLException {
        Optional<LocalDate> end = released.periodEnd();
        if (contract.replace() != Contract.Replace.BY_KEY || end.isEmpty()) {
            return 0;
        }
        return update(("delete from %1$s where sleutel in (select sleutel from %2$s where levering_id in "
                        + "(select levering_id from ledger_leveringen where bron = '%3$s' and leverancier = '%4$s' and uitkomst = 'geladen' and periode_tot > date '%5$s'))")
                .formatted(LANDING, table, contract.bron(), released.delivery().supplier(), end.get()));
    }

    private long replace() throws SQLException {
        String ofSupplier = " from %s where bron = '%s' and leverancier = '%s'"
                .formatted(table, contract.bron(), released.delivery().supplier());
        if (count("select count(*)" + ofSupplier) == 0) {
            return 0; // a first delivery can be large: spare the lists of what to replace
        }
        String earlier = "delete" + ofSupplier;
        return switch (contract.replace()) {
            case APPEND -> 0;
            case SNAPSHOT -> update(earlier);
            case PERIOD ->
                update(earlier
                        + " and %1$s in (select distinct %1$s from %2$s)".formatted(contract.replacePer(), LANDING));
            case BY_KEY -> update(earlier + " and sleutel in (select sleutel from %s)".formatted(LANDING));
        };
    }

    private void refuseShrink(Tally tally, long loaded, long replaced) {
        boolean whole =
                contract.replace() == Contract.Replace.SNAPSHOT || contract.replace() == Contract.Replace.PERIOD;
        if (whole && loaded + tally.late() + tally.outside() < replaced * (1 - contract.toleratedShrink())) {
            Finding shrunk = Finding.ofDelivery(
                    Rule.TE_WEINIG_TERUG,
                    "hoogstens %s minder dan de %d rijen van nu".formatted(contract.maximumShrink(), replaced));
            Entry.Balance balance = new Entry.Balance(0, tally.refused(), tally.late(), 0, tally.outside(), 0, 0, 0);
            throw new Refusal(without(Entry.Outcome.REFUSED, balance, List.of(shrunk)));
        }
    }

    private Entry loaded(Tally tally, long merged, long replaced) throws SQLException {
        long unknownCode = contract.kind().has("categorie") ? countLoaded("categorie = 'onbekend'") : 0;
        long unknownArea = contract.kind().has("gebied_code") ? countLoaded("gebied_code = 'onbekend'") : 0;
        Entry.Balance balance = new Entry.Balance(
                tally.loaded() - merged,
                tally.refused(),
                tally.late(),
                merged,
                tally.outside(),
                replaced,
                unknownCode,
                unknownArea);
        Months months = months();
        return new Entry(
                id,
                contract,
                released.delivery().supplier(),
                released.delivery().name(),
                released.delivery().receivedAt(),
                released.bytes(),
                released.sha256(),
                months.first(),
                months.last(),
                released.periodEnd().orElse(null),
                Entry.Outcome.LOADED,
                balance,
                noticed(tally, balance));
    }

    private static List<Finding> noticed(Tally tally, Entry.Balance balance) {
        List<Finding> findings = new ArrayList<>(tally.findings());
        notice(findings, Rule.CODE_ONBEKEND, balance.unknownCode());
        notice(findings, Rule.GEBIED_ONBEKEND, balance.unknownArea());
        notice(findings, Rule.PERIODE_GESLOTEN, balance.late());
        notice(findings, Rule.SAMENGEVOEGD, balance.merged());
        return findings;
    }

    private static void notice(List<Finding> findings, Rule rule, long rows) {
        if (rows > 0) {
            findings.add(Finding.ofRows(rule, null, "", rows));
        }
    }

    private record Months(
            @Nullable LocalDate first, @Nullable LocalDate last) {}

    /** The months that the delivery covers: what its file name promises, otherwise what its rows show. */
    private Months months() throws SQLException {
        Optional<LocalDate> end = released.periodEnd();
        if (end.isPresent()) {
            return new Months(
                    released.periodStart().map(day -> day.withDayOfMonth(1)).orElse(null),
                    end.get().withDayOfMonth(1));
        }
        LocalDate today = released.delivery().day().withDayOfMonth(1);
        return switch (contract.kind()) {
            case EVENTS, OBSERVATIONS -> months("min(maand)", "max(maand)");
            case CASES ->
                new Months(months("min(maand_begin)", "max(maand_begin)").first(), today);
            case CRIME_FIGURES ->
                months("min(coalesce(maand, make_date(jaar, 1, 1)))", "max(coalesce(maand, make_date(jaar, 12, 1)))");
            case PERSONS, CAMERAS, ADDRESSES -> new Months(null, null);
        };
    }

    private Months months(String first, String last) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select %s, %s from %s".formatted(first, last, LANDING))) {
            row.next();
            return new Months(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class));
        }
    }

    private Entry without(Entry.Outcome outcome, Entry.Balance balance, List<Finding> findings) {
        return Entry.without(id, released.delivery(), released.bytes(), released.sha256(), outcome, balance, findings);
    }

    private long countLoaded(String condition) throws SQLException {
        return count("select count(*) from %s where %s".formatted(LANDING, condition));
    }

    private long count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private long update(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
