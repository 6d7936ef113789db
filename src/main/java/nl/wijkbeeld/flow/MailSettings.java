package nl.wijkbeeld.flow;

import java.util.regex.Pattern;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Setting;
import nl.wijkbeeld.settings.Settings;

/**
 * How mail goes out.
 *
 * @param server empty when none goes out; then nothing else is looked at
 * @param user empty when the server does not ask who sends
 * @param portal where people find the portal, without a slash at its end; empty when mails have no link
 */
public record MailSettings(String server, int port, String from, String user, String password, String portal) {

    /** One line of plain characters, so that nothing can be written after it in a mail's head. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+'-]+@([A-Za-z0-9-]+\\.)+[A-Za-z0-9-]{2,}");

    private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9.-]+");
    private static final Pattern PORTAL = Pattern.compile("https?://[!-~]+");

    /** @throws Fault when mail goes out and a setting is wrong; names it */
    public MailSettings {
        if (!server.isEmpty()) {
            require(SERVER.matcher(server).matches(), Setting.MAIL_SERVER, "de naam van een server");
            require(isAddress(from), Setting.MAIL_VAN, "een e-mailadres zoals wijkbeeld@gemeente.example");
            require(
                    user.isEmpty() || !password.isEmpty(),
                    Setting.MAIL_WACHTWOORD,
                    "een wachtwoord bij mail.gebruiker");
            require(
                    portal.isEmpty() || PORTAL.matcher(portal).matches(),
                    Setting.PORTAAL_URL,
                    "een adres dat met https:// begint");
        }
    }

    /** @throws Fault as above */
    public static MailSettings of(Settings settings) {
        return new MailSettings(
                settings.text(Setting.MAIL_SERVER),
                settings.number(Setting.MAIL_POORT),
                settings.text(Setting.MAIL_VAN),
                settings.text(Setting.MAIL_GEBRUIKER),
                settings.text(Setting.MAIL_WACHTWOORD),
                settings.text(Setting.PORTAAL_URL).replaceAll("/+$", ""));
    }

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    private static void require(boolean holds, Setting setting, String expected) {
        if (!holds) {
            throw new Fault("config/wijkbeeld.properties: bij %s hoort %s.".formatted(setting.key(), expected));
        }
    }
}
