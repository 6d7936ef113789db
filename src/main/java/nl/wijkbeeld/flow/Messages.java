package nl.wijkbeeld.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.dossier.Document;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.warehouse.Row;
import nl.wijkbeeld.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the mails that {@code berichten.camel.yaml} sends; none holds a figure. */
public final class Messages {

    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag("nl-NL"));
    private static final String STEP = "mail";

    private final MailSettings settings;
    private final Recipients recipients;
    private final Warehouse warehouse;
    private final Journal journal;
    private final Clock clock;

    public Messages(MailSettings settings, Recipients recipients, Warehouse warehouse, Journal journal, Clock clock) {
        this.settings = settings;
        this.recipients = recipients;
        this.warehouse = warehouse;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * One mail.
     *
     * @param recipients addresses with a comma between
     * @param missed each {@code source/supplier} that it tells of
     */
    public record Message(String recipients, String subject, String text, List<String> missed) {}

    /** Tells each address once which of its dossiers this edition has. */
    public List<Message> ready(Night.Composed composed) {
        if (settings.server().isEmpty()) {
            return List.of();
        }
        Publication publication = composed.publication();
        List<Message> messages = new ArrayList<>();
        new TreeMap<>(recipients.dossiers()).forEach((address, areas) -> {
            List<String> names = composed.documents().stream()
                    .map(Document::area)
                    .filter(areas::contains)
                    .distinct()
                    .map(area -> line(publication.area(area).name()))
                    .toList();
            if (!names.isEmpty()) {
                messages.add(ready(address, names, publication.peildatum()));
            }
        });
        return messages;
    }

    private Message ready(String address, List<String> names, LocalDate peildatum) {
        boolean one = names.size() == 1;
        String text = """
                Goedemorgen,

                %s:
                %s
                Peildatum: %s.

                U vindt %s in het portaal van Wijkbeeld%s

                Dit bericht is automatisch gemaakt. Wilt u het niet meer krijgen? Vraag het de beheerder van Wijkbeeld.
                """.formatted(
                        one ? "Er staat een nieuw dossier klaar" : "Er staan nieuwe dossiers klaar",
                        String.join("", names),
                        DAY.format(peildatum),
                        one ? "het" : "ze",
                        settings.portal().isEmpty() ? "." : ": " + settings.portal() + "/");
        return new Message(address, one ? "Uw dossier staat klaar" : "Uw dossiers staan klaar", text, List.of());
    }

    /** Tells those who run the hub which suppliers are overdue and were not told of since they last delivered. */
    public List<Message> missed() {
        if (settings.server().isEmpty() || recipients.beheer().isEmpty()) {
            return List.of();
        }
        List<Row> untold = warehouse.deliveries(LocalDate.now(clock)).stream()
                .filter(delivery -> delivery.flag("is_gemist") && !isTold(delivery))
                .toList();
        if (untold.isEmpty()) {
            return List.of();
        }
        String text =
                """
                Goedemorgen,

                Deze leveringen verwachten wij, maar ze zijn niet ontvangen of ze waren niet goed:
                %s
                Neem contact op met de leverancier. Dit bericht krijgt u één keer, tot er weer een goede levering is.
                """.formatted(untold.stream().map(Messages::missed).sorted().collect(Collectors.joining()));
        return List.of(new Message(
                String.join(",", recipients.beheer()),
                "Levering niet ontvangen",
                text,
                untold.stream().map(Messages::key).sorted().toList()));
    }

    private boolean isTold(Row delivery) {
        return journal.last(STEP, key(delivery))
                .map(told -> delivery.findMoment("ontvangen_op")
                        .map(received -> received.toInstant(ZoneOffset.UTC).isBefore(told))
                        .orElse(true))
                .orElse(false);
    }

    private static String key(Row delivery) {
        return delivery.text("bron") + "/" + delivery.text("leverancier");
    }

    private static String missed(Row delivery) {
        return line("%s, van %s: %s"
                .formatted(
                        delivery.text("bron_titel"),
                        delivery.text("leverancier_titel"),
                        delivery.findMoment("ontvangen_op")
                                .map(received -> "niets sinds " + DAY.format(here(received)))
                                .orElse("nog nooit ontvangen")));
    }

    private static LocalDate here(LocalDateTime utc) {
        return utc.atZone(ZoneOffset.UTC).withZoneSameInstant(Sources.ZONE).toLocalDate();
    }

    /** A name of the configuration as one line of a list, whatever it holds. */
    private static String line(String name) {
        return "- " + name.replaceAll("\\p{Cntrl}+", " ").strip() + "\n";
    }

    /** Keeps what was told, so that it is not told again. */
    public void sent(Message message) {
        LOG.info("e-mail '{}' verstuurd", message.subject());
        for (String missed : message.missed()) {
            journal.ended(new Journal.Step(STEP, missed, clock.instant(), Duration.ZERO, true));
        }
    }

    /** Writes a fault down, not throws it: the edition is there, and the next mail is tried. */
    public void unsent(Message message, Throwable cause) {
        journal.fault(
                STEP,
                new Fault(
                        "De e-mail '%s' aan %s is niet verstuurd (%s). Controleer mail.server en de andere instellingen van mail, en config/berichten.yaml. De editie blijft staan."
                                .formatted(
                                        message.subject(),
                                        message.recipients(),
                                        cause.getClass().getSimpleName())));
    }
}
