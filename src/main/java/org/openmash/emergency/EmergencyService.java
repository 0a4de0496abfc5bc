package org.openmash.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Outcome;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.CaseRows.Place;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.emergency.EmergencyRows.Standing;
import org.openmash.hub.AgencyLeads;
import org.openmash.hub.CaseClocks;
import org.openmash.identity.Caller;
import org.openmash.notice.NewNotice;
import org.openmash.notice.NoticeKind;
import org.openmash.notice.Notices;
import org.openmash.ops.TimeOrderedId;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/**
 * Grants emergency access: to people only, for half an hour, to one case, told to the owners and the hub's leads at once. What is
 * not known, sealed, restricted or excluded is answered alike.
 */
@ApplicationScoped
class EmergencyService {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int MOST_LIVE = 3;

    private final DatabaseRole role;
    private final EmergencyRows rows;
    private final CaseClocks hubs;
    private final AgencyLeads leads;
    private final Notices notices;
    private final SeekLimit limit;
    private final AccessLog log;
    private final Clock clock;

    EmergencyService(
            DatabaseRole role,
            EmergencyRows rows,
            CaseClocks hubs,
            AgencyLeads leads,
            Notices notices,
            SeekLimit limit,
            AccessLog log,
            Clock clock) {
        this.role = role;
        this.rows = rows;
        this.hubs = hubs;
        this.leads = leads;
        this.notices = notices;
        this.limit = limit;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Access to a case the caller may know of.
     *
     * @throws ProblemException 403 for a machine or when a review found misuse; 404 when the caller may not know of the case; 409
     *     with three live grants, or when a second person must say yes first; 429 for who is refused too often
     */
    Recorded<EmergencyGrant> take(UUID caseId, EmergencyRequests.Take request, Caller caller) {
        requirePerson(caller);
        var reason = Reason.of(request.reasonCode(), request.reason());
        var access = access(caller, Action.ADMINISTRATION, "POST /v1/cases/{id}/emergency-access", reason);
        return granted(role.call(Session.job("casework", caller), () -> {
            var standing = checked(caller);
            if (rows.known(caseId)) {
                return Optional.of(grant(caseId, reason, standing, access, caller));
            }
            limit.count(caller);
            return refused(caseId, caller);
        }));
    }

    /**
     * Access to the case of the person with exactly this identifier and date of birth; also where the agency takes no part.
     *
     * @throws ProblemException as for {@link #take}; 404 alike for nobody, several people, and a case that is kept from the caller;
     *     429 for who tries too often
     */
    Recorded<EmergencyGrant> seek(EmergencyRequests.Seek request, Caller caller) {
        requirePerson(caller);
        limit.count(caller);
        var identifier = Identifiers.canonical(request.identifier());
        var reason = Reason.of(request.reasonCode(), request.reason());
        var born = request.dateOfBirth();
        if (born == null) {
            throw ProblemException.invalid("dateOfBirth", "is required");
        }
        var access = access(caller, Action.SEARCH, "POST /v1/emergency-access", reason)
                .searched(Map.of(identifier.kind(), identifier.value(), "dateOfBirth", born.toString()));
        return granted(role.call(Session.job("casework", caller), () -> {
            var standing = checked(caller);
            var found = rows.caseOf(identifier, born);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            return rows.keptOut(found.get())
                    ? refused(found.get(), caller)
                    : Optional.of(grant(found.get(), reason, standing, access, caller));
        }));
    }

    private Standing checked(Caller caller) throws SQLException {
        var standing = rows.standing(caller);
        if (standing.suspended()) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "A review found misuse; your right to emergency access is suspended.");
        }
        if (standing.live() >= MOST_LIVE) {
            throw conflict("You hold " + MOST_LIVE + " emergency grants; wait until one has ended.");
        }
        if (standing.overdue() && standing.second() == null) {
            throw conflict(
                    "An earlier emergency access of yours was not reviewed in time. Ask a second person to say yes"
                            + " by POST /v1/emergency-access/seconds, then ask again.");
        }
        return standing;
    }

    private Recorded<EmergencyGrant> grant(UUID caseId, Reason reason, Standing standing, Access access, Caller caller)
            throws SQLException {
        var now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
        var place = new Place(TimeOrderedId.next(), caseId, caller.hub(), now);
        var until = now.plus(LIFE);
        var reviewDue = hubs.responseDue(now);
        rows.grant(place, reason, until, reviewDue, standing.overdue() ? standing.second() : null, caller);
        tellOwners(place, caller);
        var leadsOfHub = hubs.hub(caller.hub()).safeguardingLeads();
        notices.toPeople(
                place, leadsOfHub, NewNotice.due(NoticeKind.EMERGENCY_ACCESS, place.id(), caller.agency(), reviewDue));
        notices.toPeople(
                place,
                leadsOfHub,
                NewNotice.overdue(NoticeKind.EMERGENCY_REVIEW_OVERDUE, place.id(), caller.agency(), reviewDue));
        var entry = log.record(access.cases(caseId).items(List.of(place.id())));
        return new Recorded<>(entry, new EmergencyGrant(place.id(), caseId, until, reviewDue));
    }

    /** The named leads of each agency that gave something; without one its specialists. The excluded never see it. */
    private void tellOwners(Place place, Caller caller) throws SQLException {
        var notice = NewNotice.of(NoticeKind.EMERGENCY_ACCESS, place.id(), caller.agency());
        for (String agency : rows.owningAgencies(place.caseId())) {
            var people = leads.of(caller.hub(), agency);
            if (people.isEmpty()) {
                notices.toAgency(place, agency, notice);
            } else {
                notices.toPeople(place, people, notice);
            }
        }
    }

    /** Nothing to the caller; where only the restricted mark stands in the way, the leads of the hub are told to ring. */
    private Optional<Recorded<EmergencyGrant>> refused(UUID caseId, Caller caller) throws SQLException {
        if (rows.onlyRestricted(caseId)) {
            var now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
            var place = new Place(TimeOrderedId.next(), caseId, caller.hub(), now);
            notices.toPeople(
                    place,
                    hubs.hub(caller.hub()).safeguardingLeads(),
                    NewNotice.refused(
                            NoticeKind.EMERGENCY_ACCESS_SOUGHT, place.id(), caller.agency(), caller.person()));
        }
        return Optional.empty();
    }

    /** Thrown after the commit, so that what the leads are told stays; the refusal is recorded like every other. */
    private static Recorded<EmergencyGrant> granted(Optional<Recorded<EmergencyGrant>> result) {
        return result.orElseThrow(ProblemException::notFound);
    }

    private static Access access(Caller caller, Action action, String operation, Reason reason) {
        return Access.of(caller, action, operation)
                .purpose("EMERGENCY")
                .reason(reason.code() + ": " + reason.text())
                .outcome(Outcome.EMERGENCY);
    }

    private static void requirePerson(Caller caller) {
        if (caller.machine()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Emergency access is for people, not for systems.");
        }
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.MOVE_NOT_ALLOWED, detail);
    }
}
