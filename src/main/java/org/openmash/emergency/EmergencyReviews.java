package org.openmash.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.casefile.Given;
import org.openmash.disclosure.CaseRows.Place;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.identity.Tier;
import org.openmash.ops.TimeOrderedId;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/** What other people say to a use of emergency access: the review afterwards, and the yes before the next use. */
@ApplicationScoped
class EmergencyReviews {
    /** How long a second person's yes waits for the use it is given for; it counts once. */
    private static final Duration YES = Duration.ofMinutes(30);

    private static final Set<String> FINDINGS = Set.of("JUSTIFIED", "MISUSE");

    private final DatabaseRole role;
    private final EmergencyRows rows;
    private final AccessLog log;
    private final Clock clock;

    EmergencyReviews(DatabaseRole role, EmergencyRows rows, AccessLog log, Clock clock) {
        this.role = role;
        this.rows = rows;
        this.log = log;
        this.clock = clock;
    }

    /** The uses on cases the caller may know of, what is overdue first. */
    Recorded<EmergencyUse.Page> list(Caller caller) {
        var page = role.call(Session.job("casework", caller), () -> new EmergencyUse.Page(rows.uses()));
        var access = Access.of(caller, Action.AUDIT, "GET /v1/emergency-access")
                .cases(page.uses().stream().map(EmergencyUse::caseId).distinct().toList())
                .items(page.uses().stream().map(EmergencyUse::id).toList());
        return new Recorded<>(log.recordDurably(access), page);
    }

    /**
     * The review of a use. A finding of misuse stands until two people, one of them a manager, found otherwise after it; else the
     * newest finding counts.
     *
     * @throws ProblemException 403 for the holder; 404 when the caller may not know of the case
     */
    Recorded<EmergencyReceipt> review(UUID caseId, UUID grant, EmergencyRequests.Review request, Caller caller) {
        var finding = Given.oneOf("finding", request.finding(), FINDINGS);
        var reason = Given.text("reason", request.reason());
        return role.call(Session.job("casework", caller), () -> {
            var holder = rows.holder(caseId, grant).orElseThrow(ProblemException::notFound);
            if (holder.equals(caller.person())) {
                throw new ProblemException(ProblemType.FORBIDDEN, "Another person must review your emergency access.");
            }
            var place = new Place(TimeOrderedId.next(), caseId, caller.hub(), now());
            rows.review(place, grant, finding, reason, caller);
            var entry =
                    log.record(Access.of(caller, Action.AUDIT, "POST /v1/cases/{id}/emergency-access/{grant}/reviews")
                            .reason(finding + ": " + reason)
                            .cases(caseId)
                            .items(List.of(grant)));
            return new Recorded<>(entry, new EmergencyReceipt(place.id(), place.recordedAt()));
        });
    }

    /**
     * A second person's yes to the next use by somebody.
     *
     * @throws ProblemException 400 for oneself; 403 for who is neither specialist nor officer
     */
    Recorded<EmergencyReceipt> second(EmergencyRequests.Second request, Caller caller) {
        var person = Given.text("person", request.person());
        var reason = Given.text("reason", request.reason());
        if (!caller.isOfficer() && caller.tier() != Tier.CLOSED) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only a specialist or an officer may say yes.");
        }
        if (person.equals(caller.person())) {
            throw ProblemException.invalid("person", "must be another person");
        }
        return role.call(Session.job("casework", caller), () -> {
            var now = now();
            var id = rows.second(person, reason, now, now.plus(YES), caller);
            var entry = log.record(Access.of(caller, Action.ADMINISTRATION, "POST /v1/emergency-access/seconds")
                    .purpose("EMERGENCY")
                    .reason(reason)
                    .items(List.of(id)));
            return new Recorded<>(entry, new EmergencyReceipt(id, now));
        });
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
    }
}
