package org.openmash.casefile;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    /** A rating made after a task settles that the concern was read and earlier records were looked for. */
    private static final String SELECT = """
            select t.id, t.case_id, c.reference, t.kind, t.field, t.team, t.due_at,
              case when t.matrix_row = any (?) then t.matrix_row end as shown_row,
              case when t.matrix_row = any (?) then t.received_value end as received_value
            from casework.task t join casework.case_open c on c.id = t.case_id
            where c.closed_at is null and not exists (select 1 from casework.case_event e
              where e.case_id = t.case_id and e.kind = 'RATED' and e.recorded_at > t.recorded_at
                and t.kind in ('CHECK_FOR_EARLIER_RECORDS', 'READ_NEW_CONCERN'))
              and not exists (select 1 from casework.task_completion d where d.task_id = t.id)
            order by t.due_at, t.id limit\s""" + MOST;

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
        Set<String> released = new TreeSet<>();
        var tasks = role.call(Session.job("casework", caller), () -> read(decision, released));
        var access = Access.of(caller, Action.CONSULTATION, "GET /v1/tasks")
                .purpose(stated.code())
                .shown(released)
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

    private TaskList read(Decision decision, Set<String> released) throws SQLException {
        List<TaskList.Task> tasks = new ArrayList<>();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(SELECT)) {
            var shownRows =
                    connection.createArrayOf("text", decision.shownNames().toArray());
            statement.setArray(1, shownRows);
            statement.setArray(2, shownRows);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    tasks.add(task(rows));
                    var row = rows.getString("shown_row");
                    if (row != null) {
                        released.add(row);
                    }
                }
            }
        }
        return new TaskList(tasks);
    }
}
