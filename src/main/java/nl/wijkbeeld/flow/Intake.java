package nl.wijkbeeld.flow;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import nl.wijkbeeld.border.Border;
import nl.wijkbeeld.border.Released;
import nl.wijkbeeld.border.Scan;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Contracts;
import nl.wijkbeeld.delivery.Delivery;
import nl.wijkbeeld.finding.Finding;
import nl.wijkbeeld.finding.Rule;
import nl.wijkbeeld.ledger.Entry;
import nl.wijkbeeld.ledger.Ledger;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of one delivery, as the routes call them. */
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Home home;
    private final Contracts contracts;
    private final Border border;
    private final Warehouse warehouse;
    private final Clock clock;
    private final Journal journal;

    public Intake(Home home, Contracts contracts, Border border, Warehouse warehouse, Clock clock, Journal journal) {
        this.home = home;
        this.contracts = contracts;
        this.border = border;
        this.warehouse = warehouse;
        this.clock = clock;
        this.journal = journal;
    }

    /** The folder, for the hub alone, in which one delivery is handled; it is destroyed afterwards. */
    Path newFolder(String bron) {
        try {
            Path folder = home.in().resolve(bron);
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return Files.createTempDirectory(folder, "levering-");
        } catch (IOException unwritable) {
            throw new Fault(home.in() + " is niet te schrijven. Maak ruimte of controleer de rechten.");
        }
    }

    /**
     * Takes a supplier's file into the hub and tells it by its content.
     *
     * @param file stays where it is; the route decides what becomes of it
     */
    public Received receive(File file, String bron, String supplier) {
        Path copy = newFolder(bron).resolve(file.getName());
        try {
            link(file.toPath(), copy);
        } catch (IOException unwritable) {
            throw new Fault("%s van %s kon niet worden overgenomen in %s. Maak ruimte of controleer de rechten."
                    .formatted(bron, supplier, home.in()));
        }
        return receiveOwn(copy, bron, supplier);
    }

    /** As {@link #receive}, for a file that a route of the hub wrote itself. */
    public Received receiveOwn(Path file, String bron, String supplier) {
        Contract contract = contracts.getContract(bron);
        Instant now = clock.instant();
        Delivery delivery = new Delivery(
                contract,
                supplier,
                file,
                file.getFileName().toString(),
                now,
                LocalDate.ofInstant(now, clock.getZone()));
        Scan scan = border.scan(file);
        return new Received(delivery, scan, warehouse.isKnown(contract, supplier, scan.sha256()));
    }

    /** A second name for the same bytes where the disk can do that, otherwise a copy. */
    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException | IOException otherDisk) {
            Files.copy(from, to);
        }
    }

    public Entry duplicate(Received received) {
        return warehouse.record(Entry.without(
                0,
                received.delivery(),
                received.scan().bytes(),
                received.scan().sha256(),
                Entry.Outcome.DUPLICATE,
                Entry.Balance.NONE,
                List.of(Finding.ofDelivery(Rule.DUBBELE_LEVERING, "nieuwe inhoud"))));
    }

    public Verdict check(Received received) {
        return new Verdict(received, border.check(received.delivery(), received.scan()));
    }

    public Entry refuse(Verdict verdict) {
        Received received = verdict.received();
        return warehouse.record(Entry.without(
                0,
                received.delivery(),
                received.scan().bytes(),
                received.scan().sha256(),
                Entry.Outcome.REFUSED,
                Entry.Balance.NONE,
                verdict.checked().findings()));
    }

    public Released anonymise(Verdict verdict) {
        return verdict.checked().released().orElseThrow();
    }

    public Entry load(Released released) {
        return warehouse.load(released);
    }

    /** Destroys what was received; of a refused delivery the file stays in {@code var/refused}, with the reason. */
    public Entry settle(Entry entry, Received received) {
        if (entry.isRefused()) {
            keepRefused(entry, received.delivery());
            discard(received);
        } else {
            discard(received);
            warehouse.transaction(connection -> {
                Ledger.recordDestroyed(connection, entry.id(), clock.instant());
                return true;
            });
            journal.destroyed(1);
        }
        journal.delivered(entry);
        LOG.info(
                "{} van {}: levering {} {}; {} rijen gelezen, {} geladen, {} geweigerd",
                entry.contract().bron(),
                entry.supplier(),
                entry.id(),
                entry.outcome().word(),
                entry.balance().read(),
                entry.balance().loaded(),
                entry.balance().refused());
        return entry;
    }

    private void keepRefused(Entry entry, Delivery delivery) {
        Path folder = home.refused()
                .resolve(refusedFolder(entry.id(), entry.contract().bron(), entry.supplier()));
        String reason = entry.findings().stream().map(Finding::line).collect(Collectors.joining("\n", "", "\n"));
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.move(delivery.file(), folder.resolve(delivery.name()), StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(folder.resolve("reden.txt"), reason);
        } catch (IOException unwritable) {
            throw new Fault(
                    "Geweigerde levering %d kon niet worden bewaard in %s. Maak ruimte of controleer de rechten."
                            .formatted(entry.id(), home.refused()));
        }
    }

    /** The name of the folder in {@code var/refused} of one delivery. */
    public static String refusedFolder(long id, String bron, String supplier) {
        return "%05d-%s-%s".formatted(id, bron, supplier);
    }

    /** Destroys what the hub itself holds of a delivery. */
    public void discard(Received received) {
        discard(received.delivery().folder());
    }

    /** Destroys a folder; returns how many files were in it. */
    static int discard(Path folder) {
        if (Files.notExists(folder)) {
            return 0;
        }
        AtomicInteger destroyed = new AtomicInteger();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    destroyed.incrementAndGet();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(
                        Path emptied, @org.jspecify.annotations.Nullable IOException failed) throws IOException {
                    Files.delete(emptied);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException held) {
            throw new Fault("Een verwerkte levering in %s kon niet worden vernietigd. Verwijder haar met de hand."
                    .formatted(folder));
        }
        return destroyed.get();
    }

    /** What a run that was cut off left behind: nothing of it was loaded, and the supplier still has it. */
    public void discardLeftovers() {
        journal.destroyed(discard(home.in()));
    }
}
