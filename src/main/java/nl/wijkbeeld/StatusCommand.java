package nl.wijkbeeld;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.wijkbeeld.delivery.Contracts;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Settings;
import nl.wijkbeeld.warehouse.Row;
import nl.wijkbeeld.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What arrived and what did not: one line per expected supplier, the last night and the last edition. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Per bron en leverancier: de laatste levering, wat ermee gebeurde en wat ontbreekt. Einde 1 als iets ontbreekt.")
final class StatusCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Home home = Wijkbeeld.home();
        Settings settings = Settings.read(home, Map.of());
        try (Warehouse warehouse = Hub.openWarehouse(settings)) {
            warehouse.reference(
                    ReferenceFiles.read(home, Contracts.read(home.config().resolve("bronnen"))));
            return print(warehouse, out);
        }
    }

    private static int print(Warehouse warehouse, PrintWriter out) {
        List<Row> suppliers = warehouse.rows("""
                select l.bron, l.leverancier,
                  strftime(timezone('Europe/Amsterdam', timezone('UTC', max(g.ontvangen_op) filter (where g.uitkomst = 'geladen'))), '%Y-%m-%d %H:%M') as geladen_op,
                  max_by(g.uitkomst, g.levering_id) as uitkomst,
                  coalesce(max_by(g.rijen_geladen, g.levering_id), 0) as rijen_geladen,
                  coalesce(max_by(g.rijen_geweigerd, g.levering_id), 0) as rijen_geweigerd,
                  coalesce(max_by(g.reden, g.levering_id), '') as reden
                from ref_leveranciers l
                left join ledger_leveringen g on g.bron = l.bron and g.leverancier = l.leverancier
                group by l.bron, l.leverancier
                order by l.bron, l.leverancier
                """);
        out.printf(
                "%-26s %-20s %-17s %-11s %9s %9s  %s%n",
                "bron", "leverancier", "laatst geladen", "uitkomst", "geladen", "geweigerd", "reden");
        boolean missing = false;
        for (Row row : suppliers) {
            missing |= row.findText("geladen_op").isEmpty()
                    || row.findText("uitkomst").orElse("").equals("geweigerd");
            out.printf(
                    "%-26s %-20s %-17s %-11s %9d %9d  %s%n",
                    row.text("bron"),
                    row.text("leverancier"),
                    row.findText("geladen_op").orElse("geen levering"),
                    row.findText("uitkomst").orElse("-"),
                    row.number("rijen_geladen"),
                    row.number("rijen_geweigerd"),
                    row.text("reden"));
        }
        warehouse
                .rows(
                        "select strftime(timezone('Europe/Amsterdam', timezone('UTC', begonnen_op)), '%Y-%m-%d %H:%M') as op, coalesce(uitkomst, 'afgebroken') as uitkomst from ledger_nachten order by nacht_id desc limit 1")
                .forEach(night -> out.printf("%nLaatste nacht: %s, %s%n", night.text("op"), night.text("uitkomst")));
        warehouse
                .rows(
                        "select toelichting from ledger_stappen where stap = 'retain' and toelichting is not null order by begonnen_op desc limit 1")
                .forEach(step -> out.printf("Laatste nacht %s%n", step.text("toelichting")));
        warehouse
                .rows("select editie, map from ledger_edities order by gemaakt_op desc limit 1")
                .forEach(edition ->
                        out.printf("Laatste editie: %s in %s%n", edition.text("editie"), edition.text("map")));
        out.flush();
        return missing ? Wijkbeeld.FINDINGS : Wijkbeeld.DONE;
    }
}
