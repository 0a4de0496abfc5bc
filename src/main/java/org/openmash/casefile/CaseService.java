package org.openmash.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.agreement.Agreements;
import org.openmash.agreement.Judged;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Outcome;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.DisclosedList;
import org.openmash.disclosure.DisclosedQuery;
import org.openmash.disclosure.DisclosedView;
import org.openmash.disclosure.EmergencyQuery;
import org.openmash.disclosure.Purpose;
import org.openmash.disclosure.Purposes;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/**
 * Reads cases. A view can only be had through a decision, and it is released only when the entry that records it is durable:
 * if the access cannot be recorded, nothing is shown.
 */
@ApplicationScoped
class CaseService {
    private final DatabaseRole role;
    private final DisclosedQuery query;
    private final EmergencyQuery emergencies;
    private final DisclosedList list;
    private final Agreements agreements;
    private final AccessLog log;

    CaseService(
            DatabaseRole role,
            DisclosedQuery query,
            EmergencyQuery emergencies,
            DisclosedList list,
            Agreements agreements,
            AccessLog log) {
        this.role = role;
        this.query = query;
        this.emergencies = emergencies;
        this.list = list;
        this.agreements = agreements;
        this.log = log;
    }

    /** One case, as far as the caller may read it for the purpose stated, or under its emergency grant. */
    Recorded<DisclosedView> disclose(UUID id, @Nullable String statedPurpose, Caller caller) {
        var stated = Purposes.stated(statedPurpose);
        var seen = stated.equals(Purpose.EMERGENCY)
                ? role.call(Session.underGrant(caller), () -> emergencies.read(id, caller))
                : Optional.<EmergencyQuery.Seen>empty();
        return seen.map(under -> inEmergency(id, under, caller)).orElseGet(() -> ordinarily(id, stated, caller));
    }

    private Recorded<DisclosedView> ordinarily(UUID id, Purpose stated, Caller caller) {
        var judged = role.call(Session.reading(caller, stated.code()), () -> view(id, stated, caller));
        var view = judged.body();
        var access = access(id, view, caller)
                .purpose(stated, view.decision())
                .under(view.releases())
                .outcome(view.decision().withheld().isEmpty() ? Outcome.PERMITTED : Outcome.PARTIAL);
        return new Recorded<>(log.recordDurably(judged.in(access)), view);
    }

    private Recorded<DisclosedView> inEmergency(UUID id, EmergencyQuery.Seen seen, Caller caller) {
        var under = new ArrayList<>(seen.view().releases());
        under.add(seen.grant());
        var access = access(id, seen.view(), caller)
                .purpose(Purpose.EMERGENCY, seen.view().decision())
                .under(under)
                .urgent(true)
                .outcome(Outcome.EMERGENCY);
        return new Recorded<>(log.recordDurably(access), seen.view());
    }

    private static Access access(UUID id, DisclosedView view, Caller caller) {
        return Access.of(caller, Action.CONSULTATION, "GET /v1/cases/{id}")
                .cases(id)
                .items(view.items())
                .shown(view.decision().shownNames())
                .withheld(view.decision().withheldNames())
                .urgent(view.isUrgent());
    }

    /** The work list: cases the caller may know of, filtered and sorted by what it may read. */
    Recorded<DisclosedList.Page> list(Map<String, String> parameters, @Nullable String statedPurpose, Caller caller) {
        var stated = Purposes.stated(statedPurpose);
        var judged = role.call(Session.reading(caller, stated.code()), () -> {
            var judgement = agreements.judgeList(caller, stated.code());
            return Judged.many(judgement, urgentOnly -> list.page(parameters, caller, stated, urgentOnly));
        });
        var page = judged.body();
        var access = Access.of(caller, Action.CONSULTATION, "GET /v1/cases")
                .purpose(stated.code())
                .cases(page.cases())
                .shown(page.fields())
                .urgent(page.isUrgent())
                .outcome(Outcome.PERMITTED);
        return new Recorded<>(log.recordDurably(judged.in(access)), page);
    }

    private Judged<DisclosedView> view(UUID id, Purpose stated, Caller caller) throws SQLException {
        var decision = query.decide(id, caller, stated).orElseThrow(ProblemException::notFound);
        var view = query.view(id, decision, caller, stated);
        var judgement = agreements.judge(caller, stated.code(), decision, view.sources());
        var copies = agreements.judgeCopies(caller, stated.code(), Optional.of(decision), view.releases());
        return Judged.one(judgement, copies, view.without(copies.stopped()), view.isUrgent() || decision.isEmergency());
    }
}
