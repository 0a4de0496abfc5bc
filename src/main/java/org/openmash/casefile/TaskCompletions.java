package org.openmash.casefile;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.identity.Roles;
import org.openmash.ops.TimeOrderedId;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/** Tasks that are done. The first word stands: saying it again answers what was recorded then. */
@ApplicationScoped
class TaskCompletions {
    private static final String OPERATION = "POST /v1/tasks/{id}/completion";
    private static final String INSERT = "insert into casework.task_completion"
            + " (id, task_id, case_id, hub, recorded_at, done_by, done_by_person, note)"
            + " select ?, t.id, t.case_id, t.hub, ?, ?, ?, ? from casework.task t where t.id = ?"
            + " on conflict (task_id) do nothing";
    private static final String KIND = "select kind from casework.task where id = ?";
    /** What keeps somebody out, or lets somebody in: an officer whom it may be about must not settle it alone. */
    private static final Set<String> OF_MANAGERS =
            Set.of("CONSIDER_RESTRICTION", "EXCLUDE_COLLEAGUE", "CONFIRM_ADOPTION", "CONFIRM_PARTICIPATIONS");

    private static final String SELECT =
            "select d.id, d.case_id, d.recorded_at from casework.task_completion d where d.task_id = ?";

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final AccessLog log;
    private final Clock clock;

    TaskCompletions(DatabaseRole role, AgroalDataSource dataSource, AccessLog log, Clock clock) {
        this.role = role;
        this.dataSource = dataSource;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Says that a task is done.
     *
     * @throws ProblemException 400 without a note; 403 for an officer who is no manager, when it keeps people out; 404 for a task of a case that the officer may not know of
     */
    Recorded<TaskCompletion> complete(UUID task, TaskCompletion.Request request, Caller caller) {
        var note = Given.text("note", request.note());
        return role.call(Session.job("casework", caller), () -> {
            try (var connection = dataSource.getConnection()) {
                var kind = kind(connection, task).orElseThrow(ProblemException::notFound);
                if (OF_MANAGERS.contains(kind) && !caller.duties().contains(Roles.MANAGER)) {
                    throw new ProblemException(ProblemType.FORBIDDEN, "A manager says that this task is done.");
                }
                insert(connection, task, note, caller);
                var done = find(connection, task).orElseThrow(ProblemException::notFound);
                var entry = log.record(Access.of(caller, Action.ALTERATION, OPERATION)
                        .cases(done.caseId())
                        .items(List.of(task, done.id())));
                return new Recorded<>(entry, done);
            }
        });
    }

    private static Optional<String> kind(Connection connection, UUID task) throws SQLException {
        try (var statement = connection.prepareStatement(KIND)) {
            statement.setObject(1, task);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private void insert(Connection connection, UUID task, String note, Caller by) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, TimeOrderedId.next());
            statement.setTimestamp(2, Timestamp.from(Instant.now(clock)));
            statement.setString(3, by.name());
            statement.setString(4, by.person());
            statement.setString(5, note);
            statement.setObject(6, task);
            statement.executeUpdate();
        }
    }

    private static Optional<TaskCompletion> find(Connection connection, UUID task) throws SQLException {
        try (var statement = connection.prepareStatement(SELECT)) {
            statement.setObject(1, task);
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new TaskCompletion(
                                rows.getObject("id", UUID.class),
                                task,
                                rows.getObject("case_id", UUID.class),
                                rows.getTimestamp("recorded_at").toInstant()))
                        : Optional.empty();
            }
        }
    }
}
