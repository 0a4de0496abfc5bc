package org.openmash.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.casefile.Given;
import org.openmash.disclosure.CaseRows.Place;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.ReleasedCopies;
import org.openmash.disclosure.ReleasedCopies.Terms;
import org.openmash.disclosure.ReleasedCopy.Edit;
import org.openmash.disclosure.Session;
import org.openmash.hub.AgencyLeads;
import org.openmash.identity.Caller;
import org.openmash.notice.NewNotice;
import org.openmash.notice.NoticeKind;
import org.openmash.notice.Notices;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/** What is decided about a release after it was begun: the owner's answer, the hub's override, its end. */
@ApplicationScoped
class ReleaseDecisions {
    private static final String PATH = "POST /v1/cases/{id}/disseminations/{dissemination}/";
    private static final Set<DisseminationState> UNDECIDED =
            Set.of(DisseminationState.AWAITING_OWNER, DisseminationState.DECLINED);
    private static final Set<DisseminationState> CAN_END =
            Set.of(DisseminationState.AWAITING_OWNER, DisseminationState.LIVE, DisseminationState.STOPPED);

    private final DatabaseRole role;
    private final ReleasedCopies copies;
    private final DisseminationRows rows;
    private final ReleaseRules rules;
    private final AgencyLeads leads;
    private final Notices notices;
    private final AccessLog log;
    private final Clock clock;

    ReleaseDecisions(
            DatabaseRole role,
            ReleasedCopies copies,
            DisseminationRows rows,
            ReleaseRules rules,
            AgencyLeads leads,
            Notices notices,
            AccessLog log,
            Clock clock) {
        this.role = role;
        this.copies = copies;
        this.rows = rows;
        this.rules = rules;
        this.leads = leads;
        this.notices = notices;
        this.log = log;
        this.clock = clock;
    }

    /** A release named in a path, and who acts on it. */
    record Asked(UUID caseId, UUID release, Caller caller) {}

    /** A decision in its transaction; gives the state the release is in after it, and the fields that left by it. */
    private interface Act {
        Outcome on(DisseminationTerms release, Place place) throws SQLException;
    }

    private record Outcome(DisseminationState state, List<String> shown) {
        static Outcome of(DisseminationState state) {
            return new Outcome(state, List.of());
        }
    }

    /** The owner agrees, and the copy is made, or declines. */
    Recorded<DisseminationReceipt> answer(Asked asked, ReleaseRequests.Answer request) {
        leads.requireRelease(asked.caller());
        var reason = Given.text("reason", request.reason());
        var edit = rules.edit(request.edited());
        if (request.agreed() == null) {
            throw ProblemException.invalid("agreed", "is required");
        }
        boolean agreed = request.agreed();
        return act(asked, "answers", reason, (release, place) -> {
            if (!asked.caller().agency().equals(release.owner())) {
                throw new ProblemException(ProblemType.FORBIDDEN, "Only the agency that owns the item answers.");
            }
            require(release, Set.of(DisseminationState.AWAITING_OWNER));
            rows.answer(place, agreed, reason, asked.caller());
            var kind = agreed ? NoticeKind.RELEASE_AGREED : NoticeKind.RELEASE_DECLINED;
            notices.toAgency(place, release.releasedBy(), NewNotice.of(kind, place.id(), null));
            return agreed ? copy(release, place, edit) : Outcome.of(DisseminationState.DECLINED);
        });
    }

    /** One of the two people who together stand in for the owner; the second completes it, and the owner is told at once. */
    Recorded<DisseminationReceipt> override(Asked asked, ReleaseRequests.OverrideRequest request) {
        var because = rules.dispensation(request.because());
        var reason = Given.text("reason", request.reason());
        var edit = rules.edit(request.edited());
        return act(asked, "overrides", reason, (release, place) -> {
            require(release, UNDECIDED);
            if (rows.overriddenBy(place.id(), asked.caller().person())) {
                throw ReleaseService.conflict("You have said so already; another person must say so too.");
            }
            rows.override(place, because, reason, asked.caller());
            if (!rows.agreed(place.id())) {
                return Outcome.of(release.state());
            }
            notices.toAgency(
                    place,
                    String.valueOf(release.owner()),
                    NewNotice.of(
                            NoticeKind.RELEASED_BY_OVERRIDE,
                            place.id(),
                            asked.caller().agency()));
            return copy(release, place, edit);
        });
    }

    /** Ends a release at once: the owner, whoever released it, or an officer. */
    Recorded<DisseminationReceipt> revoke(Asked asked, ReleaseRequests.WithReason request) {
        if (!asked.caller().isOfficer()) {
            leads.requireRelease(asked.caller());
        }
        var reason = Given.text("reason", request.reason());
        return act(asked, "revocations", reason, (release, place) -> {
            require(release, CAN_END);
            rows.end(place, reason, asked.caller());
            if (release.state() != DisseminationState.AWAITING_OWNER) {
                notices.toAgency(place, release.agency(), NewNotice.of(NoticeKind.RELEASE_REVOKED, place.id(), null));
            }
            return Outcome.of(DisseminationState.REVOKED);
        });
    }

    private Recorded<DisseminationReceipt> act(Asked asked, String what, String reason, Act act) {
        return role.call(Session.job("casework", asked.caller()), () -> {
            var release = rows.lock(asked.caseId(), asked.release()).orElseThrow(ProblemException::notFound);
            var place = new Place(
                    release.id(),
                    release.caseId(),
                    asked.caller().hub(),
                    Instant.now(clock).truncatedTo(ChronoUnit.MILLIS));
            var outcome = act.on(release, place);
            var item = release.item();
            var entry = log.record(Access.of(asked.caller(), Action.DISCLOSURE, PATH + what)
                    .purpose(release.purpose())
                    .lawfulBasis(release.lawfulBasis())
                    .reason(reason)
                    .cases(release.caseId())
                    .items(item == null ? List.of(release.id()) : List.of(release.id(), item))
                    .shown(outcome.shown()));
            return new Recorded<>(
                    entry,
                    new DisseminationReceipt(
                            release.id(), release.caseId(), outcome.state(), release.until(), release.answerDueAt()));
        });
    }

    private Outcome copy(DisseminationTerms release, Place place, @Nullable Edit edit) throws SQLException {
        var copy = copies.ofItem(release.id()).orElseThrow(ReleaseService::withdrawn);
        var terms = new Terms(
                release.agency(),
                String.valueOf(release.owner()),
                release.releasedBy(),
                release.purpose(),
                release.lawfulBasis(),
                release.until(),
                release.item());
        copies.write(place, copy, terms, edit);
        return new Outcome(DisseminationState.LIVE, copy.shown());
    }

    private static void require(DisseminationTerms release, Set<DisseminationState> states) {
        if (!states.contains(release.state())) {
            throw ReleaseService.conflict("This release is " + release.state() + "; that cannot be done to it now.");
        }
    }
}
