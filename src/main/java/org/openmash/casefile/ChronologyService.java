package org.openmash.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.openmash.agreement.Agreements;
import org.openmash.agreement.Judged;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Outcome;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.DisclosedChronology;
import org.openmash.disclosure.DisclosedChronology.Asked;
import org.openmash.disclosure.Session;
import org.openmash.problem.ProblemException;

/** Reads chronologies; released, like every view, only when the entry that records it is durable. */
@ApplicationScoped
class ChronologyService {
    private final DatabaseRole role;
    private final DisclosedChronology chronology;
    private final Agreements agreements;
    private final AccessLog log;

    ChronologyService(DatabaseRole role, DisclosedChronology chronology, Agreements agreements, AccessLog log) {
        this.role = role;
        this.chronology = chronology;
        this.agreements = agreements;
        this.log = log;
    }

    /** A page of the chronology of one case; the entry names the items on the page. */
    Recorded<DisclosedChronology.Page> page(Asked asked) {
        var judged = role.call(Session.reading(asked.caller(), asked.stated().code()), () -> judged(asked));
        var page = judged.body();
        var decision = page.decision();
        var access = Access.of(asked.caller(), Action.CONSULTATION, "GET /v1/cases/{id}/chronology")
                .purpose(asked.stated(), decision)
                .cases(asked.caseId())
                .items(page.items())
                .shown(decision.shownNames())
                .withheld(decision.withheldNames())
                .outcome(decision.withheld().isEmpty() ? Outcome.PERMITTED : Outcome.PARTIAL);
        return new Recorded<>(log.recordDurably(judged.in(access)), page);
    }

    private Judged<DisclosedChronology.Page> judged(Asked asked) throws SQLException {
        var page = chronology.page(asked).orElseThrow(ProblemException::notFound);
        var decision = page.decision();
        var judgement = agreements.judge(asked.caller(), asked.stated().code(), decision, page.sources());
        return Judged.one(judgement, page, page.isUrgent() || decision.isEmergency());
    }
}
