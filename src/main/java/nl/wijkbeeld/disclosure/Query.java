package nl.wijkbeeld.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.wijkbeeld.warehouse.Row;
import nl.wijkbeeld.warehouse.Warehouse;

/** A query of the publication plan; its {@code $name} parameters become positional ones. */
record Query(String sql, List<Object> parameters) {

    private static final Pattern NAME = Pattern.compile("\\$([a-z]+)");

    static Query named(String name, Map<String, ?> values) {
        Matcher matcher = NAME.matcher(text(name));
        List<Object> parameters = new ArrayList<>();
        String sql = matcher.replaceAll(found -> {
            Object value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException(name + ".sql has no value for $" + found.group(1));
            }
            parameters.add(value);
            return "?";
        });
        return new Query(sql, parameters);
    }

    private static String text(String name) {
        try (InputStream in = Query.class.getResourceAsStream("/disclosure/" + name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("no query " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Row> rows(Warehouse warehouse) {
        return warehouse.rows(sql, parameters.toArray());
    }
}
