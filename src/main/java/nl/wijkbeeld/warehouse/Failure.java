package nl.wijkbeeld.warehouse;

import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.wijkbeeld.settings.Fault;

/** Turns a failure of DuckDB into a fault that names its kind and the next action, and never quotes its message. */
final class Failure {

    private static final Pattern KIND = Pattern.compile("^(?:[a-z.]*SQLException: )?([A-Z][A-Za-z -]{2,40}) Error\\b");

    private Failure() {}

    static Fault of(SQLException failed) {
        String kind = kind(failed);
        Fault fault =
                new Fault("Het warehouse kon een opdracht niet uitvoeren (%s). %s".formatted(kind, nextAction(kind)));
        fault.setStackTrace(failed.getStackTrace());
        return fault;
    }

    static String kind(SQLException failed) {
        String message = failed.getMessage();
        if (message != null && (message.contains("No space left") || message.contains("Disk quota exceeded"))) {
            return "IO Error"; // however the statement that met it is called
        }
        Matcher matcher = KIND.matcher(message == null ? "" : message);
        return matcher.find() ? matcher.group(1) + " Error" : "onbekende soort";
    }

    private static String nextAction(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "out of memory error" -> "Geef het warehouse meer geheugen in config/wijkbeeld.properties.";
            case "fatal error" -> "Start Wijkbeeld opnieuw, en geef het warehouse meer geheugen als het blijft.";
            case "io error" -> "Controleer of de schijf vol is en of het bestand van deze gebruiker is.";
            case "transactioncontext error", "transaction error" -> "Probeer het opnieuw; er is niets half geschreven.";
            default -> "Er is niets half geschreven; probeer het opnieuw en meld het als het blijft.";
        };
    }
}
