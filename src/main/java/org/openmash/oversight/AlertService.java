package org.openmash.oversight;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Outcome;
import org.openmash.audit.Reasons;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.ops.TimeOrderedId;
import org.openmash.problem.ProblemException;

/** Alerts for the auditor: computed, listed, reviewed. Nobody sees or reviews one about itself or somebody it manages. */
@ApplicationScoped
class AlertService {
    static final String ROLE = "oversight";
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final String REVIEW = "insert into oversight.alert_review (id, hub, alert_id, recorded_at, outcome,"
            + " note, by_subject, by_person) values (?, ?, ?, ?, ?, ?, ?, ?)";

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final AlertRun run;
    private final AccessLog log;
    private final Clock clock;

    AlertService(DatabaseRole role, AgroalDataSource dataSource, AlertRun run, AccessLog log, Clock clock) {
        this.role = role;
        this.dataSource = dataSource;
        this.run = run;
        this.log = log;
        this.clock = clock;
    }

    /** The alerts of the hub, newest first. */
    Recorded<Alerts.Listed> list(AlertSelect.Asked asked, Caller caller) {
        var listed = role.call(Session.job(ROLE, caller), () -> AlertSelect.list(asked, caller, dataSource));
        var access = look("GET /v1/audit/alerts", caller)
                .outcome(listed.isEmpty() ? Outcome.NOT_FOUND : Outcome.PERMITTED)
                .items(listed.stream().map(Alerts.Alert::id).toList());
        return new Recorded<>(log.recordDurably(access), new Alerts.Listed(listed));
    }

    /**
     * Computes the alerts of a window now.
     *
     * @throws ProblemException 400 when it is not a period of the past of at most 31 days
     */
    Recorded<Alerts.Raised> run(Alerts.@Nullable Run asked, Caller caller) {
        var from = asked == null ? null : asked.from();
        var to = asked == null ? null : asked.to();
        if (from == null
                || to == null
                || !from.isBefore(to)
                || from.plus(LONGEST).isBefore(to)) {
            throw ProblemException.invalid("from", "and to must be a period of at most 31 days");
        }
        return raise(from, to, "POST /v1/audit/alerts/runs", caller);
    }

    Recorded<Alerts.Raised> raise(Instant from, Instant to, String operation, Caller caller) {
        return role.call(Session.job(ROLE, caller), () -> {
            var raised = new Alerts.Raised(run.raise(caller.hub(), from, to));
            return new Recorded<>(log.record(look(operation, caller)), raised);
        });
    }

    /**
     * Adds a review; earlier ones stay.
     *
     * @throws ProblemException 404 for an alert that is none, or about the reviewer or somebody it manages
     */
    Recorded<Alerts.Reviewed> review(UUID alert, Alerts.@Nullable Review asked, Caller caller) {
        var note = Reasons.required(asked == null ? null : asked.reason());
        var outcome = asked == null ? null : asked.outcome();
        if (outcome == null) {
            throw ProblemException.invalid("outcome", "is required");
        }
        return role.call(Session.job(ROLE, caller), () -> {
            AlertSelect.requireReviewable(alert, caller, dataSource);
            var review = new Alerts.Reviewed(TimeOrderedId.next(), alert, outcome);
            insert(review, note, caller);
            var access = look("POST /v1/audit/alerts/{id}/reviews", caller)
                    .items(List.of(alert, review.id()))
                    .reason(note);
            return new Recorded<>(log.record(access), review);
        });
    }

    private void insert(Alerts.Reviewed review, String note, Caller caller) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(REVIEW)) {
            statement.setObject(1, review.id());
            statement.setString(2, caller.hub());
            statement.setObject(3, review.alert());
            statement.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setString(5, review.outcome().name());
            statement.setString(6, note);
            statement.setString(7, caller.subject());
            statement.setString(8, caller.person());
            statement.executeUpdate();
        }
    }

    private static Access look(String operation, Caller caller) {
        return Access.of(caller, Action.AUDIT, operation).purpose("AUDIT");
    }
}
