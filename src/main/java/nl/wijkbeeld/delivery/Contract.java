package nl.wijkbeeld.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with the suppliers of one source: form, columns and the fate of each, cadence, legal ground.
 *
 * @param bron the source's name; the file's stem
 * @param partner who it is from; sources of one partner share the keys of their events
 * @param title for readers, Dutch
 * @param kind what a row is about
 * @param suppliers name → title for readers, all that are expected to deliver
 * @param legalGround the law that allows the delivery, recorded with it
 * @param separator between the columns of a CSV
 * @param charsets tried in this order
 * @param codeList which list of config/codes turns a code into a category
 * @param cadence how often a delivery is expected
 * @param replace how a delivery relates to earlier ones
 * @param replacePer with {@link Replace#PERIOD}: the table's column whose values are replaced whole
 * @param onePerKey several rows with one key are one event; the first counts
 * @param periodInName pattern with groups {@code van} and {@code tot} (yyyyMMdd) for the file's name
 * @param tolerance the share of wrong rows above which the whole delivery is refused
 * @param maximumShrink the largest share of rows that a replacement may lose
 * @param reportingDelayDays how long a month's figures are provisional
 * @param settlingDays days after a month's end at which it is closed
 * @param keptDays days that the file of a loaded delivery is kept; only 0: it is destroyed at once
 * @param keptRefusedDays days that the file of a refused delivery is kept, to be mended and offered again
 * @param isPublic the supplier publishes these figures itself
 * @param smallestGroup least number of alike persons that is kept for good (k); a contract can only raise it
 * @param ignoredJson fields of a JSON record that are dropped unread
 * @param columns by their name in the header
 */
public record Contract(
        @JsonProperty(value = "bron", required = true) String bron,
        @JsonProperty(value = "partner", required = true) String partner,
        @JsonProperty(value = "titel", required = true) String title,
        @JsonProperty(value = "soort", required = true) Kind kind,

        @JsonProperty(value = "leveranciers", required = true)
        Map<String, String> suppliers,

        @JsonProperty(value = "grondslag", required = true) String legalGround,
        @JsonProperty("scheidingsteken") String separator,
        @JsonProperty("tekensets") List<String> charsets,
        @JsonProperty("codelijst") @Nullable String codeList,
        @JsonProperty(value = "ritme", required = true) Cadence cadence,
        @JsonProperty(value = "wijze", required = true) Replace replace,
        @JsonProperty("per") @Nullable String replacePer,
        @JsonProperty("een_per_sleutel") YesNo onePerKey,
        @JsonProperty("periode_in_naam") @Nullable String periodInName,
        @JsonProperty(value = "tolerantie", required = true) String tolerance,
        @JsonProperty("hoogste_krimp") String maximumShrink,
        @JsonProperty("meldvertraging_dagen") int reportingDelayDays,
        @JsonProperty("sluiten_na_dagen") int settlingDays,
        @JsonProperty("bewaren_dagen") int keptDays,
        @JsonProperty("geweigerd_bewaren_dagen") Integer keptRefusedDays,
        @JsonProperty("openbare_bron") YesNo isPublic,
        @JsonProperty("kleinste_groep") Integer smallestGroup,
        @JsonProperty("json_weg") List<String> ignoredJson,
        @JsonProperty(value = "kolommen", required = true) Map<String, Column> columns) {

    /** The group of a key column's pattern that is the year. */
    public static final String KEY_YEAR = "jaar";

    /** Two working weeks and a weekend: time for a sender to mend, and no longer, for it is raw personal data. */
    public static final int KEPT_REFUSED_DAYS = 14;

    /** No class of persons is kept for good with fewer, whatever the source. */
    public static final int SMALLEST_GROUP = 5;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern COLUMN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** How often a delivery is expected. */
    public enum Cadence {
        @JsonProperty("dag")
        DAY("dag"),
        @JsonProperty("week")
        WEEK("week"),
        @JsonProperty("maand")
        MONTH("maand"),
        @JsonProperty("kwartaal")
        QUARTER("kwartaal"),
        @JsonProperty("jaar")
        YEAR("jaar");

        private final String word;

        Cadence(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** How a delivery relates to what the same supplier delivered before. */
    public enum Replace {
        /** A row replaces the earlier rows with its key. */
        @JsonProperty("bij-sleutel")
        BY_KEY,
        /** The periods in the delivery are replaced whole. */
        @JsonProperty("periode")
        PERIOD,
        /** The delivery is all there is. */
        @JsonProperty("momentopname")
        SNAPSHOT,
        /** The rows are added. */
        @JsonProperty("toevoegen")
        APPEND
    }

    public Contract {
        separator = Objects.requireNonNullElse(separator, ";");
        charsets = charsets == null ? List.of("UTF-8") : List.copyOf(charsets);
        onePerKey = Objects.requireNonNullElse(onePerKey, YesNo.NO);
        maximumShrink = Objects.requireNonNullElse(maximumShrink, "50%");
        keptRefusedDays = Objects.requireNonNullElse(keptRefusedDays, KEPT_REFUSED_DAYS);
        isPublic = Objects.requireNonNullElse(isPublic, YesNo.NO);
        smallestGroup = Objects.requireNonNullElse(smallestGroup, SMALLEST_GROUP);
        ignoredJson = ignoredJson == null ? List.of() : List.copyOf(ignoredJson);
        columns = new LinkedHashMap<>(columns);
        suppliers = new LinkedHashMap<>(suppliers);
        List<String> wrong =
                wrong(bron, partner, suppliers, separator, charsets, kind, codeList, replace, replacePer, columns);
        percentage(tolerance, wrong);
        percentage(maximumShrink, wrong);
        if (smallestGroup < SMALLEST_GROUP) {
            wrong.add("kleinste_groep is ten minste " + SMALLEST_GROUP);
        }
        if (!isPattern(periodInName)) {
            wrong.add("periode_in_naam is geen geldig patroon");
        }
        if (periodInName != null && !(periodInName.contains("(?<van>") && periodInName.contains("(?<tot>"))) {
            wrong.add("periode_in_naam mist de groep van of tot");
        }
        if (keptDays != 0) {
            wrong.add("bewaren_dagen kan alleen 0 zijn: een geladen bestand wordt meteen vernietigd");
        }
        if (keptRefusedDays < 0) {
            wrong.add("geweigerd_bewaren_dagen is 0 of meer");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
    }

    private static List<String> wrong(
            String bron,
            String partner,
            Map<String, String> suppliers,
            String separator,
            List<String> charsets,
            Kind kind,
            @Nullable String codeList,
            Replace replace,
            @Nullable String replacePer,
            Map<String, Column> columns) {
        List<String> wrong = new ArrayList<>();
        if (!NAME.matcher(bron).matches() || !NAME.matcher(partner).matches()) {
            wrong.add("bron en partner bestaan uit kleine letters, cijfers en streepjes");
        }
        if (suppliers.isEmpty()
                || !suppliers.keySet().stream()
                        .allMatch(name -> NAME.matcher(name).matches())) {
            wrong.add("leveranciers bestaan uit kleine letters, cijfers en streepjes; ten minste één");
        }
        if (separator.length() != 1 || separator.equals("\"") || separator.equals("'")) {
            wrong.add("scheidingsteken is één teken");
        }
        if (!charsets.stream().allMatch(Contract::isCharset)) {
            wrong.add("tekensets noemt een tekenset die niet bestaat");
        }
        if (replace == Replace.PERIOD && (replacePer == null || !kind.has(replacePer))) {
            wrong.add("wijze periode vraagt per: een kolom van " + kind.table());
        }
        boolean hasKey = columns.values().stream().anyMatch(column -> column.fate() == Fate.KEYED);
        if (replace == Replace.BY_KEY && !hasKey) {
            wrong.add("wijze bij-sleutel vraagt een kolom met lot sleutel");
        }
        columns.forEach((name, column) ->
                wrongColumn(name, column, kind, codeList, columns).ifPresent(wrong::add));
        List<String> filled = columns.values().stream()
                .flatMap(column -> column.fills(kind).stream())
                .toList();
        filled.stream()
                .filter(target -> Collections.frequency(filled, target) > 1)
                .distinct()
                .forEach(target -> wrong.add("meer kolommen vullen " + target));
        boolean hasPeriod = columns.values().stream().anyMatch(column -> column.coarse() == Coarse.PERIOD);
        if (!hasPeriod && columns.values().stream().anyMatch(column -> column.coarse() == Coarse.CAMERA)) {
            wrong.add("grof: camera vraagt een kolom met grof: tijdvak");
        }
        return wrong;
    }

    private static Optional<String> wrongColumn(
            String name, Column column, Kind kind, @Nullable String codeList, Map<String, Column> columns) {
        if (!COLUMN_NAME.matcher(name).matches()) {
            return Optional.of("kolom " + name + ": naam bestaat uit letters, cijfers en liggende streepjes");
        }
        String problem = wrongFate(column, codeList);
        if (problem.isEmpty()) {
            problem = column.fills(kind).stream()
                    .filter(target -> !kind.has(target))
                    .findFirst()
                    .map(target -> "vult " + target + "; dat is geen kolom van " + kind.table())
                    .orElse("");
        }
        String companion = column.companion();
        if (problem.isEmpty() && companion != null) {
            Column other = columns.get(companion);
            problem = other != null && other.isCompanion() ? "" : "bij noemt een kolom zonder grof: bij";
        }
        if (problem.isEmpty() && !isPattern(column.header())) {
            problem = "kop is geen geldig patroon";
        }
        String year = column.year();
        if (problem.isEmpty() && year != null) {
            problem = column.fate() == Fate.KEYED && isPattern(year) && year.contains("(?<" + KEY_YEAR + ">20\\d{2})")
                    ? ""
                    : "jaar hoort bij lot sleutel en is een patroon met (?<jaar>20\\d{2})";
        }
        return problem.isEmpty() ? Optional.empty() : Optional.of("kolom " + name + ": " + problem);
    }

    private static String wrongFate(Column column, @Nullable String codeList) {
        Coarse coarse = column.coarse();
        return switch (column.fate()) {
            case DROPPED -> column.target() == null && coarse == null ? "" : "lot weg vult niets";
            case KEYED -> "";
            case COARSENED -> {
                if (coarse == null) {
                    yield "lot grof vraagt grof: hoe";
                }
                yield coarse.asksForms() && column.formats().isEmpty()
                        ? "deze vorm van grof vraagt vormen"
                        : coarse == Coarse.MONTH && column.target() == null ? "grof: maand vraagt naar" : "";
            }
            case CODED ->
                codeList == null
                        ? "lot code vraagt een codelijst"
                        : column.target() == null ? "lot code vraagt naar" : "";
            case KEPT -> wrongKept(column);
        };
    }

    /** Free text never gets through: what is kept is agreed value by value, or within bounds. */
    private static String wrongKept(Column column) {
        String target = column.target();
        if (target == null) {
            return "lot laat vraagt naar";
        }
        if ((column.lowest() == null) != (column.highest() == null)) {
            return "laagste en hoogste horen bij elkaar";
        }
        return column.isBounded() || target.equals("camera_id")
                ? ""
                : "lot laat vraagt waarden, laagste en hoogste, of vormen";
    }

    private static boolean isPattern(@Nullable String pattern) {
        try {
            return pattern == null || Pattern.compile(pattern) != null;
        } catch (PatternSyntaxException wrong) {
            return false;
        }
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException impossible) {
            return false;
        }
    }

    private static double percentage(String text, List<String> wrong) {
        try {
            double share = Double.parseDouble(text.strip().replace("%", "").replace(',', '.')) / 100;
            if (text.strip().endsWith("%") && share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException notANumber) {
            // told below, as for a number out of bounds
        }
        wrong.add("een percentage ligt tussen 0% en 100%");
        return 0;
    }

    /** The share (0–1) of wrong rows above which the delivery is refused. */
    public double toleratedShare() {
        return percentage(tolerance, new ArrayList<>());
    }

    /** The largest share (0–1) of rows that a replacement may lose. */
    public double toleratedShrink() {
        return percentage(maximumShrink, new ArrayList<>());
    }

    public boolean mergesKeys() {
        return onePerKey == YesNo.YES;
    }

    /** Digest of everything that was agreed, hex: which form of the contract a delivery was held against. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    /** The columns that are read at all. */
    public Map<String, Column> readColumns() {
        Map<String, Column> read = new LinkedHashMap<>(columns);
        read.values().removeIf(column -> column.fate() == Fate.DROPPED);
        return read;
    }

    /** The column whose values become keys, when the contract has one. */
    public Optional<String> keyColumn() {
        return columns.entrySet().stream()
                .filter(column -> column.getValue().fate() == Fate.KEYED)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** How the year is found in the values that become keys; empty when they show none. */
    public Optional<Pattern> keyYear() {
        return columns.values().stream()
                .flatMap(column -> Stream.ofNullable(column.year()))
                .findFirst()
                .map(Pattern::compile);
    }
}
