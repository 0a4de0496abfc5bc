package org.openmash.statistics;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code anonymised.release}: what was published and at what loss. They are only ever added. */
@ApplicationScoped
class Ledger {
    private static final String COLUMNS =
            "select table_name, period, version, epsilon, unit, cap, definition, cells, digest"
                    + " from anonymised.release";

    private final AgroalDataSource dataSource;

    Ledger(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Every release, oldest period first. */
    List<ReleasedCube> all() throws SQLException {
        return select(COLUMNS + " order by period, table_name, version", statement -> {});
    }

    /** Every release of one table, oldest period first. */
    List<ReleasedCube> of(String table) throws SQLException {
        return select(
                COLUMNS + " where table_name = ? order by period, version", statement -> statement.setString(1, table));
    }

    /** The releases a proposal led to. */
    List<ReleasedCube> of(UUID proposal) throws SQLException {
        return select(
                COLUMNS + " where proposal_id = ? order by table_name", statement -> statement.setObject(1, proposal));
    }

    /** The newest version of a table for a period. */
    Optional<ReleasedCube> newest(String table, Quarter period) throws SQLException {
        return select(COLUMNS + " where table_name = ? and period = ? order by version desc limit 1", statement -> {
                    statement.setString(1, table);
                    statement.setString(2, period.toString());
                })
                .stream()
                .findFirst();
    }

    /** Adds a release; the database refuses it when the year's budget is spent. */
    void add(UUID id, UUID proposal, ReleasedCube cube, Instant releasedAt) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "insert into anonymised.release (id, proposal_id, table_name, period, version, epsilon, unit, cap,"
                                + " definition, cells, digest, released_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setObject(1, id);
            statement.setObject(2, proposal);
            statement.setString(3, cube.table());
            statement.setString(4, cube.period());
            statement.setInt(5, cube.version());
            statement.setBigDecimal(6, cube.epsilon());
            statement.setString(7, cube.unit());
            statement.setInt(8, cube.cap());
            statement.setString(9, cube.definition());
            statement.setArray(
                    10, connection.createArrayOf("bigint", cube.cells().toArray()));
            statement.setString(11, cube.digest());
            statement.setTimestamp(12, Timestamp.from(releasedAt));
            statement.executeUpdate();
        }
    }

    private interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    private List<ReleasedCube> select(String sql, Binding binding) throws SQLException {
        List<ReleasedCube> found = new ArrayList<>();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binding.to(statement);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(cube(rows));
                }
            }
        }
        return found;
    }

    private static ReleasedCube cube(ResultSet row) throws SQLException {
        return new ReleasedCube(
                row.getString("table_name"),
                row.getString("period"),
                row.getInt("version"),
                row.getBigDecimal("epsilon"),
                row.getString("unit"),
                row.getInt("cap"),
                row.getString("definition"),
                List.of((Long[]) row.getArray("cells").getArray()),
                row.getString("digest"));
    }
}
