package org.openmash.statistics;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openmash.identity.Caller;

/** What governance leads prepared and approved. */
@ApplicationScoped
class Proposals {
    private static final String SELECT =
            "select p.id, p.period, p.tables, p.correction, p.intruder_test, p.prepared_by,"
                    + " p.prepared_by_person, exists (select 1 from anonymised.approval a where a.proposal_id = p.id) as approved"
                    + " from anonymised.proposal p where p.id = ?";
    /** One drawing at a time, in all replicas, until the transaction ends. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('anonymised.proposal'), 0)";

    private final AgroalDataSource dataSource;

    Proposals(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Waits until nobody else draws. */
    void lock() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(LOCK)) {
            statement.execute();
        }
    }

    Optional<Proposal> find(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(SELECT)) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(proposal(rows)) : Optional.empty();
            }
        }
    }

    void add(Proposal proposal, Instant at) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "insert into anonymised.proposal (id, period, tables, correction, intruder_test, prepared_by,"
                                + " prepared_by_person, prepared_at) values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)")) {
            statement.setObject(1, proposal.id());
            statement.setString(2, proposal.period().toString());
            statement.setArray(
                    3, connection.createArrayOf("text", proposal.tables().toArray()));
            statement.setString(4, proposal.correction());
            statement.setString(5, proposal.intruderTest());
            statement.setString(6, proposal.preparedBy());
            statement.setString(7, proposal.preparedByPerson());
            statement.setTimestamp(8, Timestamp.from(at));
            statement.executeUpdate();
        }
    }

    void approve(UUID proposal, Caller by, Instant at) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "insert into anonymised.approval (proposal_id, approved_by, approved_by_person, approved_at)"
                                + " values (?, ?, ?, ?)")) {
            statement.setObject(1, proposal);
            statement.setString(2, by.subject());
            statement.setString(3, by.person());
            statement.setTimestamp(4, Timestamp.from(at));
            statement.executeUpdate();
        }
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(
                row.getObject("id", UUID.class),
                Quarter.parse(row.getString("period")),
                List.of((String[]) row.getArray("tables").getArray()),
                row.getString("correction"),
                row.getString("intruder_test"),
                row.getString("prepared_by"),
                row.getString("prepared_by_person"),
                row.getBoolean("approved"));
    }
}
