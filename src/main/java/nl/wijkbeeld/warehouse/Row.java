package nl.wijkbeeld.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of a query. A plain getter must find a value, a {@code find…} getter may meet null; a column that the query
 * does not have is a bug and throws.
 */
public final class Row {

    /** The place of each column, shared by the rows of a query. */
    private final Map<String, Integer> columns;

    private final @Nullable Object[] values;

    private Row(Map<String, Integer> columns, @Nullable Object[] values) {
        this.columns = columns;
        this.values = values;
    }

    /** Runs a query on a connection that the caller holds, such as one inside a transaction. */
    public static List<Row> query(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return all(result);
            }
        }
    }

    private static List<Row> all(ResultSet result) throws SQLException {
        ResultSetMetaData told = result.getMetaData();
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int i = 0; i < told.getColumnCount(); i++) {
            columns.put(told.getColumnLabel(i + 1), i);
        }
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            @Nullable Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = result.getObject(i + 1);
            }
            rows.add(new Row(columns, values));
        }
        return rows;
    }

    /** Names of the columns, in the query's order. */
    public Set<String> columns() {
        return Collections.unmodifiableSet(columns.keySet());
    }

    public boolean isNull(String column) {
        return find(column) == null;
    }

    public String text(String column) {
        return get(column).toString();
    }

    public Optional<String> findText(String column) {
        return Optional.ofNullable(find(column)).map(Object::toString);
    }

    public long number(String column) {
        return ((Number) get(column)).longValue();
    }

    public OptionalLong findNumber(String column) {
        return find(column) instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    /** A number with a fraction, such as a rate. */
    public double decimal(String column) {
        return ((Number) get(column)).doubleValue();
    }

    public boolean flag(String column) {
        return (Boolean) get(column);
    }

    public LocalDate date(String column) {
        return (LocalDate) get(column);
    }

    public Optional<LocalDate> findDate(String column) {
        return Optional.ofNullable((LocalDate) find(column));
    }

    /** A timestamp, in UTC. */
    public LocalDateTime moment(String column) {
        return ((Timestamp) get(column)).toLocalDateTime();
    }

    public Optional<LocalDateTime> findMoment(String column) {
        return Optional.ofNullable((Timestamp) find(column)).map(Timestamp::toLocalDateTime);
    }

    @Override
    public String toString() {
        return columns.keySet() + " " + Arrays.toString(values);
    }

    private Object get(String column) {
        Object value = find(column);
        if (value == null) {
            throw new IllegalStateException("no value in column " + column);
        }
        return value;
    }

    private @Nullable Object find(String column) {
        Integer place = columns.get(column);
        if (place == null) {
            throw new IllegalArgumentException("no column " + column + " among " + columns.keySet());
        }
        return values[place];
    }
}
