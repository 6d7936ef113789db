package nl.wijkbeeld.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Contracts;
import nl.wijkbeeld.ledger.Ledger;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.warehouse.Row;
import nl.wijkbeeld.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last step of a night: destroys what has been kept long enough, and tells in one line what was destroyed.
 *
 * <p>Refused deliveries are found through the ledger, so a folder that it does not know is never touched, only told.
 */
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /** No delivery is under way for so long: what is older was left by a step that was cut off. */
    private static final Duration UNDER_WAY = Duration.ofDays(1);

    private final Home home;
    private final Map<String, Integer> keptDays;
    private final Warehouse warehouse;
    private final Journal journal;
    private final Clock clock;

    public Retention(Home home, Contracts contracts, Warehouse warehouse, Journal journal, Clock clock) {
        this.home = home;
        this.keptDays = contracts.all().stream().collect(Collectors.toMap(Contract::bron, Contract::keptRefusedDays));
        this.warehouse = warehouse;
        this.journal = journal;
        this.clock = clock;
    }

    /** A fault is written down, not thrown: it must not hide what failed before. */
    public void retain() {
        try {
            String told = journal.step("retain", this::destroy, line -> line);
            LOG.info("{}", told);
        } catch (RuntimeException failed) {
            journal.fault("retain", failed);
        }
    }

    private String destroy() {
        Set<String> kept = new TreeSet<>();
        for (Row delivery : warehouse.rows("select levering_id, bron, leverancier, ontvangen_op from ledger_leveringen"
                + " where uitkomst = 'geweigerd' and vernietigd_op is null")) {
            if (isDue(delivery)) {
                destroy(delivery);
            } else {
                kept.add(folder(delivery));
            }
        }
        leftovers().forEach(folder -> journal.destroyed(Intake.discard(folder)));
        journal.destroyed(warehouse.discardCopies());
        tellUnknown(kept);
        return journal.takeDestruction();
    }

    private boolean isDue(Row delivery) {
        int days = keptDays.getOrDefault(delivery.text("bron"), Contract.KEPT_REFUSED_DAYS);
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return !delivery.moment("ontvangen_op").plusDays(days).isAfter(now);
    }

    private static String folder(Row delivery) {
        return Intake.refusedFolder(
                delivery.number("levering_id"), delivery.text("bron"), delivery.text("leverancier"));
    }

    /** Killed in between, the next night finds no folder and writes what the ledger misses. */
    private void destroy(Row delivery) {
        warehouse.transaction(connection -> {
            Ledger.recordDestroyed(connection, (int) delivery.number("levering_id"), clock.instant());
            if (Intake.discard(home.refused().resolve(folder(delivery))) > 0) {
                journal.destroyed(1);
            }
            return true;
        });
    }

    /** What a step that was cut off left of a delivery: nothing of it was loaded, and the supplier still has it. */
    private List<Path> leftovers() {
        Instant oldest = clock.instant().minus(UNDER_WAY);
        return folders(home.in()).stream()
                .flatMap(source -> folders(source).stream())
                .filter(folder -> modified(folder).isBefore(oldest))
                .toList();
    }

    private void tellUnknown(Set<String> kept) {
        for (Path folder : folders(home.refused())) {
            if (!kept.contains(String.valueOf(folder.getFileName()))) {
                journal.fault(
                        "retain",
                        new Fault(
                                "%s hoort niet bij een geweigerde levering in het leveringenboek en is niet vernietigd. Bekijk de map en verwijder haar met de hand."
                                        .formatted(folder)));
            }
        }
    }

    private static List<Path> folders(Path folder) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory).toList();
        } catch (IOException unreadable) {
            throw new Fault(folder + " is niet te lezen. Controleer de rechten.");
        }
    }

    private static Instant modified(Path folder) {
        try {
            return Files.getLastModifiedTime(folder).toInstant();
        } catch (IOException gone) {
            return Instant.MAX; // handled and destroyed meanwhile
        }
    }
}
