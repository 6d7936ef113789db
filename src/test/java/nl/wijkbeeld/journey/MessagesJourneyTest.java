package nl.wijkbeeld.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.wijkbeeld.settings.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a night tells by e-mail, to a real server on loopback. */
@SuppressWarnings("NullAway.Init")
class MessagesJourneyTest {

    private static final String RECIPIENTS = """
            dossiers:
              - {adres: wijk@gemeente.example, gebieden: [WK014110]}
              - {adres: team@politie.example, gebieden: [basisteam, WK014111]}
              - {adres: wijk@gemeente.example, gebieden: [WK014112]}
            beheer: [beheer@gemeente.example, wacht@gemeente.example]
            """;

    private static final String BEHEER_ONLY = "beheer: [beheer@gemeente.example, wacht@gemeente.example]";

    private static final String DOSSIERS_ONLY = RECIPIENTS.replaceAll("beheer: .*", "beheer: []");
    private static final String BURGLARIES = "Postcode,Datum,Soort\r\n7606,01-10-2026,Woninginbraak\r\n";

    @TempDir
    Path folder;

    private GreenMail server;
    private Stage stage;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        stage = new Stage(folder)
                .set("mail.server", "127.0.0.1")
                .set("mail.poort", String.valueOf(server.getSmtp().getPort()))
                .set("mail.van", "wijkbeeld@gemeente.example")
                .set("portaal.url", "https://wijkbeeld.example");
    }

    @AfterEach
    void stop() {
        stage.close();
        server.stop();
    }

    private void startWith(String recipients) {
        stage.write("config/berichten.yaml", recipients);
        stage.start();
    }

    private void deliver() {
        stage.receive(
                stage.write(
                        "aanbod/incidenten_20261001_20261031.csv",
                        new IncidentFile()
                                .row("PL-2026000001", "03-10-2026", "23:30", "A20", "7606AA")
                                .text()),
                "politie-incidenten",
                "politie");
    }

    /** By recipient, since the last time. */
    private Map<String, MimeMessage> mails() throws MessagingException {
        Map<String, MimeMessage> mails = new TreeMap<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            assertEquals(1, mail.getFrom().length);
            assertEquals("wijkbeeld@gemeente.example", ((InternetAddress) mail.getFrom()[0]).getAddress());
            mails.put(InternetAddress.toString(mail.getAllRecipients()), mail);
        }
        return mails;
    }

    private void night() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException wrong) {
            throw new AssertionError(wrong);
        }
        stage.hub().night();
    }

    /** Plain text and nothing beside it. */
    private static String text(MimeMessage mail) throws MessagingException, IOException {
        assertEquals("text/plain; charset=UTF-8", mail.getContentType());
        return mail.getContent().toString().replace("\r\n", "\n");
    }

    @Test
    void tellsEachAddressOnceWhichOfItsDossiersAreThere() throws Exception {
        startWith(DOSSIERS_ONLY);
        deliver();
        night();
        assertEquals(List.of(), stage.hub().journal().faults());
        assertEquals(2, server.getReceivedMessages().length);
        Map<String, MimeMessage> mails = mails();
        assertEquals(Set.of("wijk@gemeente.example", "team@politie.example"), mails.keySet());

        MimeMessage mail = Objects.requireNonNull(mails.get("wijk@gemeente.example"));
        assertEquals("Uw dossiers staan klaar", mail.getSubject());
        assertEquals("""
                Goedemorgen,

                Er staan nieuwe dossiers klaar:
                - Binnenstad
                - Noorderkwartier

                Peildatum: 24 november 2026.

                U vindt ze in het portaal van Wijkbeeld: https://wijkbeeld.example/

                Dit bericht is automatisch gemaakt. Wilt u het niet meer krijgen? Vraag het de beheerder van Wijkbeeld.
                """.strip(), text(mail).strip());
        Set<String> headers = new TreeSet<>();
        for (Header header : Collections.list(mail.getAllHeaders())) {
            headers.add(header.getName());
        }
        assertEquals(
                Set.of(
                        "Auto-Submitted",
                        "Content-Transfer-Encoding",
                        "Content-Type",
                        "Date",
                        "From",
                        "MIME-Version",
                        "Message-ID",
                        "Received",
                        "Return-Path",
                        "Subject",
                        "To"),
                headers);
        String other = text(Objects.requireNonNull(mails.get("team@politie.example")));
        assertTrue(other.contains("- De Riet\n"), other);
        assertFalse(other.contains("Binnenstad"), other);
        for (MimeMessage each : mails.values()) {
            String figures = text(each).replace("24 november 2026", "");
            assertFalse(figures.matches("(?s).*\\d.*"), figures);
        }
    }

    @Test
    void leavesTheLinkOutWithoutAPortal() throws Exception {
        stage.set("portaal.url", "");
        startWith("dossiers: [{adres: wijk@gemeente.example, gebieden: [WK014110]}]");
        deliver();
        night();
        MimeMessage mail = Objects.requireNonNull(mails().get("wijk@gemeente.example"));
        assertEquals("Uw dossier staat klaar", mail.getSubject());
        assertTrue(text(mail).contains("U vindt het in het portaal van Wijkbeeld.\n"), text(mail));
    }

    @Test
    void tellsOfASupplierThatDoesNotDeliverOnceUntilItDeliversAgain() throws Exception {
        startWith(RECIPIENTS);
        night();
        assertEquals(1, stage.hub().journal().faults().size(), "nothing was loaded, so nothing is published");
        assertEquals(Set.of("beheer@gemeente.example,wacht@gemeente.example"), recipients());
        MimeMessage mail = mails().values().iterator().next();
        assertEquals("Levering niet ontvangen", mail.getSubject());
        String text = text(mail);
        for (var supplier : stage.rows("select titel from ref_leveranciers")) {
            assertTrue(text.contains(", van " + supplier.text("titel") + ": nog nooit ontvangen\n"), text);
        }
        assertFalse(text.matches("(?s).*\\d.*"), text);

        stage.on(Stage.TODAY.plusDays(1)).restart();
        night();
        assertEquals(Set.of(), recipients());

        stage.receive(stage.write("aanbod/inbraken.csv", BURGLARIES), "politie-inbraken", "politie");
        assertEquals(1, stage.number("select count(*) from ledger_leveringen where uitkomst = 'geladen'"));
        stage.write("config/berichten.yaml", BEHEER_ONLY);
        stage.on(Stage.TODAY.plusMonths(7)).restart();
        night();
        assertEquals(Set.of("beheer@gemeente.example,wacht@gemeente.example"), recipients());
        assertEquals(
                List.of("- Politie, woninginbraken (openbare lijst), van Politie: niets sinds 25 november 2026"),
                text(mails().values().iterator().next())
                        .lines()
                        .filter(line -> line.startsWith("- "))
                        .toList());
        stage.on(Stage.TODAY.plusMonths(8)).restart();
        night();
        assertEquals(Set.of(), recipients());
    }

    private Set<String> recipients() throws MessagingException {
        Set<String> keys = new TreeSet<>();
        mails().keySet().forEach(key -> keys.add(key.replaceAll("\\s", "")));
        return keys;
    }

    @Test
    void aDeadServerLeavesTheEditionAndTheFaultAndTheMissedDeliveryIsToldLater() throws Exception {
        startWith(RECIPIENTS);
        deliver();
        server.stop();
        stage.hub().night();
        assertEquals(1, stage.number("select count(*) from ledger_edities"));
        assertEquals(19, stage.hub().dossiers().size());
        assertEquals(
                1, stage.number("select count(*) from ledger_stappen where stap = 'retain' and uitkomst = 'klaar'"));
        List<String> faults = stage.hub().journal().faults();
        assertEquals(3, faults.size(), faults.toString());
        for (String fault : faults) {
            assertTrue(fault.contains("is niet verstuurd (MailConnectException)"), fault);
        }
        assertEquals(
                List.of("storing"), stage.lines("select uitkomst from ledger_nachten order by nacht_id desc limit 1"));

        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        stage.write("config/berichten.yaml", BEHEER_ONLY);
        stage.set("mail.poort", String.valueOf(server.getSmtp().getPort())).restart();
        stage.hub().night();
        assertEquals(Set.of("beheer@gemeente.example,wacht@gemeente.example"), recipients());
    }

    @Test
    void neverSendsThePasswordOverAConnectionThatIsNotEncrypted() {
        stage.set("mail.gebruiker", "wijkbeeld").set("mail.wachtwoord", "geheim-voor-de-test");
        startWith(RECIPIENTS);
        night();
        assertEquals(0, server.getReceivedMessages().length);
        assertTrue(
                stage.hub().journal().faults().stream().anyMatch(fault -> fault.contains("is niet verstuurd")),
                stage.hub().journal().faults().toString());
        assertFalse(stage.logged().contains("geheim-voor-de-test"));
    }

    @Test
    void sendsNothingWithoutAServer() {
        stage.set("mail.server", "");
        startWith(RECIPIENTS);
        night();
        assertEquals(0, server.getReceivedMessages().length);
        assertEquals(1, stage.hub().journal().faults().size(), "nothing was loaded, so nothing is published");
    }

    @Test
    void refusesToStartWithAnAddressThatGoesOnOnTheNextLine() {
        stage.write("config/berichten.yaml", "beheer: [\"a@gemeente.example\\r\\nBcc: b@elders.example\"]");
        Fault fault = assertThrows(Fault.class, stage::start);
        String told = String.valueOf(fault.getMessage());
        assertTrue(told.contains("config/berichten.yaml: bij beheer hoort een e-mailadres"), told);
        assertFalse(told.contains("elders"), told);
        for (String sender : Arrays.asList("", "a@gemeente.example\nBcc: b@elders.example", "gemeente")) {
            stage.write("config/berichten.yaml", RECIPIENTS);
            stage.set("mail.van", sender);
            told = String.valueOf(assertThrows(Fault.class, stage::start).getMessage());
            assertEquals(
                    "config/wijkbeeld.properties: bij mail.van hoort een e-mailadres zoals wijkbeeld@gemeente.example.",
                    told);
        }
    }
}
