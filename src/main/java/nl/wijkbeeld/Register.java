package nl.wijkbeeld;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import nl.wijkbeeld.delivery.Column;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Contracts;
import nl.wijkbeeld.disclosure.Policy;
import nl.wijkbeeld.disclosure.Sensitivity;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Setting;
import nl.wijkbeeld.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * What the law wants written down about the processing (AVG art. 30 and 35), as Markdown, from the contracts and settings
 * that run: so it cannot say otherwise.
 */
final class Register {

    /** Begins what nobody has filled in. */
    static final String MISSING = "nog in te vullen: ";

    private final Contracts contracts;
    private final Policy policy;
    private final Settings settings;

    Register(Contracts contracts, Policy policy, Settings settings) {
        this.contracts = contracts;
        this.policy = policy;
        this.settings = settings;
    }

    static Register read(Home home) {
        return new Register(
                Contracts.read(home.config().resolve("bronnen")), Hub.policy(home), Settings.read(home, Map.of()));
    }

    /** Prints a page, or writes it to a file; returns the exit code. */
    static int tell(String page, PrintWriter out, @Nullable Path file) throws IOException {
        if (file == null) {
            out.print(page);
        } else {
            Files.writeString(file, page);
        }
        out.flush();
        return page.contains(MISSING) ? Wijkbeeld.FINDINGS : Wijkbeeld.DONE;
    }

    /** The entries of the register (AVG art. 30), one for each source. */
    String entries() {
        StringBuilder page = new StringBuilder("# Register van verwerkingen\n\n");
        page.append("Gemaakt uit config/bronnen, config/publicatie.yaml en config/wijkbeeld.properties.\n\n");
        line(page, "Verwerkingsverantwoordelijke", setting(Setting.VERANTWOORDELIJKE));
        line(page, "Functionaris gegevensbescherming", setting(Setting.FG));
        line(page, "Ontvangers", setting(Setting.ONTVANGERS));
        line(page, "Doel", "een veiligheidsbeeld per wijk, zonder gegevens over personen");
        line(page, "Beveiliging", "zie docs/privacy.md: de grens, de rechten op var/, de bekendmaking");
        contracts.all().forEach(contract -> source(page, contract));
        return page.toString();
    }

    /** What a DPIA needs to know of this software: all of {@link #entries}, and what is published. */
    String annex() {
        StringBuilder page =
                new StringBuilder(entries().replaceFirst("# Register van verwerkingen", "# Bijlage bij de DPIA"));
        page.append("\n## Wat er bekend wordt gemaakt\n\n");
        page.append(
                "Beleid versie %d.\n\n| gevoeligheid | minimum | fijnste gebied | periode | alleen gesloten | nullen | reden | eigenaar |\n"
                        .formatted(policy.versie()));
        page.append("|---|---|---|---|---|---|---|---|\n");
        for (Sensitivity sensitivity : Sensitivity.values()) {
            Policy.Rule rule = policy.rule(sensitivity);
            page.append("| %s | %d | %s | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            sensitivity.key(),
                            rule.minimum(),
                            rule.level(),
                            rule.period().name().toLowerCase(java.util.Locale.ROOT),
                            rule.closedOnly() ? "ja" : "nee",
                            rule.zerosShown() ? "ja" : "nee",
                            rule.reason(),
                            rule.owner()));
        }
        page.append("\n## Risico's en maatregelen\n\n");
        page.append("Per tabel en bestand beantwoord in docs/privacy.md.\n");
        return page.toString();
    }

    private String setting(Setting setting) {
        String value = settings.text(setting);
        return value.isBlank() ? MISSING + setting.key() : value;
    }

    private static void line(StringBuilder page, String name, String value) {
        page.append("- **").append(name).append("**: ").append(value).append('\n');
    }

    private static void source(StringBuilder page, Contract contract) {
        page.append("\n## %s (`%s`)\n\n".formatted(contract.title(), contract.bron()));
        line(
                page,
                "Partner",
                contract.partner() + "; leveranciers: "
                        + String.join(", ", contract.suppliers().values()));
        line(page, "Grondslag", contract.legalGround());
        line(page, "Levering", "elke " + contract.cadence().word());
        line(
                page,
                "Bewaren van de levering",
                "vernietigd zodra zij is geladen; geweigerd: in var/refused tot zij is hersteld");
        line(
                page,
                "Bewaren van de rijen",
                "tot %d dagen na het einde van de maand; daarna alleen tellingen".formatted(contract.settlingDays()));
        line(page, "Pseudoniemen", pseudonyms(contract));
        page.append("\n| kolom | wat ermee gebeurt |\n|---|---|\n");
        contract.columns().forEach((name, column) -> page.append("| `%s` | %s |\n".formatted(name, fate(column))));
    }

    private static String pseudonyms(Contract contract) {
        Optional<String> key = contract.keyColumn();
        return key.map(column -> "`%s`, met een geheime sleutel, tot de rij wordt gewist".formatted(column))
                .orElse("geen");
    }

    /** The fate of a column in a sentence. */
    static String fate(Column column) {
        return switch (column.fate()) {
            case DROPPED -> "weg: wordt niet gelezen";
            case KEYED -> "sleutel: vervangen door een pseudoniem";
            case COARSENED -> "grof: " + coarse(column);
            case CODED -> "code: vertaald naar een categorie";
            case KEPT ->
                "laat: bewaard" + (column.values().isEmpty() ? "" : ", alleen " + String.join(", ", column.values()));
        };
    }

    private static String coarse(Column column) {
        return switch (java.util.Objects.requireNonNull(column.coarse())) {
            case PERIOD -> "maand, week, weekdag en dagdeel";
            case WEEK -> "week en maand";
            case MONTH -> "maand";
            case CBS_PERIOD -> "jaar en maand";
            case POSTCODE -> "gebied (in een adreslijst: postcode)";
            case AREA_CODE -> "gebied";
            case CAMERA -> "gebied van de camera";
            case AGE_BAND -> "leeftijdsband";
            case COMPANION -> "alleen gelezen bij de kolom die haar noemt";
        };
    }
}
