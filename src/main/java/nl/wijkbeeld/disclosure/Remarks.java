package nl.wijkbeeld.disclosure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.wijkbeeld.disclosure.PersonalData.Found;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.warehouse.Row;
import nl.wijkbeeld.warehouse.Warehouse;

/**
 * What was written beside the figures: kept in the warehouse, printed in every edition of the year after its day; a decision
 * until it is done.
 */
public final class Remarks {

    /** The one area that is no area of the statistics office. */
    private static final String TEAM = "basisteam";

    private final Warehouse warehouse;

    public Remarks(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A remark as it is kept.
     *
     * @param done the day on which a decision was done
     * @param withdrawn the day from which it is printed no more
     */
    public record Kept(long number, Remark remark, Optional<LocalDate> done, Optional<LocalDate> withdrawn) {

        /** A decision that somebody still has to see to. */
        public boolean isOpen() {
            return remark.kind() == Remark.Kind.BESLUIT && done.isEmpty() && withdrawn.isEmpty();
        }
    }

    /**
     * Whether a remark may be kept.
     *
     * @throws Fault when there is no such area or theme, or the text holds what looks like a person's number, phone,
     *     mail, plate or IBAN; tells where, never what
     */
    public void check(Remark remark) {
        if (!remark.area().equals(TEAM)) {
            demandKnown("ref_gebieden", "gebied_code", "gebied", remark.area());
        }
        remark.theme()
                .filter(theme -> !theme.equals("hic"))
                .ifPresent(theme -> demandKnown("ref_codes", "thema", "thema", theme));
        if (remark.text().isBlank() || remark.author().isBlank()) {
            throw new Fault("De tekst is niet bewaard: er hoort een tekst bij, en de naam van wie hem schrijft.");
        }
        for (String written :
                List.of(remark.text(), remark.author(), remark.owner().orElse(""))) {
            Optional<Found> found = PersonalData.in(written);
            if (found.isPresent()) {
                throw new Fault("De tekst is niet bewaard: teken %d tot en met %d lijkt %s. Schrijf het zonder."
                        .formatted(
                                found.get().from(),
                                found.get().to(),
                                found.get().kind()));
            }
        }
    }

    /**
     * Keeps a remark.
     *
     * @return its number
     * @throws Fault as {@link #check}
     */
    public long add(Remark remark, Clock clock) {
        check(remark);
        long number = warehouse
                .rows("select coalesce(max(nummer), 0) + 1 as nummer from ledger_duidingen")
                .get(0)
                .number("nummer");
        warehouse.write(
                "insert into ledger_duidingen (nummer, soort, gebied_code, thema, datum, auteur, tekst, eigenaar, ingevoerd_op)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                number,
                remark.kind().key(),
                remark.area(),
                remark.theme().orElse(null),
                remark.date(),
                remark.author(),
                remark.text(),
                remark.owner().orElse(null),
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        return number;
    }

    private void demandKnown(String table, String column, String what, String value) {
        if (warehouse
                .rows("select 1 as een from %s where %s = ? limit 1".formatted(table, column), value)
                .isEmpty()) {
            throw new Fault("Er is geen %s %s. Kijk in config/.".formatted(what, value));
        }
    }

    /** A decision is done on that day, and later editions do not print it; whether there was such an open one. */
    public boolean finish(long number, LocalDate day) {
        return warehouse.write(
                        "update ledger_duidingen set klaar_op = ? where nummer = ? and soort = 'besluit'"
                                + " and klaar_op is null and ingetrokken_op is null",
                        day,
                        number)
                > 0;
    }

    /** Later editions do not print it, and it stays here to be read; whether there was such a remark. */
    public boolean withdraw(long number, LocalDate day) {
        return warehouse.write(
                        "update ledger_duidingen set ingetrokken_op = ? where nummer = ? and ingetrokken_op is null",
                        day,
                        number)
                > 0;
    }

    /** Nothing of it is left here, as when it should not have been written; editions that have it keep it. */
    public boolean remove(long number) {
        return warehouse.write("delete from ledger_duidingen where nummer = ?", number) > 0;
    }

    /** All of them, the oldest first. */
    public List<Kept> all() {
        return warehouse.rows("select * from ledger_duidingen order by nummer").stream()
                .map(row -> new Kept(
                        row.number("nummer"), remark(row), row.findDate("klaar_op"), row.findDate("ingetrokken_op")))
                .toList();
    }

    /** Of the year up to the peildatum, decisions that are open, and what charts mark of three years; the latest first. */
    List<Remark> before(LocalDate peildatum) {
        return warehouse
                .rows(
                        "select * from ledger_duidingen where datum <= ? and (datum > ? or soort = 'besluit')"
                                + " and coalesce(ingetrokken_op > ?, true) and coalesce(klaar_op > ?, true)"
                                + " order by datum desc, nummer desc",
                        peildatum,
                        peildatum.minusYears(3),
                        peildatum,
                        peildatum)
                .stream()
                .map(Remarks::remark)
                .filter(remark ->
                        remark.kind() != Remark.Kind.DUIDING || remark.date().isAfter(peildatum.minusYears(1)))
                .toList();
    }

    private static Remark remark(Row row) {
        return new Remark(
                Remark.Kind.valueOf(row.text("soort").toUpperCase(Locale.ROOT)),
                row.text("gebied_code"),
                row.findText("thema"),
                row.date("datum"),
                row.text("auteur"),
                row.text("tekst"),
                row.findText("eigenaar"));
    }
}
