package org.openmash.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * The only statement that writes the log: any number of entries in one round trip, both halves or neither. The columns are
 * taken out of the stored bytes by PostgreSQL itself, so that no column can be written that the bytes do not say.
 */
final class EntryInsert {
    private static final String SQL = """
            with sealed as (
              select fixed.*, bytes.*
              from unnest(?, ?, ?) as bytes (leaf, salt, content),
                json_to_record(convert_from(bytes.leaf, 'UTF8')::json) as fixed (
                  id uuid, "time" timestamptz, agency text, action text, outcome text, "policyVersion" text)
            ), entry as (
              insert into audit.entry (id, recorded_at, leaf, agency, action, outcome, policy_version)
              select id, "time", leaf, agency, action, outcome, "policyVersion" from sealed
            )
            insert into audit.detail
              (entry_id, recorded_at, salt, content, actor, cases, hub, actor_token, person_token, purpose)
            select id, "time", salt, content, subject, coalesce(cases, '{}'), coalesce(hub, ''), "actorToken", "personToken",
              purpose
            from sealed, json_to_record(convert_from(content, 'UTF8')::json) as said (
              subject text, cases uuid[], hub text, "actorToken" text, "personToken" text, purpose text)
            """;

    private EntryInsert() {}

    static void into(Connection connection, List<Entry> entries) throws SQLException {
        try (var insert = connection.prepareStatement(SQL)) {
            insert.setArray(1, connection.createArrayOf("bytea", each(entries, Entry::leaf)));
            insert.setArray(2, connection.createArrayOf("bytea", each(entries, Entry::salt)));
            insert.setArray(3, connection.createArrayOf("bytea", each(entries, Entry::content)));
            insert.executeUpdate();
        }
    }

    private static byte[][] each(List<Entry> entries, Function<Entry, byte[]> part) {
        return entries.stream().map(part).toArray(byte[][]::new);
    }
}
