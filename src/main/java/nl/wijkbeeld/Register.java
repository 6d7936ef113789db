package nl.wijkbeeld;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijkbeeld.delivery.Column;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Contracts;
import nl.wijkbeeld.delivery.Kind;
import nl.wijkbeeld.disclosure.Policy;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Setting;
import nl.wijkbeeld.settings.Settings;

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

    /** The entries of the register (AVG art. 30), one for each source. */
    String entries() {
        StringBuilder page = new StringBuilder("# Register van verwerkingen\n\n");
        page.append("Gemaakt uit config/bronnen en config/wijkbeeld.properties.\n\n");
        line(page, "Verwerkingsverantwoordelijke", setting(Setting.VERANTWOORDELIJKE));
        line(page, "Functionaris gegevensbescherming", setting(Setting.FG));
        line(page, "Ontvangers", setting(Setting.ONTVANGERS));
        line(page, "Doel", "een veiligheidsbeeld per wijk; op een bladzijde staan alleen aantallen");
        line(page, "Beveiliging", "zie docs/privacy.md: de grens, de rechten op var/, de bekendmaking");
        contracts.all().forEach(contract -> source(page, contract));
        return page.toString();
    }

    /** What a DPIA needs to know of this software: all of {@link #entries}, and what is published. */
    String annex() {
        return entries().replaceFirst("# Register van verwerkingen", "# Bijlage bij de DPIA")
                + new PolicyPage(policy).text()
                + "\n## Risico's en maatregelen\n\n"
                + "Per tabel en bestand beantwoord in docs/privacy.md, met de bekende grenzen.\n";
    }

    private String setting(Setting setting) {
        String value = settings.text(setting);
        return value.isBlank() ? MISSING + setting.key() : value;
    }

    private static void line(StringBuilder page, String name, String value) {
        page.append("- **").append(name).append("**: ").append(value).append('\n');
    }

    static void row(StringBuilder page, Object... cells) {
        page.append(Stream.of(cells).map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static void source(StringBuilder page, Contract contract) {
        page.append("\n## %s (`%s`)\n\n".formatted(contract.title(), contract.bron()));
        String suppliers = String.join(", ", contract.suppliers().values());
        line(page, "Partner", contract.partner() + "; leveranciers: " + suppliers);
        line(page, "Grondslag", contract.legalGround());
        line(page, "Over wie", subjects(contract.kind()));
        line(page, "Ritme", contract.cadence().word());
        String refused = "; geweigerd: vernietigd na %d dagen".formatted(contract.keptRefusedDays());
        line(page, "Bewaren van de levering", "geladen: meteen vernietigd" + refused);
        line(page, "Bewaren van de rijen", keptRows(contract));
        line(page, "Pseudoniemen", pseudonyms(contract));
        if (!contract.ignoredJson().isEmpty()) {
            line(page, "Velden die niet worden gelezen", String.join(", ", contract.ignoredJson()));
        }
        page.append("\n| kolom | wat ermee gebeurt |\n|---|---|\n");
        contract.columns().forEach((name, column) -> row(page, "`" + name + "`", fate(column, contract.kind())));
    }

    private static String subjects(Kind kind) {
        return switch (kind) {
            case EVENTS -> "wie bij een gebeurtenis hoort; alleen plaats, tijdvak en categorie blijven";
            case PERSONS -> "slachtoffers, verdachten en andere betrokkenen; wie het is, blijft niet";
            case CASES -> "mensen in een zaak; alleen gebied, maanden, categorie en stand blijven";
            case OBSERVATIONS -> "wie een camera zag; alleen gebied, tijdvak, categorie en vervolg blijven";
            case CRIME_FIGURES, CAMERAS, ADDRESSES -> "niemand: er staan geen personen in";
        };
    }

    /** As the closing of months does it: resources warehouse/closing. */
    private static String keptRows(Contract contract) {
        int days = contract.settlingDays();
        return switch (contract.kind()) {
            case EVENTS, OBSERVATIONS ->
                "tot %d dagen na het einde van hun maand; daarna alleen aantallen".formatted(days);
            case CASES ->
                "tot %d dagen na het einde van de maand waarin de zaak eindigde; daarna alleen aantallen. Een zaak die loopt, blijft"
                        .formatted(days);
            case PERSONS ->
                "zo lang als hun gebeurtenis; zonder gebeurtenis tot %d dagen na de laatste maand van de levering. Daarna groepen van ten minste %d gelijke personen; wie daar niet in past, wacht per gemeente en jaar"
                        .formatted(days, contract.smallestGroup());
            case CAMERAS, ADDRESSES -> "zolang de leverancier ze levert";
            case CRIME_FIGURES -> "blijven, tot een latere levering ze vervangt";
        };
    }

    private static String pseudonyms(Contract contract) {
        return contract.keyColumn()
                .map("`%s`, met een geheime sleutel per partner en jaar, tot de rij wordt gewist"::formatted)
                .orElse("geen");
    }

    /** The fate of a column in a sentence. */
    private static String fate(Column column, Kind kind) {
        return switch (column.fate()) {
            case DROPPED -> "weg: wordt niet gelezen";
            case KEYED -> "sleutel: vervangen door een pseudoniem";
            case COARSENED -> "grof: " + coarse(column, kind);
            case CODED -> "code: vertaald naar een categorie";
            case KEPT -> "laat: bewaard, " + kept(column);
        };
    }

    private static String kept(Column column) {
        if (!column.values().isEmpty()) {
            return "alleen " + String.join(", ", column.values());
        }
        return column.isNumber() ? "een getal" : column.formats().isEmpty() ? "zoals geleverd" : "een datum";
    }

    private static String coarse(Column column, Kind kind) {
        return switch (Objects.requireNonNull(column.coarse())) {
            case PERIOD -> "maand, week, weekdag en dagdeel";
            case WEEK -> "week en maand";
            case MONTH -> "maand";
            case CBS_PERIOD -> "jaar en maand";
            case POSTCODE -> kind == Kind.ADDRESSES ? "postcode" : "gebied";
            case AREA_CODE -> "gebied";
            case CAMERA -> "gebied van de camera";
            case AGE_BAND -> "leeftijdsband";
            case COMPANION -> "alleen gelezen samen met een andere kolom";
        };
    }
}
