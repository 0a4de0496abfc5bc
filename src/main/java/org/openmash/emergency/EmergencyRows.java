package org.openmash.emergency;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.CaseRows;
import org.openmash.disclosure.CaseRows.Place;
import org.openmash.identity.Caller;
import org.openmash.identity.Roles;
import org.openmash.ops.TimeOrderedId;

/** The rows of emergency access; runs as {@code casework}. */
@ApplicationScoped
class EmergencyRows {
    private static final int MOST = 200;
    private static final String USES = """
            select g.*, case when casework.misuse_stands(g.id) then 'MISUSE' else r.finding end as counts,
              r.finding is null and g.review_due_at < now() as overdue
            from casework.emergency_grant g left join lateral (select finding from casework.emergency_review
              where grant_id = g.id order by recorded_at desc, id desc limit 1) r on true
            order by r.finding is null desc, g.review_due_at, g.id limit\s""" + MOST;
    private static final String SECOND =
            "insert into casework.emergency_second (id, hub, recorded_at, until_at, for_person,"
                    + " by_person, by_name, by_agency, reason) values (?, ?, ?::timestamptz, ?::timestamptz, ?, ?, ?, ?, ?)";
    /** Two uses by one person at once: the second waits and then counts the first. */
    private static final String QUEUE = "select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 4))) q";

    private final AgroalDataSource dataSource;
    private final CaseRows rows;

    EmergencyRows(AgroalDataSource dataSource, CaseRows rows) {
        this.dataSource = dataSource;
        this.rows = rows;
    }

    /**
     * How a person stands before a use.
     *
     * @param suspended a review found misuse
     * @param overdue an earlier use was not reviewed in time
     * @param live grants that live now
     * @param second a second person's yes that was not used yet
     */
    record Standing(
            boolean suspended,
            boolean overdue,
            int live,
            @Nullable UUID second) {}

    /** The caller's standing, held until the transaction ends. */
    Standing standing(Caller caller) throws SQLException {
        query(QUEUE, row -> true, caller.person());
        return query(
                        "select * from casework.emergency_standing()",
                        row -> new Standing(
                                row.getBoolean(1), row.getBoolean(2), row.getInt(3), row.getObject(4, UUID.class)))
                .get(0);
    }

    Optional<UUID> caseOf(Identifiers.Canonical identifier, LocalDate born) throws SQLException {
        return query(
                        "select casework.emergency_case(?, ?, ?)",
                        row -> Optional.ofNullable(row.getObject(1, UUID.class)),
                        identifier.kind(),
                        identifier.value(),
                        born)
                .get(0);
    }

    boolean known(UUID caseId) throws SQLException {
        return !query("select 1 from casework.case_open where id = ?", row -> true, caseId)
                .isEmpty();
    }

    boolean keptOut(UUID caseId) throws SQLException {
        return is("select casework.kept_out(?)", caseId);
    }

    boolean onlyRestricted(UUID caseId) throws SQLException {
        return is("select casework.only_restricted(?)", caseId);
    }

    List<String> owningAgencies(UUID caseId) throws SQLException {
        return query("select agency from casework.owning_agencies(?) as agency", row -> row.getString(1), caseId);
    }

    void grant(Place place, Reason reason, Instant until, Instant reviewDue, @Nullable UUID second, Caller by)
            throws SQLException {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("person", by.person());
        columns.put("subject", by.subject());
        columns.put("name", by.name());
        columns.put("agency", by.agency());
        columns.put("sector", by.requiredSector().name());
        columns.put("officer", by.isOfficer());
        columns.put("reason_code", reason.code());
        columns.put("reason", reason.text());
        columns.put("until_at", until.toString());
        columns.put("review_due_at", reviewDue.toString());
        columns.put("second_id", second);
        rows.append(place, "emergency_grant", columns);
    }

    UUID second(String forPerson, String reason, Instant at, Instant until, Caller by) throws SQLException {
        var id = TimeOrderedId.next();
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(SECOND)) {
            insert.setObject(1, id);
            insert.setString(2, by.hub());
            insert.setString(3, at.toString());
            insert.setString(4, until.toString());
            insert.setString(5, forPerson);
            insert.setString(6, by.person());
            insert.setString(7, by.name());
            insert.setString(8, by.agency());
            insert.setString(9, reason);
            insert.executeUpdate();
        }
        return id;
    }

    /** The person who holds a grant on a case the caller may know of. */
    Optional<String> holder(UUID caseId, UUID grant) throws SQLException {
        return query(
                        "select g.person from casework.emergency_grant g where g.id = ? and g.case_id = ?",
                        row -> row.getString(1),
                        grant,
                        caseId)
                .stream()
                .findFirst();
    }

    void review(Place place, UUID grant, String finding, String reason, Caller by) throws SQLException {
        rows.append(
                place,
                "emergency_review",
                Map.of(
                        "grant_id",
                        grant,
                        "finding",
                        finding,
                        "reviewed_by",
                        by.name(),
                        "reviewed_by_person",
                        by.person(),
                        "manager",
                        by.has(Roles.MANAGER),
                        "reason",
                        reason));
    }

    List<EmergencyUse> uses() throws SQLException {
        return query(USES, EmergencyRows::use);
    }

    private static EmergencyUse use(ResultSet row) throws SQLException {
        return new EmergencyUse(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("name"),
                row.getString("agency"),
                row.getString("reason_code"),
                row.getString("reason"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getTimestamp("until_at").toInstant(),
                row.getTimestamp("review_due_at").toInstant(),
                row.getBoolean("overdue"),
                row.getString("counts"));
    }

    private boolean is(String sql, UUID caseId) throws SQLException {
        return query(sql, row -> row.getBoolean(1), caseId).get(0);
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Row<T> reader, Object... parameters) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<T> found = new ArrayList<>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(reader.of(result));
                }
            }
            return found;
        }
    }
}
