package org.openmash.agreement;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.ReaderStatements;
import org.openmash.identity.Caller;

/** The agreements of a hub in the database; only ever added to. To be called inside a database role's transaction. */
@ApplicationScoped
class AgreementRows {
    private static final String SELECT = """
            select a.*, p.approved_by, p.approved_at,
              (select count(*) from policy.agreement_suspension s where s.agreement_id = a.id) as suspended_by,
              (select s.signed_at from policy.agreement_suspension s where s.agreement_id = a.id
                order by s.signed_at offset 1 limit 1) as suspended_at
            from policy.agreement a left join policy.agreement_approval p on p.agreement_id = a.id
            order by a.ends_on desc, a.id
            """;
    private static final String PROPOSE =
            "insert into policy.agreement (id, hub, title, parties, purposes, data_categories,"
                    + " legal_basis, starts_on, ends_on, review_on, contact, proposed_at, proposed_by, proposed_by_person)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String APPROVE = "insert into policy.agreement_approval"
            + " (agreement_id, hub, approved_at, approved_by, approved_by_person) values (?, ?, ?, ?, ?)"
            + " on conflict do nothing";
    private static final String SUSPEND = "insert into policy.agreement_suspension"
            + " (agreement_id, hub, signed_at, signed_by, signed_by_person, reason) values (?, ?, ?, ?, ?, ?)"
            + " on conflict do nothing";

    private final AgroalDataSource dataSource;
    private final ReaderStatements statements;

    AgreementRows(AgroalDataSource dataSource, ReaderStatements statements) {
        this.dataSource = dataSource;
        this.statements = statements;
    }

    /** All agreements of the hub, those that end last first. */
    List<Agreement> all() throws SQLException {
        List<Agreement> all = new ArrayList<>();
        try (var connection = dataSource.getConnection();
                var statement = statements.prepareWithoutCaseData(connection, SELECT);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(agreement(rows));
            }
        }
        return List.copyOf(all);
    }

    void propose(Agreement agreement, Caller by) throws SQLException {
        insert(
                PROPOSE,
                agreement.id(),
                by.hub(),
                agreement.title(),
                agreement.parties(),
                agreement.purposes(),
                agreement.dataCategories(),
                agreement.legalBasis(),
                agreement.startsOn(),
                agreement.endsOn(),
                agreement.reviewOn(),
                agreement.contact(),
                agreement.signatures().proposedAt(),
                by.name(),
                by.person());
    }

    /** False when it was approved before. */
    boolean approve(UUID agreement, Instant at, Caller by) throws SQLException {
        return insert(APPROVE, agreement, by.hub(), at, by.name(), by.person()) == 1;
    }

    /** False when this person has signed before. */
    boolean suspend(UUID agreement, Instant at, String reason, Caller by) throws SQLException {
        return insert(SUSPEND, agreement, by.hub(), at, by.name(), by.person(), reason) == 1;
    }

    private int insert(String sql, Object... values) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                if (value instanceof Collection<?> list) {
                    value = connection.createArrayOf("text", list.toArray());
                } else if (value instanceof Instant instant) {
                    value = instant.atOffset(ZoneOffset.UTC);
                }
                statement.setObject(i + 1, value);
            }
            return statement.executeUpdate();
        }
    }

    private static Agreement agreement(ResultSet row) throws SQLException {
        return new Agreement(
                row.getObject("id", UUID.class),
                row.getString("title"),
                texts(row.getArray("parties")),
                texts(row.getArray("purposes")),
                texts(row.getArray("data_categories")),
                texts(row.getArray("legal_basis")),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getObject("review_on", LocalDate.class),
                row.getString("contact"),
                new Agreement.Signatures(
                        row.getString("proposed_by"),
                        row.getString("proposed_by_person"),
                        row.getTimestamp("proposed_at").toInstant(),
                        row.getString("approved_by"),
                        instant(row.getTimestamp("approved_at")),
                        row.getInt("suspended_by"),
                        instant(row.getTimestamp("suspended_at"))));
    }

    private static Set<String> texts(Array array) throws SQLException {
        return new TreeSet<>(List.of((String[]) array.getArray()));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
