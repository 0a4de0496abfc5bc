package org.openmash.bench;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plain JDBC with a login that no row level security holds back: the least a service over the same rows could do. */
@Singleton
class BareRows {
    private static final String ONE = "select * from casework.case_open where id = ?";
    private static final String LIST =
            "select c.id, c.reference, c.status, k.state, c.rating, c.level_of_need, c.primary_need, k.contact_type,"
                    + " c.local_authority, c.received_at, c.due_at, c.team, c.officer, c.outcome,"
                    + " c.contacts_last12_months, s.name, s.date_of_birth from casework.case_open c"
                    + " left join casework.case_closed k on k.case_id = c.id"
                    + " left join lateral (select name, date_of_birth from casework.subject_open o"
                    + " where o.case_id = c.id order by o.recorded_at desc, o.id desc limit 1) s on true"
                    + " where c.hub = ? and c.closed_at is null order by c.due_at, c.id limit 50";
    /** The tables a case is shown from. */
    private static final String TABLES =
            "select table_name from information_schema.columns where table_schema = 'casework' and column_name = 'case_id'"
                    + " and table_name ~ '_(open|closed|safe)$' order by table_name";

    private final AgroalDataSource dataSource;
    private volatile String whole = "";

    BareRows(@DataSource("bench") AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The row of the case itself; empty when there is none. */
    Map<String, @Nullable String> one(UUID id) throws SQLException {
        var rows = rows(ONE, id);
        return rows.isEmpty() ? Map.of() : rows.get(0);
    }

    /** All rows of a case, as JSON texts of PostgreSQL, by table: in one statement, as the disclosed read has it. */
    Map<String, @Nullable String> whole(UUID id) throws SQLException {
        if (whole.isEmpty()) {
            whole = wholeStatement();
        }
        var rows = rows(whole, id);
        return rows.isEmpty() ? Map.of() : rows.get(0);
    }

    /** The 50 most urgent open cases of a hub, with the columns of the work list. */
    List<Map<String, @Nullable String>> list(String hub) throws SQLException {
        return rows(LIST, hub);
    }

    private String wholeStatement() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(TABLES);
                var rows = statement.executeQuery()) {
            var tables = new ArrayList<String>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables.stream()
                    .map(table -> "(select json_agg(t)::text from casework.%1$s t where t.case_id = c.id) as %1$s"
                            .formatted(table))
                    .collect(Collectors.joining(
                            ", ",
                            "select row_to_json(c)::text as case_open, ",
                            " from casework.case_open c where id = ?"));
        }
    }

    private List<Map<String, @Nullable String>> rows(String sql, Object parameter) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            try (var rows = statement.executeQuery()) {
                List<Map<String, @Nullable String>> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row(rows));
                }
                return found;
            }
        }
    }

    private static Map<String, @Nullable String> row(ResultSet rows) throws SQLException {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        var columns = rows.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnLabel(i), rows.getString(i));
        }
        return row;
    }
}
