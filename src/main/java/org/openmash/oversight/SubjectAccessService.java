package org.openmash.oversight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Reasons;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.ops.TimeOrderedId;
import org.openmash.problem.ProblemException;

/** Prepares who saw a person's data, and releases it only by a second person who went through the exemptions. */
@ApplicationScoped
class SubjectAccessService {
    private static final String PURPOSE = "SUBJECT_ACCESS";
    private static final String SAW = "select agency, day, purpose from oversight.who_saw(?, ?, ?)";
    private static final String KEEP =
            "insert into oversight.access_draft (id, hub, recorded_at, person_id, since, until,"
                    + " rows, prepared_by, prepared_by_person) values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)";
    /** Not the preparer's own, and not one that was released. */
    private static final String DRAFT = "select d.rows::text from oversight.access_draft d where d.id = ? and d.hub = ?"
            + " and d.prepared_by_person <> ?"
            + " and not exists (select 1 from oversight.access_release r where r.draft_id = d.id)";

    private static final String RELEASE = "insert into oversight.access_release (draft_id, hub, recorded_at, checked,"
            + " left_out, reason, released_by, released_by_person) values (?, ?, ?, ?, ?, ?, ?, ?)";

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final AccessLog log;
    private final ObjectMapper json;
    private final Clock clock;

    SubjectAccessService(
            DatabaseRole role, AgroalDataSource dataSource, AccessLog log, ObjectMapper json, Clock clock) {
        this.role = role;
        this.dataSource = dataSource;
        this.log = log;
        this.json = json;
        this.clock = clock;
    }

    /** @throws ProblemException 400 naming what is missing */
    Recorded<SubjectAccess.Draft> prepare(SubjectAccess.@Nullable Asked asked, Caller caller) {
        var reason = Reasons.required(asked == null ? null : asked.reason());
        var person = asked == null ? null : asked.person();
        var from = asked == null ? null : asked.from();
        var to = asked == null ? null : asked.to();
        if (person == null) {
            throw ProblemException.invalid("person", "is required");
        }
        if (from == null || to == null || !from.isBefore(to)) {
            throw ProblemException.invalid("from", "and to must be a period");
        }
        return role.call(Session.job(AlertService.ROLE, caller), () -> {
            try (var connection = dataSource.getConnection()) {
                var rows = saw(person, from, to, connection);
                var draft = new SubjectAccess.Draft(TimeOrderedId.next(), SubjectAccess.WORDING, rows);
                keep(draft, new Period(person, from, to), caller, connection);
                var access =
                        access("POST /v1/audit/subject-access-drafts", caller).items(List.of(draft.id(), person));
                return new Recorded<>(log.record(access.reason(reason)), draft);
            }
        });
    }

    /**
     * Releases a draft.
     *
     * @throws ProblemException 400 when an exemption was not gone through; 404 for a draft that is none, released, or the
     *     caller's own
     */
    Recorded<SubjectAccess.Released> release(UUID id, SubjectAccess.@Nullable Check check, Caller caller) {
        var reason = Reasons.required(check == null ? null : check.reason());
        var checked = check == null || check.checked() == null ? List.<SubjectAccess.Exemption>of() : check.checked();
        if (!checked.containsAll(EnumSet.allOf(SubjectAccess.Exemption.class))) {
            throw ProblemException.invalid("checked", "must name every exemption, each gone through");
        }
        var leaveOut = check == null || check.leaveOut() == null ? List.<Integer>of() : check.leaveOut();
        return role.call(Session.job(AlertService.ROLE, caller), () -> {
            try (var connection = dataSource.getConnection()) {
                var rows = remaining(draft(id, caller, connection), leaveOut);
                store(id, leaveOut, reason, caller, connection);
                var access = access("POST /v1/audit/subject-access-drafts/{id}/releases", caller);
                return new Recorded<>(
                        log.record(access.items(List.of(id)).reason(reason)),
                        new SubjectAccess.Released(SubjectAccess.WORDING, rows));
            }
        });
    }

    private record Period(UUID person, Instant from, Instant to) {}

    private static List<SubjectAccess.Row> saw(UUID person, Instant from, Instant to, Connection connection)
            throws SQLException {
        try (var statement = connection.prepareStatement(SAW)) {
            statement.setObject(1, person);
            statement.setObject(2, from.atOffset(ZoneOffset.UTC));
            statement.setObject(3, to.atOffset(ZoneOffset.UTC));
            try (var found = statement.executeQuery()) {
                List<SubjectAccess.Row> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(new SubjectAccess.Row(
                            found.getString(1), found.getObject(2, LocalDate.class), found.getString(3)));
                }
                return rows;
            }
        }
    }

    private void keep(SubjectAccess.Draft draft, Period period, Caller caller, Connection connection)
            throws SQLException, JsonProcessingException {
        try (var statement = connection.prepareStatement(KEEP)) {
            statement.setObject(1, draft.id());
            statement.setString(2, caller.hub());
            statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setObject(4, period.person);
            statement.setObject(5, period.from.atOffset(ZoneOffset.UTC));
            statement.setObject(6, period.to.atOffset(ZoneOffset.UTC));
            statement.setString(7, json.writeValueAsString(draft.rows()));
            statement.setString(8, caller.subject());
            statement.setString(9, caller.person());
            statement.executeUpdate();
        }
    }

    private List<SubjectAccess.Row> draft(UUID id, Caller caller, Connection connection)
            throws SQLException, JsonProcessingException {
        try (var statement = connection.prepareStatement(DRAFT)) {
            statement.setObject(1, id);
            statement.setString(2, caller.hub());
            statement.setString(3, caller.person());
            try (var found = statement.executeQuery()) {
                if (!found.next()) {
                    throw ProblemException.notFound();
                }
                return json.readValue(found.getString(1), new TypeReference<>() {});
            }
        }
    }

    private static List<SubjectAccess.Row> remaining(List<SubjectAccess.Row> rows, List<Integer> leaveOut) {
        if (leaveOut.stream().anyMatch(place -> place == null || place < 0 || place >= rows.size())) {
            throw ProblemException.invalid("leaveOut", "names a row that the draft has not");
        }
        var out = new HashSet<>(leaveOut);
        return IntStream.range(0, rows.size())
                .filter(place -> !out.contains(place))
                .mapToObj(rows::get)
                .toList();
    }

    private void store(UUID id, List<Integer> leaveOut, String reason, Caller caller, Connection connection)
            throws SQLException {
        var checked = EnumSet.allOf(SubjectAccess.Exemption.class).stream()
                .map(Enum::name)
                .toArray();
        try (var statement = connection.prepareStatement(RELEASE)) {
            statement.setObject(1, id);
            statement.setString(2, caller.hub());
            statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setArray(4, connection.createArrayOf("text", checked));
            statement.setArray(5, connection.createArrayOf("integer", leaveOut.toArray()));
            statement.setString(6, reason);
            statement.setString(7, caller.subject());
            statement.setString(8, caller.person());
            statement.executeUpdate();
        }
    }

    private static Access access(String operation, Caller caller) {
        return Access.of(caller, Action.DISCLOSURE, operation).purpose(PURPOSE);
    }
}
