package nl.wijkbeeld.disclosure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.wijkbeeld.disclosure.PersonalData.Found;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.warehouse.Row;
import nl.wijkbeeld.warehouse.Warehouse;

/** What was written beside the figures: kept in the warehouse, printed in every edition of the year after its day. */
public final class Remarks {

    private final Warehouse warehouse;

    public Remarks(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Keeps a remark.
     *
     * @return the number that it can be removed by
     * @throws Fault when there is no such area or theme, or the text holds what looks like a person's number, phone,
     *     mail, plate or IBAN; tells where, never what
     */
    public long add(Remark remark, Clock clock) {
        demandKnown("ref_gebieden", "gebied_code", "gebied", remark.area());
        remark.theme()
                .filter(theme -> !theme.equals("hic"))
                .ifPresent(theme -> demandKnown("ref_codes", "thema", "thema", theme));
        Optional<Found> found = PersonalData.in(remark.text());
        if (found.isPresent()) {
            throw new Fault("De tekst is niet bewaard: teken %d tot en met %d lijkt %s. Schrijf het zonder."
                    .formatted(found.get().from(), found.get().to(), found.get().kind()));
        }
        long number = warehouse
                .rows("select coalesce(max(nummer), 0) + 1 as nummer from ledger_duidingen")
                .get(0)
                .number("nummer");
        warehouse.write(
                "insert into ledger_duidingen values (?, ?, ?, ?, ?, ?, ?, ?)",
                number,
                remark.kind().key(),
                remark.area(),
                remark.theme().orElse(null),
                remark.date(),
                remark.author(),
                remark.text(),
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

    /** Editions that have it keep it; whether there was such a remark. */
    public boolean remove(long number) {
        return warehouse.write("delete from ledger_duidingen where nummer = ?", number) > 0;
    }

    /** All of them by number, the oldest first. */
    public Map<Long, Remark> all() {
        Map<Long, Remark> all = new LinkedHashMap<>();
        warehouse
                .rows("select * from ledger_duidingen order by nummer")
                .forEach(row -> all.put(row.number("nummer"), remark(row)));
        return all;
    }

    /** Of the year up to the peildatum, and what charts mark of three years; the latest first. */
    List<Remark> before(LocalDate peildatum) {
        return warehouse
                .rows(
                        "select * from ledger_duidingen where datum > ? and datum <= ? order by datum desc, nummer desc",
                        peildatum.minusYears(3),
                        peildatum)
                .stream()
                .map(Remarks::remark)
                .filter(remark -> remark.kind().isEvent() || remark.date().isAfter(peildatum.minusYears(1)))
                .toList();
    }

    private static Remark remark(Row row) {
        return new Remark(
                Remark.Kind.valueOf(row.text("soort").toUpperCase(Locale.ROOT)),
                row.text("gebied_code"),
                row.findText("thema"),
                row.date("datum"),
                row.text("auteur"),
                row.text("tekst"));
    }
}
