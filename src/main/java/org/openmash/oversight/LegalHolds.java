package org.openmash.oversight;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Reasons;
import org.openmash.audit.Recorded;
import org.openmash.audit.StaffTokens;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.ops.TimeOrderedId;
import org.openmash.problem.ProblemException;

/** Legal holds on details of the access log: one person places one, another ends it. */
@ApplicationScoped
class LegalHolds {
    private static final String PLACE =
            "insert into audit.legal_hold (id, hub, recorded_at, case_id, actor_token, person_token, reason,"
                    + " by_subject, by_person) values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String END = "insert into audit.legal_hold_end (hold_id, hub, recorded_at, reason, by_subject,"
            + " by_person) select h.id, h.hub, ?, ?, ?, ? from audit.legal_hold h where h.id = ? and h.hub = ?"
            + " and h.by_person <> ? on conflict do nothing";

    private final DatabaseRole role;
    private final AgroalDataSource dataSource;
    private final AccessLog log;
    private final Clock clock;

    LegalHolds(DatabaseRole role, AgroalDataSource dataSource, AccessLog log, Clock clock) {
        this.role = role;
        this.dataSource = dataSource;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What is held, whichever hub's people looked; everything of the own hub when nothing is named.
     *
     * @param actor the token of an account
     * @param actorPerson the token of the human being behind one or more accounts
     */
    @Schema(name = "LegalHoldRequest")
    record Asked(
            @Nullable UUID caseId,
            @Nullable String actor,
            @Nullable String actorPerson,
            @Nullable String reason) {}

    /** Why it ends. */
    @Schema(name = "LegalHoldEnd")
    record End(@Nullable String reason) {}

    /** The hold. */
    @Schema(name = "LegalHold")
    record Placed(UUID id) {}

    Recorded<Placed> place(@Nullable Asked asked, Caller caller) {
        var reason = Reasons.required(asked == null ? null : asked.reason());
        var caseId = asked == null ? null : asked.caseId();
        var actor = asked == null ? null : asked.actor();
        var person = asked == null ? null : asked.actorPerson();
        requireOne(caseId, actor, person);
        return role.call(Session.job(AlertService.ROLE, caller), () -> {
            var placed = new Placed(TimeOrderedId.next());
            try (var connection = dataSource.getConnection();
                    var statement = connection.prepareStatement(PLACE)) {
                statement.setObject(1, placed.id);
                statement.setString(2, caller.hub());
                statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
                statement.setObject(4, caseId, java.sql.Types.OTHER);
                statement.setString(5, actor);
                statement.setString(6, person);
                statement.setString(7, reason);
                statement.setString(8, caller.subject());
                statement.setString(9, caller.person());
                statement.executeUpdate();
            }
            return recorded(placed, "POST /v1/audit/legal-holds", reason, caller);
        });
    }

    private static void requireOne(@Nullable UUID caseId, @Nullable String actor, @Nullable String person) {
        if (Stream.of(caseId, actor, person).filter(Objects::nonNull).count() > 1) {
            throw ProblemException.invalid(
                    actor == null ? "actorPerson" : "actor",
                    "and what else is named are two holds; place them one by one");
        }
        if (actor != null && !StaffTokens.isAccount(actor)) {
            throw ProblemException.invalid("actor", "is not the token of an account");
        }
        if (person != null && !StaffTokens.isPerson(person)) {
            throw ProblemException.invalid("actorPerson", "is not the token of a member of staff");
        }
    }

    /**
     * Ends a hold.
     *
     * @throws ProblemException 404 when the hub has no such hold in force, or the caller placed it
     */
    Recorded<Placed> end(UUID id, @Nullable End asked, Caller caller) {
        var reason = Reasons.required(asked == null ? null : asked.reason());
        return role.call(Session.job(AlertService.ROLE, caller), () -> {
            try (var connection = dataSource.getConnection()) {
                if (end(id, reason, caller, connection) == 0) {
                    throw ProblemException.notFound();
                }
            }
            return recorded(new Placed(id), "POST /v1/audit/legal-holds/{id}/ends", reason, caller);
        });
    }

    private int end(UUID id, String reason, Caller caller, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(END)) {
            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setString(2, reason);
            statement.setString(3, caller.subject());
            statement.setString(4, caller.person());
            statement.setObject(5, id);
            statement.setString(6, caller.hub());
            statement.setString(7, caller.person());
            return statement.executeUpdate();
        }
    }

    private Recorded<Placed> recorded(Placed hold, String operation, String reason, Caller caller) {
        var access = Access.of(caller, Action.ADMINISTRATION, operation);
        return new Recorded<>(log.record(access.items(List.of(hold.id)).reason(reason)), hold);
    }
}
