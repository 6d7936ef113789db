package nl.wijkbeeld.geography;

import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a feature says of itself, in the words of CBS (gebiedsindelingen: statcode, jrstatcode) or PDOK (wijken en buurten:
 * buurtcode, water).
 *
 * @param value of a name; empty when there is none
 */
record Attributes(UnaryOperator<String> value) {

    private static final Pattern BUURT = Pattern.compile("BU\\d{8}");
    private static final Pattern YEAR = Pattern.compile("(20\\d\\d)(BU\\d{8})?");

    /** Of a buurt; empty for anything else, such as a wijk, or the part of a buurt that is large water. */
    String code() {
        String code = Stream.of("buurtcode", "statcode")
                .map(value)
                .filter(found -> !found.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        return BUURT.matcher(code).matches() && !value.apply("water").equalsIgnoreCase("ja") ? code : "";
    }

    OptionalInt year() {
        return Stream.of("jaar", "jrstatcode")
                .map(name -> YEAR.matcher(value.apply(name)))
                .filter(Matcher::matches)
                .mapToInt(year -> Integer.parseInt(year.group(1)))
                .findFirst();
    }
}
