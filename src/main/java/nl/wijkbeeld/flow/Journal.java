package nl.wijkbeeld.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.wijkbeeld.ledger.Entry;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was done tonight: each step with its duration and outcome, each delivery, each fault; kept in the ledger. */
public final class Journal {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final Warehouse warehouse;
    private final Clock clock;
    private final List<Step> steps = new CopyOnWriteArrayList<>();
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final AtomicInteger current = new AtomicInteger();
    private final AtomicInteger destroyedFiles = new AtomicInteger();
    private final AtomicInteger closedMonths = new AtomicInteger();
    private volatile boolean isOver;
    private volatile Consumer<Step> listener = step -> {};

    /**
     * A step that has ended.
     *
     * @param name collect, build, close, protect, compose, publish, mail or retain
     * @param source the route that collected, or of a mail the source and supplier; blank for the night's own steps
     * @param isDone false when a fault ended it
     * @param note what it has to tell in words; blank for most
     */
    public record Step(String name, String source, Instant begun, Duration took, boolean isDone, String note) {

        public Step(String name, String source, Instant begun, Duration took, boolean isDone) {
            this(name, source, begun, took, isDone, "");
        }
    }

    public Journal(Warehouse warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** Is told of each step as it ends. */
    public void listen(Consumer<Step> told) {
        listener = told;
    }

    /** Begins a night: what follows belongs to it. On the schedule its first step begins it. */
    public void begin() {
        forget();
        open(clock.instant());
    }

    private void forget() {
        steps.clear();
        entries.clear();
        faults.clear();
        isOver = false;
    }

    private synchronized void open(Instant begun) {
        int night = (int) warehouse
                .rows("select coalesce(max(nacht_id), 0) + 1 as nacht_id from ledger_nachten")
                .get(0)
                .number("nacht_id");
        warehouse.write("insert into ledger_nachten (nacht_id, begonnen_op) values (?, ?)", night, utc(begun));
        current.set(night);
    }

    /** Ends the night that is under way; what was in it can be asked until something follows. */
    public void end() {
        String outcome = !faults.isEmpty() ? "storing" : hasRefusals() ? "bevindingen" : "klaar";
        warehouse.write(
                "update ledger_nachten set geeindigd_op = ?, uitkomst = ? where nacht_id = ?",
                utc(clock.instant()),
                outcome,
                current.getAndSet(0));
        isOver = true;
    }

    /** Does a step, tells how long it took, and lets a fault pass on. */
    public <T> T step(String name, Supplier<T> work) {
        return step(name, work, result -> "");
    }

    /** As {@link #step(String, Supplier)}, for a step that has something to tell. */
    public <T> T step(String name, Supplier<T> work, Function<T, String> note) {
        Instant begun = clock.instant();
        long started = System.nanoTime();
        boolean done = false;
        String told = "";
        try {
            T result = work.get();
            told = note.apply(result);
            done = true;
            return result;
        } finally {
            ended(new Step(name, "", begun, Duration.ofNanos(System.nanoTime() - started), done, told));
        }
    }

    /** Counts files of deliveries that are no more. */
    void destroyed(int files) {
        destroyedFiles.addAndGet(files);
    }

    /** Counts months that were closed, each for one source. */
    void closed(int months) {
        closedMonths.addAndGet(months);
    }

    /** In one line what was destroyed and closed since this was last asked. */
    String takeDestruction() {
        int files = destroyedFiles.getAndSet(0);
        int months = closedMonths.getAndSet(0);
        return "vernietigd: %d %s, %d %s gesloten"
                .formatted(files, files == 1 ? "bestand" : "bestanden", months, months == 1 ? "maand" : "maanden");
    }

    /** Writes down a step that has ended. */
    public void ended(Step step) {
        forgetWhatIsOver();
        if (current.get() == 0) {
            open(step.begun());
        }
        steps.add(step);
        warehouse.write(
                "insert into ledger_stappen (nacht_id, stap, bron, begonnen_op, duur_ms, uitkomst, toelichting) values (?, ?, ?, ?, ?, ?, ?)",
                current.get(),
                step.name(),
                step.source(),
                utc(step.begun()),
                step.took().toMillis(),
                step.isDone() ? "klaar" : "storing",
                step.note().isBlank() ? null : step.note());
        listener.accept(step);
    }

    /** When a source was last collected without a fault. */
    public Optional<Instant> lastCollected(String source) {
        return last("collect", source);
    }

    /** When a step for a source last ended without a fault. */
    Optional<Instant> last(String step, String source) {
        return warehouse
                .rows(
                        "select max(begonnen_op) as laatst from ledger_stappen where stap = ? and bron = ? and uitkomst = 'klaar'",
                        step,
                        source)
                .stream()
                .flatMap(row -> row.findMoment("laatst").stream())
                .map(moment -> moment.toInstant(ZoneOffset.UTC))
                .findFirst();
    }

    public void delivered(Entry entry) {
        forgetWhatIsOver();
        entries.add(entry);
    }

    private void forgetWhatIsOver() {
        if (isOver) {
            forget();
        }
    }

    /** Writes down what the operator must mend; a fault says so itself, of anything else only the kind is told. */
    public void fault(String source, Throwable cause) {
        Throwable root = cause;
        while (!(root instanceof Fault) && root.getCause() != null) {
            root = root.getCause();
        }
        String message = message(source, root);
        forgetWhatIsOver();
        faults.add(message);
        LOG.error("{}: {}", source, message);
    }

    private static String message(String source, Throwable root) {
        String own = String.valueOf(root.getMessage());
        if (root instanceof Fault) {
            return own;
        }
        return own.contains("No space left on device")
                ? source + " is mislukt: de schijf is vol. Maak ruimte; het wordt opnieuw geprobeerd."
                : "%s is mislukt (%s). Controleer of de partner bereikbaar is; het wordt opnieuw geprobeerd."
                        .formatted(source, root.getClass().getSimpleName());
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public List<String> faults() {
        return List.copyOf(faults);
    }

    public boolean hasRefusals() {
        return entries.stream().anyMatch(Entry::isRefused);
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
