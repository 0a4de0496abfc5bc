package org.openmash.release;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

/** The rows of releases; runs as {@code casework}. Whose release may be seen is the row policies' to say. */
@ApplicationScoped
class DisseminationRows {
    private static final String SELECT = """
            select d.*, case
                when exists (select 1 from casework.dissemination_end e where e.dissemination_id = d.id) then 'REVOKED'
                when d.until_at <= now() then 'EXPIRED'
                when casework.is_agreed(d.id) then
                  case when casework.release_stopped(d.id, d.case_id, d.item, d.field) then 'STOPPED' else 'LIVE' end
                when exists (select 1 from casework.dissemination_answer a where a.dissemination_id = d.id) then 'DECLINED'
                else 'AWAITING_OWNER' end as state
            from casework.dissemination d where\s""";
    private static final String KNOWN = "select 1 from casework.case_open where id = ?";
    private static final String OWNER = """
            select agency from casework.contribution_open where id = ? and case_id = ?
            union select agency from casework.contribution_closed where id = ? and case_id = ?
            union select agency from casework.restricted_item where id = ? and case_id = ?""";
    /** As the restriction, recall and correction of an item take it: what is copied was not taken back meanwhile, or is noticed. */
    private static final String ITEM_QUEUE = "select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 2))) q";

    /** Two acts on one release at once: the second waits and then finds the first. */
    private static final String QUEUE = "select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 3))) q";

    private final AgroalDataSource dataSource;
    private final CaseRows rows;

    DisseminationRows(AgroalDataSource dataSource, CaseRows rows) {
        this.dataSource = dataSource;
        this.rows = rows;
    }

    boolean known(UUID caseId) throws SQLException {
        return !query(KNOWN, row -> true, caseId).isEmpty();
    }

    /** The agency an item of the case belongs to; empty when the caller may not know of the item. */
    Optional<String> owner(UUID caseId, UUID item) throws SQLException {
        return query(OWNER, row -> row.getString(1), item, caseId, item, caseId, item, caseId).stream()
                .findFirst();
    }

    boolean locationProtected(UUID caseId) throws SQLException {
        return query("select casework.location_protected(?)", row -> row.getBoolean(1), caseId)
                .get(0);
    }

    boolean agreed(UUID release) throws SQLException {
        return query("select casework.is_agreed(?)", row -> row.getBoolean(1), release)
                .get(0);
    }

    List<DisseminationTerms> ofCase(UUID caseId) throws SQLException {
        return query(SELECT + "d.case_id = ? order by d.recorded_at desc, d.id desc", DisseminationRows::terms, caseId);
    }

    /** Holds an item until the transaction ends. */
    void lockItem(UUID item) throws SQLException {
        query(ITEM_QUEUE, row -> true, item.toString());
    }

    /** One release, held with its item until the transaction ends. */
    Optional<DisseminationTerms> lock(UUID caseId, UUID release) throws SQLException {
        query(QUEUE, row -> true, release.toString());
        var found = terms(caseId, release);
        var item = found.map(DisseminationTerms::item);
        if (item.isEmpty()) {
            return found;
        }
        lockItem(item.get());
        return terms(caseId, release); // what was waited for may have stopped it
    }

    private Optional<DisseminationTerms> terms(UUID caseId, UUID release) throws SQLException {
        return query(SELECT + "d.id = ? and d.case_id = ?", DisseminationRows::terms, release, caseId).stream()
                .findFirst();
    }

    void add(Place place, Wanted wanted, String owner, @Nullable Instant due, Caller by) throws SQLException {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("item", wanted.item());
        columns.put("field", wanted.field() == null ? null : wanted.field().name());
        columns.put("owner_agency", owner);
        columns.put("agency", wanted.agency());
        columns.put("purpose", wanted.purpose());
        columns.put("lawful_basis", wanted.lawfulBasis());
        columns.put("reason", wanted.reason());
        columns.put("until_at", wanted.until().toString());
        columns.put("due_at", due == null ? null : due.toString());
        columns.put("released_by", by.name());
        columns.put("released_by_person", by.person());
        columns.put("released_by_agency", by.agency());
        rows.append(place, "dissemination", columns);
    }

    void answer(Place place, boolean agreed, String reason, Caller by) throws SQLException {
        insert(
                "insert into casework.dissemination_answer (dissemination_id, case_id, hub, recorded_at, agreed, reason,"
                        + " answered_by, answered_by_person, answered_by_agency) values (?, ?, ?, ?::timestamptz, ?, ?, ?, ?, ?)",
                place.id(),
                place.caseId(),
                place.hub(),
                place.recordedAt().toString(),
                agreed,
                reason,
                by.name(),
                by.person(),
                by.agency());
    }

    void override(Place place, String because, String reason, Caller by) throws SQLException {
        rows.append(
                new Place(TimeOrderedId.next(), place.caseId(), place.hub(), place.recordedAt()),
                "dissemination_override",
                Map.of(
                        "dissemination_id", place.id(),
                        "manager", by.has(Roles.MANAGER),
                        "because", because,
                        "reason", reason,
                        "overridden_by", by.name(),
                        "overridden_by_person", by.person()));
    }

    boolean overriddenBy(UUID release, String person) throws SQLException {
        return !query(
                        "select 1 from casework.dissemination_override where dissemination_id = ? and overridden_by_person = ?",
                        row -> true,
                        release,
                        person)
                .isEmpty();
    }

    void end(Place place, String reason, Caller by) throws SQLException {
        insert(
                "insert into casework.dissemination_end (dissemination_id, case_id, hub, recorded_at, ended_by,"
                        + " ended_by_person, reason) values (?, ?, ?, ?::timestamptz, ?, ?, ?)",
                place.id(),
                place.caseId(),
                place.hub(),
                place.recordedAt().toString(),
                by.name(),
                by.person(),
                reason);
    }

    private static DisseminationTerms terms(ResultSet row) throws SQLException {
        var due = row.getTimestamp("due_at");
        return new DisseminationTerms(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getObject("item", UUID.class),
                row.getString("field"),
                row.getString("owner_agency"),
                row.getString("agency"),
                row.getString("purpose"),
                row.getString("lawful_basis"),
                row.getString("reason"),
                row.getString("released_by_agency"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getTimestamp("until_at").toInstant(),
                due == null ? null : due.toInstant(),
                DisseminationState.valueOf(row.getString("state")));
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

    private void insert(String sql, Object... parameters) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
