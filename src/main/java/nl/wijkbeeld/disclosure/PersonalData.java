package nl.wijkbeeld.disclosure;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds in a free text what looks like a person's number, phone, mail, plate or IBAN. A number with a check of its own
 * counts only when that holds. Names are not found: whoever reads the text before it is printed must see to those.
 *
 * <p>Sources: the elfproef of the burgerservicenummer; ISO 13616 for the IBAN; the sidecodes of the RDW.
 */
public final class PersonalData {

    private static final String PLATE = String.join(
            "|",
            "LL-DD-DD",
            "DD-DD-LL",
            "DD-LL-DD",
            "LL-DD-LL",
            "LL-LL-DD",
            "DD-LL-LL",
            "DD-KKK-D",
            "D-KKK-DD",
            "LL-DDD-L",
            "L-DDD-LL",
            "KKK-DD-L",
            "L-DD-KKK",
            "D-LL-DDD",
            "DDD-LL-D");

    private static final List<Kind> KINDS = List.of(
            new Kind("een e-mailadres", Pattern.compile("[\\w.%+-]+@[\\w-]+(?:\\.[\\w-]+)+"), String::length),
            new Kind(
                    "een IBAN",
                    Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]){11,30}", Pattern.CASE_INSENSITIVE),
                    PersonalData::endOfIban),
            new Kind(
                    "een telefoonnummer",
                    Pattern.compile("(?<!\\d)(?:(?:\\+|00)31[ .-]?(?:\\(0\\))?|0)[ .-]?[1-9](?:[ .-]?\\d){8}(?!\\d)"),
                    String::length),
            new Kind(
                    "een burgerservicenummer",
                    Pattern.compile(
                            "(?<!\\d)(?:\\d{8,9}|\\d{3}([ .-])\\d{3}\\1\\d{3}|\\d{4}([ .-])\\d{2}\\2\\d{3})(?!\\d)"),
                    text -> isCitizenNumber(text) ? text.length() : 0),
            new Kind("een kenteken", plate("-?", Pattern.CASE_INSENSITIVE), String::length),
            new Kind("een kenteken", plate(" ", 0), String::length));

    private PersonalData() {}

    /** @param end where in a match the thing ends; 0 when its check fails */
    private record Kind(String name, Pattern pattern, ToIntFunction<String> end) {}

    /**
     * Something that was found.
     *
     * @param kind in Dutch, with its article
     * @param from place of its first character, from 1
     * @param to place of its last
     */
    public record Found(String kind, int from, int to) {}

    /** The first of each kind that the text is searched for; empty when there is nothing. */
    public static Optional<Found> in(String text) {
        return KINDS.stream()
                .flatMap(kind -> kind.pattern
                        .matcher(text)
                        .results()
                        .map(match -> found(kind, match))
                        .filter(found -> found.to() >= found.from()))
                .findFirst();
    }

    private static Found found(Kind kind, MatchResult match) {
        return new Found(kind.name, match.start() + 1, match.start() + kind.end.applyAsInt(match.group()));
    }

    /** Groups of three letters have no vowels, and not the M of a month. */
    private static Pattern plate(String separator, int flags) {
        String groups = Pattern.compile("[LKD-]").matcher(PLATE).replaceAll(part -> switch (part.group()) {
            case "L" -> "[A-Z]";
            case "K" -> "[BDFGHJKLNPRSTVXZ]";
            case "D" -> "[0-9]";
            default -> separator;
        });
        return Pattern.compile("(?<![\\w-])(?:" + groups + ")(?![\\w-])", flags);
    }

    /** Words may follow it without a border, so every length is tried; where it ends, 0 when there is none. */
    private static int endOfIban(String text) {
        StringBuilder read = new StringBuilder();
        for (int end = 1; end <= text.length(); end++) {
            if (text.charAt(end - 1) != ' ') {
                read.append(Character.toUpperCase(text.charAt(end - 1)));
            }
            if (text.charAt(end - 1) != ' ' && read.length() >= 15 && isIban(read.toString())) {
                return end;
            }
        }
        return 0;
    }

    private static boolean isIban(String text) {
        StringBuilder digits = new StringBuilder();
        (text.substring(4) + text.substring(0, 4))
                .chars()
                .forEach(character -> digits.append(Character.digit(character, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    private static boolean isCitizenNumber(String text) {
        String digits = text.replaceAll("\\D", "");
        int sum = 0;
        for (int place = 1; place <= digits.length(); place++) {
            int digit = Character.digit(digits.charAt(digits.length() - place), 10);
            sum += place == 1 ? -digit : place * digit;
        }
        return sum % 11 == 0 && !digits.matches("0+");
    }
}
