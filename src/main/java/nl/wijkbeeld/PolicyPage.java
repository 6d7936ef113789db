package nl.wijkbeeld;

import java.util.Locale;
import java.util.TreeSet;
import nl.wijkbeeld.disclosure.PlannedTable;
import nl.wijkbeeld.disclosure.Policy;
import nl.wijkbeeld.disclosure.Sensitivity;

/** What is published, as Markdown for the DPIA annex: rules, planned tables and thresholds of config/publicatie.yaml. */
record PolicyPage(Policy policy) {

    String text() {
        StringBuilder page = new StringBuilder("\n## Wat er bekend wordt gemaakt\n\n");
        page.append("Beleid versie %d, uit config/publicatie.yaml.\n\n".formatted(policy.versie()));
        page.append("| gevoeligheid | minimum | breedte | fijnste gebied | periode | alleen gesloten | nullen getoond")
                .append(" | reden | eigenaar |\n|---|---|---|---|---|---|---|---|---|\n");
        for (Sensitivity sensitivity : Sensitivity.values()) {
            rule(page, sensitivity.key(), policy.rule(sensitivity));
        }
        page.append("\nWie een afgeschermd aantal terugrekent, houdt een interval over van ten minste de breedte.\n");
        page.append("\n| tabel van wat niet openbaar is | bronnen |\n|---|---|\n");
        policy.plan().forEach(table -> Register.row(page, table.name().replace('_', ' '), sources(table)));
        page.append("\n| drempel | waarde | reden | eigenaar |\n|---|---|---|---|\n");
        threshold(page, "minimum_inwoners_voor_cijfer", policy.inhabitants());
        threshold(page, "minimum_voor_percentage", policy.percentage());
        threshold(page, "weken_voor_signaal", policy.weeks());
        Register.row(
                page,
                "per_huishouden",
                String.join(", ", new TreeSet<>(policy.households().categories())),
                policy.households().reason(),
                policy.households().owner());
        return page.toString();
    }

    private static void rule(StringBuilder page, String sensitivity, Policy.Rule rule) {
        Register.row(
                page,
                sensitivity,
                rule.minimum(),
                rule.width(),
                rule.level(),
                rule.period().name().toLowerCase(Locale.ROOT),
                rule.closedOnly() ? "ja" : "nee",
                rule.zerosShown() ? "ja" : "nee",
                rule.reason(),
                rule.owner());
    }

    private static String sources(PlannedTable table) {
        return table.sources().isEmpty()
                ? "alle zonder eigen regel"
                : String.join(", ", new TreeSet<>(table.sources()));
    }

    private static void threshold(StringBuilder page, String name, Policy.Threshold threshold) {
        Register.row(page, name, threshold.value(), threshold.reason(), threshold.owner());
    }
}
