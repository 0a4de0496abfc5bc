package org.openmash.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** Which columns of the casework schema a query names, anywhere in it: as PostgreSQL says of a view that is made of it. */
public final class NamedColumns {
    private NamedColumns() {}

    /**
     * The columns, each as {@code table.column}.
     *
     * @param database a connection of a superuser; its transaction is rolled back
     * @param query a SELECT with its parameters as {@code ?} or {@code $1}
     * @throws SQLException when it is not a query that can be looked into
     */
    public static Set<String> of(Connection database, String query) throws SQLException {
        var text = query.replaceAll("\\$\\d+|\\?", "null").replace("interval null", "interval '1 day'");
        database.setAutoCommit(false);
        Set<String> columns = new TreeSet<>();
        try (var statement = database.createStatement()) {
            statement.execute("create view public.named_columns as select 1 as one from (" + text + ") query");
            try (var rows = statement.executeQuery("select table_name || '.' || column_name from"
                    + " information_schema.view_column_usage where view_name = 'named_columns'"
                    + " and table_schema = 'casework'")) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        } catch (SQLException notAQuery) {
            throw new SQLException("cannot look into " + query, notAQuery);
        } finally {
            database.rollback();
        }
        return columns;
    }
}
