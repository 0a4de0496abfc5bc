package org.openmash.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts a world in the place of what a run left behind, as superuser: the casework schema, what others of the service's schemas
 * hold, and the entries of the log. A function of the session does it in one statement, so that a pair costs little more than
 * its requests.
 */
final class WorldLoader implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    /** The log is deleted by time; a tree is not grown in these tests. */
    private static final String BESIDE = "n.nspname in ('policy', 'oversight', 'anonymised')"
            + " or c.oid::regclass::text in ('audit.line_manager', 'audit.unsealing', 'audit.legal_hold',"
            + " 'audit.legal_hold_end')";

    private final Connection database;
    private final List<String> guards = new ArrayList<>();

    WorldLoader(Connection database, Schema schema, String logSince) throws SQLException {
        this.database = database;
        try (var statement = database.createStatement()) {
            statement.execute("select set_config('proof.since', '" + logSince + "', false)");
        }
        switchOffGuards();
        define(schema);
    }

    /** What only grows must shrink between two runs. The guards are tested elsewhere. */
    private void switchOffGuards() throws SQLException {
        try (var statement = database.createStatement();
                var rows =
                        statement.executeQuery("select format('%s %s trigger %I', 'alter table ' || tgrelid::regclass,"
                                + " '%s', tgname) from pg_trigger where tgenabled = 'A' and not tgisinternal"
                                + " and tgname in ('only_grows', 'stays', 'never_changed', 'never_removed')")) {
            while (rows.next()) {
                guards.add(rows.getString(1));
            }
        }
        switchGuards("disable");
    }

    private void switchGuards(String how) throws SQLException {
        try (var statement = database.createStatement()) {
            for (String guard : guards) {
                statement.addBatch(guard.formatted(how));
            }
            statement.executeBatch();
        }
    }

    private void define(Schema schema) throws SQLException {
        var body = new StringBuilder();
        try (var statement = database.createStatement()) {
            var beside = new ArrayList<String>();
            try (var rows = statement.executeQuery(
                    "select c.oid::regclass::text from pg_class c"
                            + " join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and (" + BESIDE
                            + ")"
                            // Those that refer to others first.
                            + " order by (select count(*) from pg_constraint f where f.conrelid = c.oid and f.contype = 'f') desc")) {
                while (rows.next()) {
                    beside.add(rows.getString(1));
                }
            }
            for (String table : beside) {
                var kept = "pg_temp." + table.replace('.', '_');
                statement.execute(
                        "create temp table " + table.replace('.', '_') + " as select ctid as place from " + table);
                body.append("delete from %s where ctid not in (select place from %s);\n".formatted(table, kept));
            }
        }
        body.append(
                "delete from audit.entry where recorded_at >= since; delete from audit.detail where recorded_at >= since;\n");
        body.append("delete from audit.pending;\n");
        var ordered = new ArrayList<>(schema.inOrder());
        Collections.reverse(ordered);
        ordered.forEach(table -> body.append("delete from casework." + table + ";\n"));
        schema.inOrder().forEach(table -> body.append(insert(table, schema)));
        try (var statement = database.createStatement()) {
            statement.execute(
                    "create or replace function pg_temp.lay(world jsonb) returns void language plpgsql as $lay$\n"
                            + "declare since timestamptz := current_setting('proof.since')::timestamptz;\nbegin\n"
                            + body
                            + "end $lay$");
        }
    }

    private static String insert(String table, Schema schema) {
        var columns = schema.columns(table);
        var names = columns.stream().map(Schema.Column::name).collect(Collectors.joining(", "));
        var values = columns.stream()
                .map(column -> column.standard() == null
                        ? column.name()
                        : "coalesce(" + column.name() + ", " + column.standard() + ")")
                .collect(Collectors.joining(", "));
        return "if world ? '%1$s' then insert into casework.%1$s (%2$s) select %3$s from jsonb_populate_recordset(null::casework.%1$s, world->'%1$s'); end if;\n"
                .formatted(table, names, values);
    }

    /** Lays the world. */
    void lay(World world) throws SQLException {
        try (var statement = database.prepareStatement("select pg_temp.lay(?::jsonb)")) {
            statement.setString(1, JSON.writeValueAsString(world.rows()));
            statement.execute();
        } catch (SQLException refused) {
            throw new SQLException("the world does not know how to fill the database", refused);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws SQLException {
        switchGuards("enable always");
    }
}
