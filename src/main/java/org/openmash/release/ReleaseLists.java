package org.openmash.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.agreement.Agreements;
import org.openmash.agreement.Judged;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Purpose;
import org.openmash.disclosure.Purposes;
import org.openmash.disclosure.ReleasedList;
import org.openmash.disclosure.Session;
import org.openmash.hub.AgencyLeads;
import org.openmash.identity.Caller;
import org.openmash.identity.Tier;
import org.openmash.problem.ProblemException;

/** What is released to an agency, and the terms of all releases of a case. */
@ApplicationScoped
class ReleaseLists {
    private final DatabaseRole role;
    private final ReleasedList released;
    private final DisseminationRows rows;
    private final Agreements agreements;
    private final AgencyLeads leads;
    private final AccessLog log;

    ReleaseLists(
            DatabaseRole role,
            ReleasedList released,
            DisseminationRows rows,
            Agreements agreements,
            AgencyLeads leads,
            AccessLog log) {
        this.role = role;
        this.released = released;
        this.rows = rows;
        this.agreements = agreements;
        this.leads = leads;
        this.log = log;
    }

    /** The copies the caller's agency may read now; the entry names each release. */
    Recorded<ReleasedList.Page> addressed(@Nullable String statedPurpose, Caller caller) {
        var stated = Purposes.stated(statedPurpose);
        var judged = role.call(Session.reading(caller, stated.code()), () -> judged(stated, caller));
        var page = judged.body();
        var access = Access.of(caller, Action.CONSULTATION, "GET /v1/disseminations")
                .purpose(stated.code())
                .cases(page.cases())
                .under(page.releases())
                .shown(page.fields());
        return new Recorded<>(log.recordDurably(judged.in(access)), page);
    }

    /** Without the copies that a suspended agreement stops. */
    private Judged<ReleasedList.Page> judged(Purpose stated, Caller caller) throws SQLException {
        var living = released.living(caller);
        var copies = agreements.judgeCopies(caller, stated.code(), Optional.empty(), living);
        var shown =
                living.stream().filter(copy -> !copies.stopped().contains(copy)).toList();
        return Judged.one(copies.judgement(), released.page(shown, caller, stated), true);
    }

    /**
     * The terms of the releases of a case, without their text: for officers all, for an agency those it owns or asked for. Without
     * a part in the case its named lead sees those of what it owns, its specialists those that wait for their answer.
     *
     * @throws ProblemException 404 when there is none and the caller may not know of the case
     */
    Recorded<DisseminationTerms.Page> ofCase(UUID caseId, Caller caller) {
        var page = role.call(Session.job("casework", caller), () -> {
            var known = rows.known(caseId);
            var found = rows.ofCase(caseId).stream()
                    .filter(terms -> known || concern(terms, caller))
                    .toList();
            if (found.isEmpty() && !known) {
                throw ProblemException.notFound();
            }
            return new DisseminationTerms.Page(
                    found.stream().map(terms -> asSeenBy(terms, caller)).toList());
        });
        var access = Access.of(caller, Action.CONSULTATION, "GET /v1/cases/{id}/disseminations")
                .cases(caseId)
                .items(page.disseminations().stream()
                        .map(DisseminationTerms::id)
                        .toList())
                .shown(page.disseminations().isEmpty() ? List.of() : List.of("dissemination.terms"));
        return new Recorded<>(log.recordDurably(access), page);
    }

    /** Whether the terms are the caller's business although it may not know of the case now. */
    private boolean concern(DisseminationTerms terms, Caller caller) {
        boolean asked = terms.state() == DisseminationState.AWAITING_OWNER && leads.mayRelease(caller);
        return caller.agency().equals(terms.owner()) && (asked || leads.isLead(caller));
    }

    /** Whose an item is shows as on the case: to specialists, officers and the owner. */
    private static DisseminationTerms asSeenBy(DisseminationTerms terms, Caller caller) {
        boolean tells = caller.isOfficer()
                || caller.tier() == Tier.CLOSED
                || caller.agency().equals(terms.owner());
        return tells ? terms : terms.withoutOwner();
    }
}
