package nl.wijkbeeld.settings;

import java.util.Arrays;
import java.util.Optional;

/** Every setting of the hub itself; what a route needs beside these is named in that route as {@code {{key}}}. */
public enum Setting {
    WAREHOUSE_GEHEUGEN("warehouse.geheugen", "Geheugen dat DuckDB mag gebruiken", "MB of GB", "320MB"),
    WAREHOUSE_THREADS("warehouse.threads", "Aantal threads van DuckDB", "aantal", "2"),
    SLEUTEL_BESTAND(
            "sleutel.bestand",
            "Bestand met de geheime sleutels per partner en jaar waarmee registratienummers worden gepseudonimiseerd"
                    + " (./wijkbeeld sleutel maakt ze; rechten 0600); leeg: uit de systemd-credential sleutels, anders uit"
                    + " omgevingsvariabele WIJKBEELD_SLEUTELS",
            "pad",
            ""),
    RUST(
            "levering.rust",
            "Hoe lang een bestand onveranderd moet zijn voordat het wordt opgehaald; korter is het misschien nog niet af",
            "milliseconden",
            "60000"),
    REGEL_MAXIMUM("levering.regel-maximum", "Langste regel die in een levering mag staan", "bytes", "2000000"),
    BEVINDINGEN_MAXIMUM(
            "levering.bevindingen-maximum",
            "Hoeveel bevindingen per levering rij voor rij worden genoemd",
            "aantal",
            "1000"),
    DEMONSTRATIE("dossier.demonstratie", "Zet 'demonstratiegegevens' op elke bladzijde", "ja of nee", "nee"),
    NACHT_CRON(
            "nacht.cron",
            "Wanneer de marts, dossiers en editie worden gemaakt",
            "Quartz-cron, Europe/Amsterdam",
            "0 30 5 * * ?"),
    HTTP_POGINGEN("http.pogingen", "Hoe vaak een verzoek wordt herhaald na 429 of 5xx", "aantal", "6"),
    HTTP_WACHTTIJD("http.wachttijd", "Eerste wachttijd voor herhaling; verdubbelt telkens", "milliseconden", "1000"),
    HTTP_TIJDSLIMIET("http.tijdslimiet", "Hoe lang op een antwoord wordt gewacht", "milliseconden", "30000"),
    JDBC_TIJDSLIMIET(
            "jdbc.tijdslimiet",
            "Hoe lang op de databank van een partner wordt gewacht als zij niets meer zegt",
            "milliseconden",
            "300000"),
    PORTAAL_ADRES(
            "portaal.adres",
            "Waarop het portaal luistert; buiten deze machine alleen met een aanbieder (portaal.oidc.uitgever) en met TLS:"
                    + " een eigen certificaat of een proxy",
            "IP-adres",
            "127.0.0.1"),
    PORTAAL_POORT("portaal.poort", "Poort van het portaal", "nummer", "8480"),
    PORTAAL_URL(
            "portaal.url",
            "Hoe mensen het portaal bereiken, zoals https://wijkbeeld.voorbeeld.nl; nodig voor het aanmelden bij een aanbieder",
            "URL",
            ""),
    PORTAAL_CERTIFICAAT("portaal.certificaat.bestand", "Certificaat voor TLS, met de keten (PEM)", "pad", ""),
    PORTAAL_SLEUTEL("portaal.sleutel.bestand", "Sleutel bij het certificaat (PEM, PKCS#8)", "pad", ""),
    PORTAAL_PROXY(
            "portaal.proxy",
            "Adres van de proxy die TLS doet; alleen hij mag verbinden en alleen zijn X-Forwarded-For telt",
            "IP-adres",
            ""),
    PORTAAL_UITGEVER("portaal.oidc.uitgever", "Aanbieder van OpenID Connect: zijn issuer", "URL", ""),
    PORTAAL_CLIENT("portaal.oidc.client", "Naam van het portaal bij de aanbieder (client id)", "tekst", ""),
    PORTAAL_GEHEIM("portaal.oidc.geheim", "Geheim van het portaal bij de aanbieder", "env:NAAM of bestand:PAD", ""),
    PORTAAL_GROEPEN(
            "portaal.oidc.groepen",
            "Claim met de groepen of rollen van iemand, zoals groups (Entra ID) of realm_access.roles (Keycloak);"
                    + " config/toegang.yaml zegt wat ze hier mogen",
            "naam, met punten naar binnen",
            "groups"),
    API_ONTVANGER(
            "api.ontvanger", "Voor wie een token van de API bedoeld moet zijn (audience)", "tekst", "wijkbeeld-api"),
    BEWAKING_POORT("bewaking.poort", "Poort van de bewaking bij ./wijkbeeld run, op 127.0.0.1", "nummer", "8481"),
    MAIL_SERVER("mail.server", "SMTP-server voor e-mail; leeg: er gaat geen e-mail uit", "naam", ""),
    MAIL_POORT(
            "mail.poort",
            "Poort van de SMTP-server; biedt hij STARTTLS, dan is de verbinding versleuteld",
            "nummer",
            "587"),
    MAIL_VAN("mail.van", "Afzender van e-mail", "e-mailadres", ""),
    MAIL_GEBRUIKER(
            "mail.gebruiker",
            "Gebruiker bij de SMTP-server; leeg: zonder aanmelden. Met aanmelden is STARTTLS verplicht",
            "tekst",
            ""),
    MAIL_WACHTWOORD("mail.wachtwoord", "Wachtwoord bij mail.gebruiker", "env:NAAM of bestand:PAD", ""),
    VERANTWOORDELIJKE("register.verantwoordelijke", "Verwerkingsverantwoordelijke, voor het register", "tekst", ""),
    FG("register.fg", "Contact van de functionaris gegevensbescherming, voor het register", "tekst", ""),
    ONTVANGERS("register.ontvangers", "Wie de dossiers krijgen, voor het register", "tekst", "");

    private final String key;
    private final String meaning;
    private final String unit;
    private final String standard;

    Setting(String key, String meaning, String unit, String standard) {
        this.key = key;
        this.meaning = meaning;
        this.unit = unit;
        this.standard = standard;
    }

    public String key() {
        return key;
    }

    public String meaning() {
        return meaning;
    }

    public String unit() {
        return unit;
    }

    /** The value that holds when the file does not give one. */
    public String standard() {
        return standard;
    }

    /** Whether the value is a whole number of at least 1. */
    public boolean isNumber() {
        return standard.matches("\\d+");
    }

    public static Optional<Setting> find(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }
}
