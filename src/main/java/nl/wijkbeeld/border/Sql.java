package nl.wijkbeeld.border;

/** Quotes what is put into a statement. */
final class Sql {

    private Sql() {}

    /** {@code it's} → {@code 'it''s'}. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** {@code naam} → {@code "naam"}. */
    static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** The form that a contract writes, as DuckDB's: {@code dd-MM-yyyy} → {@code %d-%m-%Y}. */
    static String format(String form) {
        return form.replace("yyyy", "%Y")
                .replace("MM", "%m")
                .replace("dd", "%d")
                .replace("HH", "%H")
                .replace("mm", "%M")
                .replace("ss", "%S")
                .replace("SSS", "%g")
                .replace("'", "");
    }
}
