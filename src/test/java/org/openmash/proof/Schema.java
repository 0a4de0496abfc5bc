package org.openmash.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tables of the casework schema as the database describes them, so that a new column is filled and tested by itself. */
record Schema(Map<String, List<Column>> tables, Map<String, Set<String>> needs) {
    private static final Set<String> ROW_OF_A_CASE = Set.of("id", "case_id", "hub", "recorded_at");

    /**
     * A column that is written; generated ones are not among them.
     *
     * @param standard what stands in it when nothing is said; null when that is null
     */
    record Column(
            String name,
            String type,
            boolean nullable,
            @Nullable String standard) {}

    static Schema of(Connection database) throws SQLException {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        try (var statement = database.createStatement();
                var rows =
                        statement.executeQuery("select c.table_name, c.column_name, c.data_type, c.is_nullable = 'YES',"
                                + " c.column_default"
                                + " from information_schema.columns c join information_schema.tables t"
                                + " using (table_schema, table_name) where c.table_schema = 'casework'"
                                + " and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'"
                                + " order by c.table_name, c.ordinal_position")) {
            while (rows.next()) {
                tables.computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
                        .add(new Column(rows.getString(2), rows.getString(3), rows.getBoolean(4), rows.getString(5)));
            }
        }
        return new Schema(tables, references(database));
    }

    private static Map<String, Set<String>> references(Connection database) throws SQLException {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("select f.relname, t.relname from pg_constraint c"
                        + " join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid"
                        + " where c.contype = 'f' and c.connamespace = 'casework'::regnamespace and f.oid <> t.oid")) {
            while (rows.next()) {
                needs.computeIfAbsent(rows.getString(1), table -> new TreeSet<>())
                        .add(rows.getString(2));
            }
        }
        return needs;
    }

    /** The tables, each after those its rows refer to. */
    List<String> inOrder() {
        Set<String> ordered = new LinkedHashSet<>();
        tables.keySet().forEach(table -> addAfterNeeds(table, ordered));
        return List.copyOf(ordered);
    }

    private void addAfterNeeds(String table, Set<String> ordered) {
        if (!ordered.contains(table)) {
            needs.getOrDefault(table, Set.of()).forEach(needed -> addAfterNeeds(needed, ordered));
            ordered.add(table);
        }
    }

    List<Column> columns(String table) {
        return tables.getOrDefault(table, List.of());
    }

    /** Tables that hold rows of a case in the usual shape. */
    List<String> ofCases() {
        return tables.keySet().stream()
                .filter(table ->
                        columns(table).stream().map(Column::name).toList().containsAll(ROW_OF_A_CASE))
                .toList();
    }
}
