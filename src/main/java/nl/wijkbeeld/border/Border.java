package nl.wijkbeeld.border;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Delivery;
import nl.wijkbeeld.finding.Finding;
import nl.wijkbeeld.finding.Rule;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Setting;
import nl.wijkbeeld.settings.Settings;

/**
 * Where personal data stops: the only place that reads what a partner delivered.
 *
 * <p>A delivery that is not plain UTF-8 CSV gets a copy beside it that is; {@link #forget} destroys both.
 */
public final class Border {

    private final Pseudonyms pseudonyms;
    private final Released.Limits limits;

    public Border(Pseudonyms pseudonyms, Settings settings) {
        this.pseudonyms = pseudonyms;
        this.limits = new Released.Limits(
                settings.number(Setting.REGEL_MAXIMUM), settings.number(Setting.BEVINDINGEN_MAXIMUM));
    }

    /** @throws Fault when the file cannot be read; names it */
    public Scan scan(Path file) {
        try {
            return Scan.of(file);
        } catch (IOException unreadable) {
            throw new Fault(file.getFileName() + " is niet te lezen. Controleer de schijf en de rechten.");
        }
    }

    /** Holds the form of a delivery against its contract; judges no row yet. */
    public Checked check(Delivery delivery, Scan scan) {
        Contract contract = delivery.contract();
        if (scan.bytes() == 0) {
            return refused(Finding.ofDelivery(Rule.LEEG_BESTAND, "een kop en ten minste één rij"));
        }
        if (scan.hasNul()) {
            return refused(Finding.ofDelivery(Rule.NUL_BYTE, "tekst"));
        }
        if (scan.longestLine() > limits.maximumLine()) {
            return refused(limits.lineTooLong());
        }
        Optional<Optional<Released.Period>> period = period(delivery);
        if (period.isEmpty()) {
            return refused(Finding.ofDelivery(Rule.BESTANDSNAAM, String.valueOf(contract.periodInName())));
        }
        try {
            List<String> charsets = delivery.isJson() ? List.of("UTF-8") : contract.charsets();
            Optional<Charset> charset = scan.charset(delivery.file(), charsets);
            if (charset.isEmpty()) {
                return refused(Finding.ofDelivery(Rule.TEKENSET, String.join(" of ", charsets)));
            }
            return delivery.isJson()
                    ? flattened(delivery, scan, period.get())
                    : headed(delivery, scan, charset.get(), period.get());
        } catch (IOException unwritable) {
            throw new Fault(
                    "%s van %s is niet te lezen of te kopiëren. Maak ruimte op de schijf of controleer de rechten."
                            .formatted(contract.bron(), delivery.supplier()));
        }
    }

    private Checked flattened(Delivery delivery, Scan scan, Optional<Released.Period> period) throws IOException {
        Path copy = copyOf(delivery.file());
        Contract contract = delivery.contract();
        JsonLines lines = JsonLines.flatten(contract, delivery.file(), copy, limits.maximumFindings());
        List<Finding> fatal = lines.findings().stream()
                .filter(finding -> finding.rule().weight() == Rule.Weight.DELIVERY)
                .toList();
        if (!fatal.isEmpty()) {
            return new Checked(Optional.empty(), fatal);
        }
        return released(delivery, scan, copy, lines.columns(), period, lines.findings());
    }

    private Checked headed(Delivery delivery, Scan scan, Charset charset, Optional<Released.Period> period)
            throws IOException {
        Header header = Header.read(delivery.contract(), delivery.file(), charset, limits.maximumLine());
        if (!header.findings().isEmpty()) {
            return new Checked(Optional.empty(), header.findings());
        }
        Path csv = delivery.file();
        if (!charset.equals(StandardCharsets.UTF_8)) {
            csv = copyOf(delivery.file());
            try (Reader in = Files.newBufferedReader(delivery.file(), charset);
                    Writer out = Files.newBufferedWriter(csv, StandardCharsets.UTF_8)) {
                in.transferTo(out);
            }
        }
        return released(delivery, scan, csv, header.columns(), period, List.of());
    }

    private Checked released(
            Delivery delivery,
            Scan scan,
            Path csv,
            List<String> columns,
            Optional<Released.Period> period,
            List<Finding> earlier) {
        return new Checked(
                Optional.of(new Released(delivery, scan, csv, columns, pseudonyms, limits, period, earlier)),
                List.of());
    }

    private static Checked refused(Finding finding) {
        return new Checked(Optional.empty(), List.of(finding));
    }

    /** Empty when the name breaks the contract; an empty period when the contract asks for none. */
    private static Optional<Optional<Released.Period>> period(Delivery delivery) {
        String pattern = delivery.contract().periodInName();
        if (pattern == null) {
            return Optional.of(Optional.empty());
        }
        Matcher name = Pattern.compile(pattern).matcher(delivery.name());
        if (!name.find()) {
            return Optional.empty();
        }
        try {
            DateTimeFormatter form = DateTimeFormatter.BASIC_ISO_DATE;
            LocalDate from = LocalDate.parse(name.group("van"), form);
            LocalDate to = LocalDate.parse(name.group("tot"), form);
            return from.isAfter(to) ? Optional.empty() : Optional.of(Optional.of(new Released.Period(from, to)));
        } catch (DateTimeParseException impossible) {
            return Optional.empty();
        }
    }

    private static Path copyOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".utf8.csv");
    }

    /** Destroys the border's own copy of a delivery, when it made one. */
    public void forget(Delivery delivery) {
        try {
            Files.deleteIfExists(copyOf(delivery.file()));
        } catch (IOException held) {
            throw new Fault("De kopie van een levering in %s kon niet worden vernietigd. Verwijder haar met de hand."
                    .formatted(delivery.file().getParent()));
        }
    }
}
