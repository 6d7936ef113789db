package nl.wijkbeeld.warehouse;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done with a connection that the warehouse opens before and closes after it. */
@FunctionalInterface
public interface Work<T> {

    T on(Connection connection) throws SQLException;
}
