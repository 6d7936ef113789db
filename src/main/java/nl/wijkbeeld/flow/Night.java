package nl.wijkbeeld.flow;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import nl.wijkbeeld.disclosure.Policy;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.dossier.Document;
import nl.wijkbeeld.dossier.DossierSettings;
import nl.wijkbeeld.dossier.Dossiers;
import nl.wijkbeeld.dossier.Editions;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.warehouse.ClosedMonth;
import nl.wijkbeeld.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps after the deliveries, as {@code nacht.camel.yaml} calls them. */
public final class Night {

    private static final Logger LOG = LoggerFactory.getLogger(Night.class);

    private final Warehouse warehouse;
    private final Policy policy;
    private final DossierSettings settings;
    private final Editions editions;
    private final Journal journal;
    private final Clock clock;

    public Night(Warehouse warehouse, Policy policy, DossierSettings settings, Journal journal, Clock clock) {
        this.warehouse = warehouse;
        this.policy = policy;
        this.settings = settings;
        this.editions = new Editions(settings, clock);
        this.journal = journal;
        this.clock = clock;
    }

    /** What is ready to be published. */
    public record Composed(Publication publication, String edition, List<Document> documents) {}

    /**
     * Rebuilds what is derived; then closes the months that have settled, and shows that they are closed.
     *
     * @return the day that the figures are about
     * @throws Fault when nothing was ever loaded
     */
    public LocalDate build() {
        LocalDate today = LocalDate.now(clock);
        if (warehouse
                .rows("select 1 from ledger_leveringen where uitkomst = 'geladen' limit 1")
                .isEmpty()) {
            throw new Fault("Er is nog geen levering geladen, dus er is niets te publiceren. Zie hierboven per bron.");
        }
        journal.step("build", () -> warehouse.build(today))
                .forEach(warning -> LOG.warn("{}: {} ({})", warning.check(), warning.sentence(), warning.rows()));
        List<ClosedMonth> closed = journal.step("close", () -> warehouse.closeMonths(today));
        if (!closed.isEmpty()) {
            LOG.info("{} maanden gesloten: geteld, bevroren, rijen gewist", closed.size());
            journal.closed(closed.size());
            journal.step("build", () -> warehouse.build(today));
        }
        return today;
    }

    /** Decides which figures may be shown. */
    public Publication protect(LocalDate peildatum) {
        return journal.step("protect", () -> Publication.of(warehouse, policy, peildatum));
    }

    /** Makes every dossier. */
    public Composed compose(Publication publication) {
        return journal.step("compose", () -> {
            String edition = editions.next(publication.peildatum());
            try (Dossiers dossiers = Dossiers.open(settings)) {
                return new Composed(publication, edition, dossiers.compose(publication, edition));
            }
        });
    }

    /** Nothing of this night follows. */
    public void end() {
        journal.end();
    }

    /** Puts the edition in its place and in the ledger. */
    public Editions.Edition publish(Composed composed) {
        return journal.step("publish", () -> {
            Editions.Edition edition =
                    editions.publish(composed.publication(), composed.edition(), composed.documents());
            warehouse.write(
                    "insert into ledger_edities (editie, gemaakt_op, peildatum, map, is_demo) values (?, ?, ?, ?, ?)",
                    edition.name(),
                    LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                    composed.publication().peildatum(),
                    edition.folder().toString(),
                    settings.demo());
            return edition;
        });
    }
}
