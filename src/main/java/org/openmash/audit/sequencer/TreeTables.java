package org.openmash.audit.sequencer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.openmash.audit.tree.Frontier;
import org.openmash.audit.tree.Hash;
import org.openmash.audit.tree.Tile;

/** The tables the tree is made in, on one connection of the sequencer's login; the caller commits. */
final class TreeTables {
    /** In no order: sorting all that waits would cost each look the whole backlog. */
    private static final String WAITING = """
            select p.place::text, p.entry_id, p.recorded_at, exists (select from audit.leaf where entry_id = p.entry_id),
              e.leaf, e.leaf_hash, e.agency, e.action, e.outcome, e.policy_version
            from (select ctid as place, entry_id, recorded_at from audit.pending limit ?) p
            left join lateral (
              select * from audit.entry where recorded_at = p.recorded_at and id = p.entry_id limit 1) e on true
            """;

    private static final String ADD_LEAVES = "insert into audit.leaf (idx, entry_id, recorded_at, hash)"
            + " select ? + nr - 1, entry_id, recorded_at, hash from unnest(?, ?, ?)"
            + " with ordinality as sound (entry_id, recorded_at, hash, nr)";
    private static final String WRITE_TILES =
            "insert into audit.tile (level, idx, hashes) select * from unnest(?, ?, ?)"
                    + " on conflict (level, idx) do update set hashes = excluded.hashes";
    private static final String SET_ASIDE = "insert into audit.mismatch (entry_id, recorded_at, finding)"
            + " select * from unnest(?, ?, ?) on conflict (entry_id) do nothing";

    private final Connection connection;

    TreeTables(Connection connection) {
        this.connection = connection;
    }

    /** Raises the epoch: from now on nobody who read an older one changes anything. */
    TreeState lead() throws SQLException {
        return state("update audit.tree set epoch = epoch + 1 returning origin, size, root, epoch");
    }

    boolean commitsAreDurable() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select current_setting('synchronous_commit')")) {
            row.next();
            return !Set.of("off", "local").contains(row.getString(1));
        }
    }

    TreeState read() throws SQLException {
        return state("select origin, size, root, epoch from audit.tree");
    }

    /** Fixes the log's name for ever. */
    void name(String origin) throws SQLException {
        try (var update = connection.prepareStatement("update audit.tree set origin = ? where origin is null")) {
            update.setString(1, origin);
            update.executeUpdate();
        }
    }

    List<Waiting> waiting(int limit) throws SQLException {
        try (var select = connection.prepareStatement(WAITING)) {
            select.setInt(1, limit);
            try (var rows = select.executeQuery()) {
                List<Waiting> waiting = new ArrayList<>();
                while (rows.next()) {
                    waiting.add(waiting(rows));
                }
                waiting.sort(Waiting.IN_ORDER);
                return waiting;
            }
        }
    }

    /** Moves on; false when another one leads, or led in between: then nothing may be committed. */
    boolean advance(TreeState from, Frontier to) throws SQLException {
        try (var update =
                connection.prepareStatement("update audit.tree set size = ?, root = ? where size = ? and epoch = ?")) {
            update.setLong(1, to.size());
            update.setBytes(2, to.root().toBytes());
            update.setLong(3, from.size());
            update.setLong(4, from.epoch());
            return update.executeUpdate() == 1;
        }
    }

    void addLeaves(long first, List<Waiting> sound) throws SQLException {
        try (var insert = connection.prepareStatement(ADD_LEAVES)) {
            insert.setLong(1, first);
            insert.setArray(2, array("uuid", sound, Waiting::id));
            insert.setArray(3, array("timestamptz", sound, Waiting::recordedAt));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea", bytes(sound, waiting -> waiting.hash().toBytes())));
            insert.executeUpdate();
        }
    }

    void writeTiles(List<Tile> tiles) throws SQLException {
        try (var insert = connection.prepareStatement(WRITE_TILES)) {
            insert.setArray(1, array("int2", tiles, tile -> tile.path().level()));
            insert.setArray(2, array("int8", tiles, tile -> tile.path().index()));
            insert.setArray(3, connection.createArrayOf("bytea", bytes(tiles, Tile::toBytes)));
            insert.executeUpdate();
        }
    }

    void setAside(Map<Waiting, Finding> findings) throws SQLException {
        try (var insert = connection.prepareStatement(SET_ASIDE)) {
            insert.setArray(1, array("uuid", findings.keySet(), Waiting::id));
            insert.setArray(2, array("timestamptz", findings.keySet(), Waiting::recordedAt));
            insert.setArray(3, array("text", findings.values(), Finding::name));
            insert.executeUpdate();
        }
    }

    void settle(List<Waiting> settled) throws SQLException {
        try (var delete = connection.prepareStatement("delete from audit.pending where ctid = any (?::tid[])")) {
            delete.setArray(1, array("text", settled, Waiting::place));
            delete.executeUpdate();
        }
    }

    private TreeState state(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return new TreeState(row.getString(1), row.getLong(2), Hash.of(row.getBytes(3)), row.getLong(4));
        }
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getString(1),
                row.getObject(2, UUID.class),
                row.getObject(3, OffsetDateTime.class),
                StoredEntry.of(row, 5),
                row.getBoolean(4));
    }

    private <T> java.sql.Array array(String type, Collection<T> rows, Function<T, Object> column) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }

    private static <T> byte[][] bytes(List<T> rows, Function<T, byte[]> column) {
        return rows.stream().map(column).toArray(byte[][]::new);
    }
}
