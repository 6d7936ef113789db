package nl.wijkbeeld.border;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.wijkbeeld.delivery.Contracts;
import nl.wijkbeeld.delivery.Delivery;
import nl.wijkbeeld.ledger.Entry;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Settings;
import nl.wijkbeeld.warehouse.Reference;
import nl.wijkbeeld.warehouse.Warehouse;
import nl.wijkbeeld.warehouse.WarehouseSettings;

/** A border and a warehouse of its own, with the project's contracts and three areas; the day is {@link #DAY}. */
final class Desk implements AutoCloseable {

    static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final Path folder;
    private final Contracts contracts;
    private final Border border;
    private final Warehouse warehouse;

    private Desk(Path folder, Settings settings) {
        this.folder = folder;
        this.contracts = Contracts.read(settings.home().config().resolve("bronnen"));
        this.border = new Border(Pseudonyms.read(settings), settings);
        this.warehouse = Warehouse.open(new WarehouseSettings(folder.resolve("var/wijkbeeld.duckdb"), "512MB", 2));
        warehouse.reference(reference());
    }

    static Desk open(Path folder) throws IOException {
        return open(folder, Map.of());
    }

    /** @param overlay settings that win over the project's */
    static Desk open(Path folder, Map<String, String> overlay) throws IOException {
        Map<String, String> values = new TreeMap<>(overlay);
        Path keys = folder.resolve("sleutels");
        Keys.make(keys, List.of("politie"), 2026, 2026);
        values.put("sleutel.bestand", keys.toString());
        return new Desk(folder, Settings.read(Home.at(Path.of("").toAbsolutePath()), values));
    }

    private static Reference reference() {
        return new Reference(
                List.of(
                        new Reference.Gebied(2024, "GM0141", "Almelo", "gemeente", "basisteam", 74317, 33795, 2, null),
                        new Reference.Gebied(2024, "WK014110", "Wijk", "wijk", "GM0141", 5000, 2000, 2, null),
                        new Reference.Gebied(2024, "BU01411003", "Buurt", "buurt", "WK014110", 900, 400, 2, "7607")),
                List.of(new Reference.Postcode("7607", "BU01411003")),
                List.of(),
                List.of(
                        code("politie", "C40"),
                        code("politie-inbraken", "Woninginbraak"),
                        code("soort-misdrijf", "1.1.1"),
                        code("cameratoezicht", "geweld"),
                        code("woningcorporaties", "GEL"),
                        code("zorg-en-veiligheidshuis", "verward gedrag")),
                List.of(),
                List.of());
    }

    private static Reference.Code code(String list, String code) {
        return new Reference.Code(
                list, code, null, "vernieling", "Vernieling", "leefbaarheid", false, "openbaar", false);
    }

    Warehouse warehouse() {
        return warehouse;
    }

    /** Everything that happens to a file from receipt to ledger. */
    Entry receive(String bron, String name, byte[] content) throws IOException {
        Path file = Files.write(Files.createTempDirectory(folder, "levering-").resolve(name), content);
        var contract = contracts.getContract(bron);
        String supplier = contract.suppliers().keySet().iterator().next();
        Delivery delivery = new Delivery(contract, supplier, file, name, Instant.parse("2026-11-20T03:00:00Z"), DAY);
        Scan scan = border.scan(file);
        Checked checked = border.check(delivery, scan);
        return checked.released()
                .map(warehouse::load)
                .orElseGet(() -> warehouse.record(Entry.without(
                        0,
                        delivery,
                        scan.bytes(),
                        scan.sha256(),
                        Entry.Outcome.REFUSED,
                        Entry.Balance.NONE,
                        checked.findings())));
    }

    /** How many rows of any delivery the warehouse holds. */
    long openRows() {
        return warehouse.rows("""
                        select (select count(*) from stg_gebeurtenissen) + (select count(*) from stg_betrokkenen)
                          + (select count(*) from stg_zaken) + (select count(*) from stg_waarnemingen)
                          + (select count(*) from stg_misdrijven) + (select count(*) from stg_cameras)
                          + (select count(*) from stg_adressen) as aantal
                        """).get(0).number("aantal");
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
