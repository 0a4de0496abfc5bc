package org.openmash.policy;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.identity.Caller;

/** Versions of the matrix in the database; only ever added to. To be called inside a transaction of the role governance. */
@ApplicationScoped
class VersionRows {
    private static final String SELECT = """
            select sha256, v.first_seen_at, p.proposed_by, p.proposed_by_person, p.proposed_at, a.approved_by, a.approved_at
            from policy.policy_version v full join policy.version_proposal p using (sha256)
              left join policy.version_approval a using (sha256)
            order by coalesce(v.first_seen_at, p.proposed_at) desc, sha256
            """;
    private static final String PROPOSE = "insert into policy.version_proposal"
            + " (sha256, csv, proposed_at, proposed_by, proposed_by_person) values (?, ?, ?, ?, ?) on conflict do nothing";
    private static final String APPROVE = "insert into policy.version_approval"
            + " (sha256, approved_at, approved_by, approved_by_person) values (?, ?, ?, ?) on conflict do nothing";
    private static final String TEXT = "select csv from policy.version_proposal where sha256 = ?"
            + " union all select csv from policy.policy_version where sha256 = ? limit 1";

    private final AgroalDataSource dataSource;
    private final DisclosureMatrix present;

    VersionRows(AgroalDataSource dataSource, DisclosureMatrix present) {
        this.dataSource = dataSource;
        this.present = present;
    }

    /** A version and the person who proposed it. */
    record Known(VersionView view, @Nullable String proposedByPerson) {}

    List<Known> all() throws SQLException {
        List<Known> all = new ArrayList<>();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(SELECT);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(known(rows));
            }
        }
        return all;
    }

    /** False when it was proposed before. */
    boolean propose(ChangedMatrix changed, Instant at, Caller by) throws SQLException {
        return insert(
                        PROPOSE,
                        changed.matrix().version(),
                        changed.csv(),
                        at.atOffset(ZoneOffset.UTC),
                        by.name(),
                        by.person())
                == 1;
    }

    /** False when it was approved before. */
    boolean approve(String version, Instant at, Caller by) throws SQLException {
        return insert(APPROVE, version, at.atOffset(ZoneOffset.UTC), by.name(), by.person()) == 1;
    }

    /** The file of a version. */
    Optional<String> text(String version) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(TEXT)) {
            statement.setString(1, version);
            statement.setString(2, version);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private int insert(String sql, Object... values) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private Known known(ResultSet row) throws SQLException {
        var version = row.getString("sha256");
        return new Known(
                new VersionView(
                        version,
                        version.equals(present.version()),
                        instant(row.getTimestamp("first_seen_at")),
                        row.getString("proposed_by"),
                        instant(row.getTimestamp("proposed_at")),
                        row.getString("approved_by"),
                        instant(row.getTimestamp("approved_at"))),
                row.getString("proposed_by_person"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
