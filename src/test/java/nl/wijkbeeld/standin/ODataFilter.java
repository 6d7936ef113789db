package nl.wijkbeeld.standin;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of OData v3's {@code $filter} that readers of police figures use: {@code and}, {@code or}, brackets,
 * {@code eq}, {@code ge}, {@code le} and {@code startswith} on text. Keys compare as they are, padding included.
 */
final class ODataFilter {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\(|\\)|,|and\\b|or\\b|eq\\b|ge\\b|le\\b|startswith\\b|'[^']*'|\\w+)\\s*");
    private final Matcher tokens;
    private String token = "";

    private ODataFilter(String text) {
        tokens = TOKEN.matcher(text);
        advance();
    }

    /** @throws IllegalArgumentException when it is not of that part */
    static Predicate<Map<String, Object>> parse(String text) {
        if (text.isBlank()) {
            return row -> true;
        }
        ODataFilter filter = new ODataFilter(text);
        Predicate<Map<String, Object>> whole = filter.either();
        filter.expect("");
        return whole;
    }

    private Predicate<Map<String, Object>> either() {
        Predicate<Map<String, Object>> left = both();
        while (token.equals("or")) {
            advance();
            left = left.or(both());
        }
        return left;
    }

    private Predicate<Map<String, Object>> both() {
        Predicate<Map<String, Object>> left = term();
        while (token.equals("and")) {
            advance();
            left = left.and(term());
        }
        return left;
    }

    private Predicate<Map<String, Object>> term() {
        if (token.equals("(")) {
            advance();
            Predicate<Map<String, Object>> inner = either();
            expect(")");
            return inner;
        }
        return token.equals("startswith") ? prefix() : comparison();
    }

    private Predicate<Map<String, Object>> prefix() {
        advance();
        expect("(");
        String field = advance();
        expect(",");
        String start = text();
        expect(")");
        return row -> value(row, field).startsWith(start);
    }

    private Predicate<Map<String, Object>> comparison() {
        String field = advance();
        String operator = advance();
        String value = text();
        return switch (operator) {
            case "eq" -> row -> value(row, field).equals(value);
            case "ge" -> row -> value(row, field).compareTo(value) >= 0;
            case "le" -> row -> value(row, field).compareTo(value) <= 0;
            default -> throw new IllegalArgumentException("operator " + operator);
        };
    }

    private String text() {
        String quoted = advance();
        if (!quoted.startsWith("'")) {
            throw new IllegalArgumentException("text expected at " + quoted);
        }
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String value(Map<String, Object> row, String field) {
        return String.valueOf(row.get(field));
    }

    /** The token passed over; an empty one is the end. */
    private String advance() {
        String passed = token;
        if (tokens.lookingAt()) {
            token = tokens.group(1);
            tokens.region(tokens.end(), tokens.regionEnd());
        } else if (tokens.regionStart() == tokens.regionEnd()) {
            token = "";
        } else {
            throw new IllegalArgumentException("not understood at " + tokens.regionStart());
        }
        return passed;
    }

    private void expect(String expected) {
        if (!advance().equals(expected)) {
            throw new IllegalArgumentException(expected + " expected");
        }
    }
}
