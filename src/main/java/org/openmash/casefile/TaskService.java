package org.openmash.casefile;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
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
            "select t.id, t.case_id, c.reference, t.kind, t.field, case when t.matrix_row = any (?) then t.received_value end as received_value,"
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

    private static TaskList.Task task(ResultSet row) throws SQLException {
        return new TaskList.Task(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("reference"),
                row.getString("kind"),
                row.getString("field"),
                row.getString("received_value"),
                row.getString("team"),
                row.getTimestamp("due_at").toInstant());
    }

    private TaskList read(Decision decision) throws SQLException {
        List<TaskList.Task> tasks = new ArrayList<>();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(SELECT)) {
            statement.setArray(
                    1, connection.createArrayOf("text", decision.shownNames().toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    tasks.add(task(rows));
                }
            }
        }
        return new TaskList(tasks);
    }
}
