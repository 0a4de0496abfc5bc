package org.openmash.casefile;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Decision;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.disclosure.Purpose;
import org.openmash.disclosure.Purposes;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;

/** What the teams of the hub have to do, most urgent first, on cases the officer may know of. */
@ApplicationScoped
class TaskService {
    private static final int MOST = 200;
    private static final String SELECT =
            "select t.id, t.case_id, c.reference, t.kind, t.field, t.matrix_row, t.received_value,"
                    + " t.team, t.due_at from casework.task t join casework.case_open c on c.id = t.case_id"
                    + " where c.closed_at is null order by t.due_at, t.id limit " + MOST;

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final DisclosureMatrix matrix;
    private final AccessLog log;

    TaskService(DatabaseRole role, AgroalDataSource dataSource, DisclosureMatrix matrix, AccessLog log) {
        this.role = role;
        this.dataSource = dataSource;
        this.matrix = matrix;
        this.log = log;
    }

    /** The first {@value #MOST} tasks. */
    Recorded<TaskList> list(@Nullable String statedPurpose, Caller caller) {
        var stated = Purposes.stated(statedPurpose);
        var live = stated.equals(Purpose.TRIAGE) ? Set.of(stated) : Set.<Purpose>of();
        var decision = matrix.decide(caller.requiredSector(), caller.requiredTier(), live);
        var tasks = role.call(Session.job("casework", caller), () -> read(decision));
        var access = Access.of(caller, Action.CONSULTATION, "GET /v1/tasks")
                .purpose(stated.code())
                .cases(tasks.tasks().stream()
                        .map(TaskList.Task::caseId)
                        .distinct()
                        .toList())
                .items(tasks.tasks().stream().map(TaskList.Task::id).toList());
        return new Recorded<>(log.recordDurably(access), tasks);
    }

    private TaskList read(Decision decision) throws SQLException {
        List<TaskList.Task> tasks = new ArrayList<>();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(SELECT);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                var row = rows.getString("matrix_row");
                boolean shown = row != null && decision.shows(row);
                tasks.add(new TaskList.Task(
                        rows.getObject("id", UUID.class),
                        rows.getObject("case_id", UUID.class),
                        rows.getString("reference"),
                        rows.getString("kind"),
                        rows.getString("field"),
                        shown ? rows.getString("received_value") : null,
                        rows.getString("team"),
                        rows.getTimestamp("due_at").toInstant()));
            }
        }
        return new TaskList(tasks);
    }
}
