package org.openmash.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.casefile.SeenItems;
import org.openmash.disclosure.CaseField;
import org.openmash.disclosure.CaseRows.Place;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.DisclosedQuery;
import org.openmash.disclosure.Purpose;
import org.openmash.disclosure.Purposes;
import org.openmash.disclosure.ReleasedCopies;
import org.openmash.disclosure.ReleasedCopy;
import org.openmash.disclosure.Session;
import org.openmash.hub.AgencyLeads;
import org.openmash.hub.CaseClocks;
import org.openmash.identity.Caller;
import org.openmash.notice.NewNotice;
import org.openmash.notice.NoticeKind;
import org.openmash.notice.Notices;
import org.openmash.ops.TimeOrderedId;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/** Begins a release: at once for what the own agency owns, else by asking the owner. */
@ApplicationScoped
class ReleaseService {
    private static final String OPERATION = "POST /v1/cases/{id}/disseminations";

    private final DatabaseRole role;
    private final DisclosedQuery query;
    private final ReleasedCopies copies;
    private final DisseminationRows rows;
    private final ReleaseRules rules;
    private final AgencyLeads leads;
    private final SeenItems seen;
    private final CaseClocks hubs;
    private final Notices notices;
    private final AccessLog log;
    private final Clock clock;

    ReleaseService(
            DatabaseRole role,
            DisclosedQuery query,
            ReleasedCopies copies,
            DisseminationRows rows,
            ReleaseRules rules,
            AgencyLeads leads,
            SeenItems seen,
            CaseClocks hubs,
            Notices notices,
            AccessLog log,
            Clock clock) {
        this.role = role;
        this.query = query;
        this.copies = copies;
        this.rows = rows;
        this.rules = rules;
        this.leads = leads;
        this.seen = seen;
        this.hubs = hubs;
        this.notices = notices;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Releases a copy, or asks its owner to.
     *
     * @throws ProblemException 400 naming the field; 403 for who is no specialist; 404 when the caller may not know of the case
     *     or the item; 409 when there is nothing to copy or the place is protected
     */
    Recorded<DisseminationReceipt> release(
            UUID caseId, ReleaseRequests.Release request, @Nullable String statedPurpose, Caller caller) {
        leads.requireRelease(caller);
        var stated = Purposes.stated(statedPurpose);
        var wanted = rules.wanted(request, Instant.now(clock), caller);
        var item = wanted.item();
        // A named lead below the closed tier may not learn by trying that there is an item, nor copy it to read it.
        if (item != null && !seen.mayHandle(caseId, item, caller)) {
            throw ProblemException.notFound();
        }
        var field = wanted.field();
        var copy = field == null ? null : read(caseId, field, stated, caller);
        return role.call(Session.job("casework", caller), () -> {
            if (!rows.known(caseId)) {
                throw ProblemException.notFound();
            }
            if (item != null) {
                rows.lockItem(item);
            }
            var place = new Place(
                    TimeOrderedId.next(),
                    caseId,
                    caller.hub(),
                    Instant.now(clock).truncatedTo(ChronoUnit.MILLIS));
            return copy == null ? item(place, wanted, caller) : field(place, wanted, copy, caller);
        });
    }

    /** The field as the caller reads it for the purpose stated: nobody releases what is withheld from them. */
    private ReleasedCopy read(UUID caseId, CaseField field, Purpose stated, Caller caller) {
        if (!caller.agency().equals(hubs.hub(caller.hub()).agency())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "The hub releases the fields of its record; ask an officer of the hub.");
        }
        return role.call(Session.reading(caller, stated.code()), () -> {
            var decision = query.decide(caseId, caller, stated).orElseThrow(ProblemException::notFound);
            if (!decision.shows(field)) {
                throw ProblemException.invalid("field", "is withheld from you for this purpose");
            }
            return copies.ofField(query.view(caseId, decision, caller, stated), field)
                    .orElseThrow(() -> conflict("Nothing is held in this field."));
        });
    }

    private Recorded<DisseminationReceipt> field(Place place, Wanted wanted, ReleasedCopy copy, Caller caller)
            throws SQLException {
        if (copy.tellsLocation() && rows.locationProtected(place.caseId())) {
            throw conflict("The location of a person on this case is protected and is never released.");
        }
        rows.add(place, wanted, caller.agency(), null, caller);
        return live(place, wanted, copy, caller);
    }

    private Recorded<DisseminationReceipt> item(Place place, Wanted wanted, Caller caller) throws SQLException {
        var item = Objects.requireNonNull(wanted.item());
        var owner = rows.owner(place.caseId(), item).orElseThrow(ProblemException::notFound);
        if (!owner.equals(caller.agency())) {
            return ask(place, wanted, owner, caller);
        }
        rows.add(place, wanted, owner, null, caller);
        var copy = copies.ofItem(place.id()).orElseThrow(ReleaseService::withdrawn);
        return live(place, wanted, copy, caller);
    }

    private Recorded<DisseminationReceipt> live(Place place, Wanted wanted, ReleasedCopy copy, Caller caller)
            throws SQLException {
        copies.write(place, copy, wanted.terms(caller.agency(), caller.agency()), wanted.edit());
        return recorded(place, wanted, DisseminationState.LIVE, null, caller, copy.shown());
    }

    private Recorded<DisseminationReceipt> ask(Place place, Wanted wanted, String owner, Caller caller)
            throws SQLException {
        if (wanted.edit() != null) {
            throw ProblemException.invalid("edited", "is for the owner of the item to give");
        }
        var due = hubs.responseDue(place.recordedAt());
        rows.add(place, wanted, owner, due, caller);
        notices.toAgency(place, owner, NewNotice.due(NoticeKind.RELEASE_ASKED, place.id(), caller.agency(), due));
        var overdue = NewNotice.overdue(NoticeKind.RELEASE_ANSWER_OVERDUE, place.id(), caller.agency(), due);
        notices.toAgency(place, caller.agency(), overdue);
        notices.toPeople(place, hubs.hub(place.hub()).safeguardingLeads(), overdue);
        return recorded(place, wanted, DisseminationState.AWAITING_OWNER, due, caller, List.of());
    }

    private Recorded<DisseminationReceipt> recorded(
            Place place,
            Wanted wanted,
            DisseminationState state,
            @Nullable Instant due,
            Caller caller,
            List<String> shown) {
        var item = wanted.item();
        var entry = log.record(Access.of(caller, Action.DISCLOSURE, OPERATION)
                .purpose(wanted.purpose())
                .lawfulBasis(wanted.lawfulBasis())
                .reason(wanted.reason())
                .cases(place.caseId())
                .items(item == null ? List.of(place.id()) : List.of(place.id(), item))
                .shown(shown));
        return new Recorded<>(entry, new DisseminationReceipt(place.id(), place.caseId(), state, wanted.until(), due));
    }

    static ProblemException withdrawn() {
        return conflict("This item was corrected or taken back; there is nothing to release.");
    }

    static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.MOVE_NOT_ALLOWED, detail);
    }
}
