package org.openmash.casefile;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.CaseRows;
import org.openmash.disclosure.CaseRows.Place;
import org.openmash.identity.Caller;
import org.openmash.ops.TimeOrderedId;

/**
 * Opens a case for a person or joins the open one, for what comes in from outside. Runs in the transaction of the caller,
 * under the database role {@code intake}: it can add, and can read nothing of a case but that it is open.
 */
@ApplicationScoped
public class CaseIntake {
    private static final String OPEN_CASE =
            "select id from casework.case_open where hub = ? and person_id = ? and closed_at is null for update";
    private static final String EARLIER =
            "select id from casework.case_open where hub = ? and person_id = ? and id <> ?";
    private static final String COUNT_CONTACTS =
            "update casework.case_open target set contacts_last12_months = greatest(1,"
                    + " (select count(*) from casework.concern_open o join casework.case_open c on c.id = o.case_id"
                    + " where c.hub = ? and c.person_id = ? and (not c.guarded or c.id = target.id)"
                    + " and o.received_at > now() - interval '12 months')) where id = ?";
    private static final String RAISE_URGENCY =
            "update casework.case_open set due_at = least(due_at, ?), version = version + 1 where id = ?";

    private static final String LINK = "insert into casework.case_link (hub, case_id, linked_case, reason)"
            + " values (?, ?, ?, ?), (?, ?, ?, ?) on conflict do nothing";

    private final AgroalDataSource dataSource;
    private final CaseRepository cases;
    private final CaseEvents events;
    private final CaseRows rows;
    private final Clock clock;

    CaseIntake(AgroalDataSource dataSource, CaseRepository cases, CaseEvents events, CaseRows rows, Clock clock) {
        this.dataSource = dataSource;
        this.cases = cases;
        this.events = events;
        this.rows = rows;
        this.clock = clock;
    }

    /** A case and whether it was open before. */
    public record Opened(UUID caseId, boolean joined) {}

    /** Joins the person's open case, or opens one that is linked to the person's closed ones. */
    public Opened openOrJoin(NewCase wanted, Caller by) throws SQLException {
        var open = openCase(wanted.hub(), wanted.personId());
        if (open.isPresent()) {
            return new Opened(open.get(), true);
        }
        return new Opened(open(wanted, null, by), false);
    }

    /** Opens a case with the history of a return, whatever is open. */
    public UUID openWithHistory(NewCase wanted, CaseHistory history, Caller by) throws SQLException {
        return open(wanted, history, by);
    }

    /** The case of a person that is open in a hub. */
    public Optional<UUID> openCase(String hub, UUID personId) throws SQLException {
        return ids(OPEN_CASE, hub, personId).stream().findFirst();
    }

    /** Another concern about an open case: its deadline comes nearer, never later, and whoever saw it before must read it again. */
    public void raiseUrgency(UUID caseId, Instant dueAt) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(RAISE_URGENCY)) {
            statement.setTimestamp(1, Timestamp.from(dueAt));
            statement.setObject(2, caseId);
            statement.executeUpdate();
        }
    }

    /**
     * Counts the contacts of the person in the last 12 months afresh, after a concern was added. Those of cases that some may
     * not know of do not count elsewhere: the number would tell.
     */
    public void countContacts(UUID caseId, NewCase wanted) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(COUNT_CONTACTS)) {
            statement.setString(1, wanted.hub());
            statement.setObject(2, wanted.personId());
            statement.setObject(3, caseId);
            statement.executeUpdate();
        }
    }

    /** Links two cases, both ways: siblings named in one concern, or earlier cases of the same person. */
    public void link(String hub, UUID one, UUID other, String reason) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(LINK)) {
            statement.setString(1, hub);
            statement.setObject(2, one);
            statement.setObject(3, other);
            statement.setString(4, reason);
            statement.setString(5, hub);
            statement.setObject(6, other);
            statement.setObject(7, one);
            statement.setString(8, reason);
            statement.executeUpdate();
        }
    }

    /** Marks a case at intake: only the people named may know of it (casework, "Colleagues, relatives, two jobs"). */
    public void restrict(UUID caseId, String hub, List<String> people, String reason) throws SQLException {
        rows.append(
                place(caseId, hub),
                "restriction",
                Map.of(
                        "restricted",
                        true,
                        "people",
                        people,
                        "restricted_by",
                        "intake",
                        "restricted_by_person",
                        "intake",
                        "reason",
                        reason));
    }

    /** Keeps an agency from a case at intake. */
    public void exclude(UUID caseId, String hub, String agency, String reason) throws SQLException {
        rows.append(
                place(caseId, hub),
                "exclusion",
                Map.of("agency", agency, "excluded_by", "intake", "excluded_by_person", "intake", "reason", reason));
    }

    /** Gives the queue of a team something to do about a case, by a time. */
    public void task(UUID caseId, String hub, NewTask task) throws SQLException {
        rows.append(place(caseId, hub), "task", task.columns());
    }

    private UUID open(NewCase wanted, @Nullable CaseHistory history, Caller by) throws SQLException {
        var file = CaseFile.open(TimeOrderedId.next(), wanted);
        if ("NO_NAMES".equals(wanted.contactType())) {
            file.onlyConsulted();
        }
        if (history != null) {
            file.withHistory(history);
        }
        cases.persistAndFlush(file);
        events.add(file, "OPENED", by, Map.of("team", wanted.team()));
        for (UUID earlier : ids(EARLIER, wanted.hub(), wanted.personId(), file.id())) {
            link(wanted.hub(), file.id(), earlier, "SAME_PERSON");
        }
        return file.id();
    }

    private List<UUID> ids(String sql, Object... parameters) throws SQLException {
        var found = new java.util.ArrayList<UUID>();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(result.getObject(1, UUID.class));
                }
            }
        }
        return found;
    }

    private Place place(UUID caseId, String hub) {
        return new Place(TimeOrderedId.next(), caseId, hub, Instant.now(clock));
    }
}
